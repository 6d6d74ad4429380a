package jawait.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jawait.engine.SourceMap.Place;
import jawait.engine.magic.session.TraceMode;
import jawait.engine.shell.Shell;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.spi.SPIResolutionException;

/// Says what user code threw: the real class and message, the places in cells, library frames dim, ours left out,
/// causes and suppressed.
final class ThrowReport {
    private static final int MOST_FRAMES = 24;
    private static final int MOST_CAUSES = 8;
    private static final List<String> OURS = List.of(
            "jawait.engine.",
            "jawait.runtime.",
            "jawait.",
            "java.lang.reflect.Method",
            "jdk.internal.reflect.",
            "java.lang.invoke.",
            "java.lang.ScopedValue",
            "jdk.internal.vm.ScopedValueContainer",
            "java.lang.VirtualThread",
            "java.lang.Thread.run");

    private final Shell shell;
    private final SourceMap sources;
    private volatile TraceMode mode = TraceMode.CONTEXT;

    ThrowReport(Shell shell, SourceMap sources) {
        this.shell = shell;
        this.sources = sources;
    }

    /// Chooses how much later reports show.
    void show(TraceMode chosen) {
        mode = chosen;
    }

    /// Frames as reports show them, a line each. On the shell's thread.
    List<String> lines(List<StackTraceElement> all) {
        var frames = trimmed(all.toArray(StackTraceElement[]::new));
        var places = sources.locate(frames.toArray(StackTraceElement[]::new));
        var lines = new ArrayList<String>();
        for (int i = 0; i < frames.size(); i++) {
            StackTraceElement frame = frames.get(i);
            String label = label(frame);
            lines.add(places.get(i)
                    .map(place -> place.text() + (label.isEmpty() ? "" : ", in " + label))
                    .orElseGet(() -> SourceMap.readable(frame.toString())));
        }
        return lines;
    }

    /// The report of an exception. On the shell's thread.
    Problem of(Throwable thrown) {
        if (thrown instanceof CodeRefused refused) {
            return refused.problem();
        }
        if (thrown instanceof SPIResolutionException unresolved) {
            return unresolved(unresolved);
        }
        var report = new Report();
        write(report, "", thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
        return report.problem(nameOf(thrown), messageOf(thrown));
    }

    /// The report of an interrupt, with the place where it found the cell. On the shell's thread.
    Problem interrupted(Cell cell, StackTraceElement[] found, String note) {
        String name = InterruptedException.class.getName();
        String message = "Cell " + cell.label() + " was interrupted";
        var report = new Report().title(name, message);
        if (Stream.of(found).anyMatch(SourceMap::isCell)) {
            frames(report, found);
        }
        if (!note.isEmpty()) {
            report.text(note);
        }
        return report.problem(name, message);
    }

    private Problem unresolved(SPIResolutionException thrown) {
        var missing = shell.jshell()
                .snippets()
                .filter(s -> s.id().equals(String.valueOf(thrown.id())))
                .filter(DeclarationSnippet.class::isInstance)
                .map(DeclarationSnippet.class::cast)
                .findFirst();
        String what = missing.map(DeclarationSnippet::name).orElse("this");
        String until = missing.map(s -> String.join(
                        ", ", shell.jshell().unresolvedDependencies(s).toList()))
                .orElse("what it uses");
        String message = until.isEmpty()
                ? what + " no longer compiles since something that it uses changed; run its cell again"
                : what + " cannot be used until " + until + " is declared";
        var report = new Report().title("UnresolvedReference", message);
        frames(report, thrown.getStackTrace());
        return report.problem("UnresolvedReference", message);
    }

    private void write(Report report, String role, Throwable thrown, Set<Throwable> seen) {
        report.title(role + nameOf(thrown), messageOf(thrown));
        seen.add(thrown);
        frames(report, thrown.getStackTrace());
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (seen.size() < MOST_CAUSES && !seen.contains(suppressed)) {
                write(report, "Suppressed: ", suppressed, seen);
            }
        }
        Throwable cause = thrown.getCause();
        if (cause != null && seen.size() < MOST_CAUSES && !seen.contains(cause)) {
            write(report, "Caused by: ", cause, seen);
        }
    }

    private void frames(Report report, StackTraceElement[] all) {
        var frames = trimmed(all);
        var places = sources.locate(frames.toArray(StackTraceElement[]::new));
        int shown = mode == TraceMode.FULL ? frames.size() : Math.min(frames.size(), MOST_FRAMES);
        for (int i = 0; i < shown; i++) {
            frame(report, frames.get(i), places.get(i));
        }
        if (frames.size() > shown) {
            report.dim("    … " + (frames.size() - shown) + " more frames");
        }
    }

    private void frame(Report report, StackTraceElement frame, Optional<Place> place) {
        if (place.isPresent() && mode == TraceMode.PLAIN) {
            String label = label(frame);
            report.text(place.get().text() + (label.isEmpty() ? "" : ", in " + label));
        } else if (place.isPresent()) {
            String text = place.get().sourceLine();
            report.place(place.get(), label(frame), text.strip().length());
        } else {
            report.dim("    at " + SourceMap.readable(frame.toString()));
        }
    }

    /// What encloses the place: a method with its class, or nothing at the top level of a cell.
    private static String label(StackTraceElement frame) {
        String method = frame.getMethodName();
        if (method.contains("do_it$")) {
            return method.startsWith("lambda$") ? "a lambda" : "";
        }
        String readable = SourceMap.readable(frame.getClassName() + ".");
        String name = method.startsWith("lambda$") ? "a lambda of " + method.split("\\$", 3)[1] : method + "()";
        return readable.isEmpty() || readable.startsWith("REPL") ? name : readable + name;
    }

    /// Frames from the throwing one down to the cell's top level, without those of the machinery.
    private List<StackTraceElement> trimmed(StackTraceElement[] all) {
        if (mode == TraceMode.FULL) {
            return List.of(all);
        }
        var kept = new ArrayList<StackTraceElement>();
        for (var frame : all) {
            if (OURS.stream().noneMatch(frame.getClassName()::startsWith)) {
                kept.add(frame);
            }
            if (SourceMap.isCell(frame) && SourceMap.isTopLevel(frame)) {
                break;
            }
        }
        return kept;
    }

    private static String nameOf(Throwable thrown) {
        return SourceMap.readable(thrown.getClass().getName());
    }

    /// Asking a user's exception for its message runs user code, which may itself throw.
    private static String messageOf(Throwable thrown) {
        try {
            String message = thrown.getLocalizedMessage();
            return message == null ? "" : SourceMap.readable(message);
        } catch (Throwable e) {
            return "(its getMessage() threw " + e.getClass().getName() + ")";
        }
    }
}
