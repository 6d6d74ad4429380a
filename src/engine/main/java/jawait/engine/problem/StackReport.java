package jawait.engine.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jawait.engine.problem.Frames.Part;
import jawait.engine.shell.WrapperNames;

/// Writes stacks into a report: places in cells with their source, frames of libraries, what repeats said once.
/// On the shell's thread only, but for the mode.
final class StackReport {
    private static final int MOST_PARTS = 24;
    private static final int MOST_PLACES = 8;

    /// Of a cause that comes from the JDK alone the first few frames tell what it was about.
    private static final int MOST_OF_CAUSE = 4;

    private final Function<List<StackTraceElement>, List<Optional<Place>>> locate;
    volatile Tracebacks mode = Tracebacks.CONTEXT;

    StackReport(Function<List<StackTraceElement>, List<Optional<Place>>> locate) {
        this.locate = locate;
    }

    /// Writes a stack, innermost frame first.
    ///
    /// @return whether a place in the cell called `label` was among them
    boolean write(Report report, StackTraceElement[] all, String label) {
        return write(report, parts(all), label, MOST_PARTS);
    }

    /// Writes the stack of a cause, as far as it is not that of what it caused.
    void writeCause(Report report, StackTraceElement[] all) {
        var parts = parts(all);
        boolean bare = parts.stream().noneMatch(StackReport::isCell);
        write(report, parts, "", bare ? MOST_OF_CAUSE : MOST_PARTS);
    }

    private List<Part> parts(StackTraceElement[] all) {
        return Frames.parts(mode == Tracebacks.FULL ? List.of(all) : Frames.trimmed(all));
    }

    private boolean write(Report report, List<Part> parts, String label, int limit) {
        boolean full = mode == Tracebacks.FULL;
        int most = full ? parts.size() : limit;
        int left = 0;
        boolean met = false;
        String started = "";
        for (int i = 0, places = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            // Far down only what the user wrote is of interest.
            if (i >= most && !(isCell(part) && places++ < MOST_PLACES)) {
                left++;
                continue;
            }
            left = told(report, left);
            switch (part) {
                case Part.Seam(var task) -> started = task;
                case Part.Again(var length, var times) ->
                    report.text("    … and again " + (length == 1 ? "this frame" : "these " + length + " frames") + ", "
                            + times + " times more");
                case Part.Frame(var frame) -> {
                    var place = locate.apply(List.of(frame)).getFirst();
                    if (place.isPresent()) {
                        report.under(started, place.get(), enclosing(frame), around());
                        met |= place.get().in().name().equals(label);
                        started = "";
                    } else if (full || mode == Tracebacks.CONTEXT && started.isEmpty() && !WrapperNames.isCell(frame)) {
                        report.text("    at " + WrapperNames.readable(frame.toString()));
                    }
                }
            }
        }
        told(report, left);
        return met;
    }

    private static int told(Report report, int left) {
        if (left > 0) {
            report.text("    … " + left + " more frame" + (left == 1 ? "" : "s"));
        }
        return 0;
    }

    private static boolean isCell(Part part) {
        return part instanceof Part.Frame(var frame) && WrapperNames.isCell(frame);
    }

    /// Frames as reports show them, a line each, without their source.
    List<String> lines(List<StackTraceElement> frames) {
        var shown = mode == Tracebacks.FULL ? frames : Frames.trimmed(frames.toArray(StackTraceElement[]::new));
        var lines = new ArrayList<String>();
        for (var frame : shown) {
            String label = enclosing(frame);
            lines.add(locate.apply(List.of(frame))
                    .getFirst()
                    .map(place -> place.words() + (label.isEmpty() ? "" : ", in " + label))
                    .orElseGet(() -> WrapperNames.readable(frame.toString())));
        }
        return lines;
    }

    /// How many lines of source around a place are shown.
    int around() {
        return switch (mode) {
            case PLAIN -> -1;
            case CONTEXT -> 0;
            case FULL -> 2;
        };
    }

    /// What encloses the place: a method with its class, or nothing at the top level of a cell.
    private static String enclosing(StackTraceElement frame) {
        String method = frame.getMethodName();
        boolean lambda = method.startsWith("lambda$");
        if (method.contains("do_it$")) {
            return lambda ? "a lambda" : "";
        }
        // The constants of an enum, what is written with `new X() {…}` and homes of lambdas have numbers for names.
        String readable = WrapperNames.readable(frame.getClassName() + ".")
                .replace('$', '.')
                .replaceAll("(?<=\\.)\\.?\\d+\\.", "");
        String type = readable.startsWith("REPL") ? "" : readable;
        String bare = type.isEmpty() ? "" : type.substring(0, type.length() - 1);
        return switch (method) {
            case "<init>" -> "new " + bare + "()";
            case "<clinit>" -> "the static initialiser of " + bare;
            default -> lambda ? "a lambda of " + type + method.split("\\$", 3)[1] + "()" : type + method + "()";
        };
    }
}
