package jawait.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jawait.Cancelled;
import jawait.Failure;
import jawait.Outcome;
import jawait.Success;
import jawait.display.text.Plain;
import jawait.display.text.Units;
import jawait.runtime.Places;
import org.jspecify.annotations.Nullable;

/// Values with a state, or with parts, as cards. Nothing here waits for anything.
final class Cards {
    private static final int FRAMES = 40;
    private static final int TOP = 3;
    private static final int MOST_OUTCOMES = 20;
    private static final Pattern OURS = Pattern.compile("jawait\\..*|jdk\\.internal\\..*|java\\.lang\\.reflect\\..*"
            + "|java\\.lang\\.(?:VirtualThread|ScopedValue)(?:\\$.*)?");
    private static final String[] CASES = {"#3b8fd4", "#c77d0a", "#9467bd", "#2e9e5b", "#d9534f", "#8a8a8a"};

    private Cards() {}

    /// An outcome of this library's, coloured by its case.
    static MimeBundle of(Outcome<?> outcome) {
        String text = Render.text(outcome);
        return switch (outcome) {
            case Success<?>(var value) ->
                Card.of(Card.GOOD, "Success").and(value).bundle(text);
            case Failure<?>(var error) ->
                Card.of(Card.BAD, "Failure")
                        .and(Plain.thrown(error))
                        .folded("stack", stack(error))
                        .bundle(text);
            case Cancelled<?>() -> Card.of(Card.QUIET, "Cancelled").bundle(text);
        };
    }

    static boolean areOutcomes(List<?> list) {
        return !list.isEmpty() && list.stream().limit(MOST_OUTCOMES).allMatch(Outcome.class::isInstance);
    }

    /// Outcomes, one below the other.
    static MimeBundle of(List<?> outcomes) {
        var html = new StringBuilder();
        for (Object each : outcomes.subList(0, Math.min(MOST_OUTCOMES, outcomes.size()))) {
            html.append(of((Outcome<?>) each).get("text/html"));
        }
        int more = outcomes.size() - MOST_OUTCOMES;
        if (more > 0) {
            html.append("<div>… and ").append(Units.count(more)).append(" more</div>");
        }
        return MimeBundle.plain(Render.text(outcomes)).with("text/html", html.toString());
    }

    /// The state of a future and what it holds.
    static MimeBundle of(Future<?> future) {
        String name = Plain.name(future.getClass());
        return switch (future.state()) {
            case RUNNING -> Card.of(Card.BUSY, name).and("not completed").bundle(name + "[not completed]");
            case SUCCESS -> {
                Object value = future.resultNow();
                yield Card.of(Card.GOOD, name).and(value).bundle(name + "[completed: " + Render.text(value) + "]");
            }
            case CANCELLED -> Card.of(Card.QUIET, name).and("cancelled").bundle(name + "[cancelled]");
            case FAILED -> {
                var error = cause(future);
                yield Card.of(Card.BAD, name)
                        .and("failed: " + Plain.thrown(error))
                        .folded("stack", stack(error))
                        .bundle(name + "[failed: " + Plain.of(error, 1000) + "]");
            }
        };
    }

    private static Throwable cause(Future<?> future) {
        return future instanceof CompletableFuture<?> stage ? stage.exceptionNow() : future.exceptionNow();
    }

    /// An exception that is a value: its text, and its stack for who opens it.
    static MimeBundle of(Throwable error) {
        return Card.of(Card.BAD, Plain.name(error.getClass()))
                .and(message(error))
                .folded("stack", stack(error))
                .bundle(Render.text(error));
    }

    private static String message(Throwable error) {
        String text = Plain.thrown(error);
        int colon = text.indexOf(": ");
        return colon < 0 ? "" : text.substring(colon + 2);
    }

    private static String stack(Throwable error) {
        var lines = new ArrayList<String>();
        int causes = 0;
        for (Throwable each = error; each != null && causes < 5; each = each.getCause(), causes++) {
            lines.add((causes == 0 ? "" : "caused by ") + Plain.thrown(each));
            frames(each.getStackTrace()).limit(FRAMES).forEach(lines::add);
        }
        return String.join("\n", lines);
    }

    /// What a program is about, where it is: how it came to be run, and how it was asked, are left out.
    private static Stream<String> frames(StackTraceElement[] stack) {
        var frames = Stream.of(stack)
                .filter(frame -> !OURS.matcher(frame.getClassName()).matches()
                        && !frame.getMethodName().equals("getStackTrace"))
                .toList();
        return Places.of(frames).stream().map(place -> "    at " + place);
    }

    /// A thread: what it does right now.
    static MimeBundle of(Thread thread) {
        var top = frames(thread.getStackTrace()).limit(TOP).collect(Collectors.joining("\n"));
        boolean over = thread.getState() == Thread.State.TERMINATED;
        String kind = (thread.isVirtual() ? "virtual " : "")
                + (thread.isDaemon() && !thread.isVirtual() ? "daemon " : "") + "thread";
        var card = Card.of(over ? Card.QUIET : Card.BUSY, thread.getName().isEmpty() ? "(no name)" : thread.getName())
                .and(thread.getState().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", " + kind + " "
                        + thread.threadId());
        String text = thread + " " + thread.getState();
        return top.isEmpty()
                ? card.bundle(text)
                : card.text(top.replace("    at ", "at ")).bundle(text + "\n" + top);
    }

    /// A process: its number, and whether it has ended and how.
    static MimeBundle of(Process process) {
        String command =
                process.info().commandLine().or(process.info()::command).orElse("");
        boolean alive = process.isAlive();
        String state = alive ? "running" : "ended with " + process.exitValue();
        String colour = alive ? Card.BUSY : process.exitValue() == 0 ? Card.GOOD : Card.BAD;
        var card = Card.of(colour, "Process " + process.pid()).and(state);
        String text =
                "Process " + process.pid() + ", " + state + (command.isEmpty() ? "" : ": " + Plain.line(command, 200));
        return command.isEmpty()
                ? card.bundle(text)
                : card.row("command", command).bundle(text);
    }

    /// A record: its parts, under its name; one case of several has a colour of its own.
    static @Nullable MimeBundle of(Record value) {
        var shape = jawait.display.table.Sources.of(value).shape();
        if (shape.columns().isEmpty()) {
            return null;
        }
        var card = Card.of(colour(value.getClass()), Plain.name(value.getClass()));
        List<@Nullable Object> cells = shape.cells().apply(value);
        for (int i = 0; i < cells.size(); i++) {
            card.row(shape.columns().get(i).name(), cells.get(i));
        }
        return card.bundle(Render.text(value));
    }

    /// By what the case is called, or by its place among the cases.
    private static String colour(Class<?> type) {
        for (Class<?> above : type.getInterfaces()) {
            if (above.isSealed()) {
                String name = type.getSimpleName().toLowerCase(Locale.ROOT);
                if (name.matches("(success|ok|done|some|right|accepted|valid).*")) {
                    return Card.GOOD;
                }
                if (name.matches("(fail|err|left|reject|invalid|refused).*")) {
                    return Card.BAD;
                }
                if (name.matches("(cancel|none|nothing|empty|skipped).*")) {
                    return Card.QUIET;
                }
                return CASES[Math.max(0, List.of(above.getPermittedSubclasses()).indexOf(type)) % CASES.length];
            }
        }
        return Card.QUIET;
    }
}
