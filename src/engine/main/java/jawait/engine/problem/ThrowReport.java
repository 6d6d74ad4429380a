package jawait.engine.problem;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jawait.engine.shell.Shell;
import jawait.engine.shell.WrapperNames;
import jawait.runtime.Unawaited;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/// Says what user code threw: the real class and message, the places in cells, causes and suppressed, and of a task
/// where it was started. On the shell's thread only.
public final class ThrowReport {
    private static final int MOST_CAUSES = 8;
    private static final String WRAPPED = "Reported as: ";
    private static final String NEVER_AWAITED = "NeverAwaited";
    private static final String UNRESOLVED = "UnresolvedReference";
    private static final Pattern LOADERS =
            Pattern.compile(" \\([^()]* (?:is|are) in (?:unnamed )?module [^()]*(?:\\([^()]*\\)[^()]*)*\\)$");
    private static final Pattern SAME = Pattern.compile("class (\\S+) cannot be cast to class \\1");
    private static final Pattern INITIALISER = Pattern.compile("Exception (\\S+?)(?:: (.*))? \\[in thread \".*\"]");

    /// A throwable that is still to be written.
    ///
    /// @param role what it is to the one before, as a prefix
    /// @param stack the frames to show
    @SuppressWarnings("ArrayRecordComponent") // as the JDK gives them; never compared
    private record Next(String role, Throwable thrown, StackTraceElement[] stack) {}

    private final Shell shell;
    private final Vocabulary known;
    private final StackReport stacks;

    /// @param locate the places of frames that are code of some cell
    /// @param known the names of the session
    public ThrowReport(Shell shell, Function<List<StackTraceElement>, List<Optional<Place>>> locate, Vocabulary known) {
        this.shell = shell;
        this.known = known;
        this.stacks = new StackReport(locate);
    }

    /// How much the reports from now on show. From any thread.
    public void mode(Tracebacks wanted) {
        stacks.mode = wanted;
    }

    /// The report of what a cell threw.
    ///
    /// @param underWay where in the cell that was; said where the exception itself, made elsewhere, knows no place
    /// of the cell (a task's, when it is awaited)
    public Problem of(Throwable thrown, @Nullable UnderWay underWay) {
        if (thrown instanceof CodeRefused refused) {
            return refused.problem();
        }
        if (thrown instanceof SPIResolutionException unresolved) {
            return unresolved(unresolved, unresolved.getStackTrace());
        }
        return report(thrown, stackOf(thrown), underWay);
    }

    /// The report of what ended a task that nobody awaits.
    ///
    /// @param task the task's name
    /// @param startedBy the frames of whoever started it
    public Problem of(Throwable thrown, String task, List<StackTraceElement> startedBy) {
        if (thrown instanceof CodeRefused refused) {
            return refused.problem();
        }
        var frames = new ArrayList<>(List.of(stackOf(thrown)));
        if (!startedBy.isEmpty() && frames.stream().noneMatch(Frames::isSeam)) {
            frames.add(Frames.seam(task));
            frames.addAll(startedBy);
        }
        var stack = frames.toArray(StackTraceElement[]::new);
        return thrown instanceof SPIResolutionException unresolved
                ? unresolved(unresolved, stack)
                : report(thrown, stack, null);
    }

    /// Frames as reports show them, a line each.
    public List<String> lines(List<StackTraceElement> frames) {
        return stacks.lines(frames);
    }

    /// The report of an interrupt or a timeout, with the place where it found the cell.
    ///
    /// @param why what the cell ends with
    /// @param cell how the cell is called
    /// @param note what else is to be said; may be empty
    public Problem stopped(Throwable why, String cell, StackTraceElement[] found, String note) {
        String name = why.getClass().getName();
        String message = String.valueOf(why.getMessage());
        var report = new Report().title(name, message);
        if (Stream.of(found).anyMatch(WrapperNames::isCell)) {
            stacks.write(report, found, cell);
        }
        if (!note.isEmpty()) {
            report.text(note);
        }
        return report.problem(name, message);
    }

    /// The report of a coroutine that nobody has awaited.
    public Problem neverAwaited(Unawaited forgotten) {
        String message = "this coroutine was never awaited, so it never ran";
        var report = new Report().title(NEVER_AWAITED, message);
        var made = forgotten.place();
        var cell = forgotten.origin();
        if (made != null) {
            stacks.write(report, new StackTraceElement[] {made}, "");
        } else if (cell != null) {
            report.text(
                    "made by " + cell.label() + ", with a body of class " + WrapperNames.readable(forgotten.body()));
        }
        return report.hint("await(…) runs it and gives its result, task(…) starts it beside the cell")
                .problem(NEVER_AWAITED, message);
    }

    private Problem unresolved(SPIResolutionException thrown, StackTraceElement[] stack) {
        var user = shell.jshell()
                .snippets()
                .filter(s -> s.id().equals(String.valueOf(thrown.id())))
                .filter(DeclarationSnippet.class::isInstance)
                .map(DeclarationSnippet.class::cast)
                .findFirst();
        String what = user.map(DeclarationSnippet::name).orElse("this");
        var missing =
                user.map(s -> shell.jshell().unresolvedDependencies(s).toList()).orElse(List.of("what it uses"));
        String message = missing.isEmpty()
                ? what + " no longer compiles since something that it uses changed; run its cell again"
                : what + " cannot be used until " + String.join(", ", missing) + " is declared";
        var report = new Report().title(UNRESOLVED, message);
        stacks.write(report, stack, "");
        missing.forEach(each -> wayTo(each).ifPresent(report::hint));
        return report.problem(UNRESOLVED, message);
    }

    private Optional<String> wayTo(String missing) {
        return MissingNames.way(missing, known)
                .or(() -> missing.matches("(class|method|variable) .*")
                        ? Optional.of(NameHints.undeclared(MissingNames.nameOf(missing), missing.startsWith("class ")))
                        : Optional.empty());
    }

    private Problem report(Throwable thrown, StackTraceElement[] stack, @Nullable UnderWay underWay) {
        var report = new Report();
        Deque<Next> todo = new ArrayDeque<>(begin(thrown, stack));
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String message = messageOf(thrown);
        String cell = underWay == null ? "" : underWay.first().in().name();
        for (int written = 0; !todo.isEmpty(); written++) {
            Next next = todo.pop();
            String name = next.role + nameOf(next.thrown);
            if (!seen.add(next.thrown)) {
                report.title(name, "the one above: these exceptions name each other as their cause");
            } else if (written < MOST_CAUSES) {
                report.title(name, next.thrown == thrown ? message : messageOf(next.thrown));
                if (written > 0) {
                    stacks.writeCause(report, next.stack);
                } else if (!stacks.write(report, next.stack, cell) && underWay != null) {
                    report.within(underWay, stacks.around());
                }
                earlierClass(next.thrown).ifPresent(report::hint);
                if (!next.role.equals(WRAPPED)) {
                    related(next).reversed().forEach(todo::push);
                }
            } else {
                report.text("… and more causes");
                break;
            }
        }
        return report.problem(nameOf(thrown), message);
    }

    /// Why a class is not the one of the same name.
    private static Optional<String> earlierClass(Throwable thrown) {
        Matcher same = thrown instanceof ClassCastException ? SAME.matcher(messageOf(thrown)) : SAME.matcher("");
        return same.matches()
                ? Optional.of("it was made before " + same.group(1).replace('$', '.')
                        + " was declared anew: run the cell that made it again")
                : Optional.empty();
    }

    /// A class that could not be initialised says nothing; what its initialiser threw says it all, and comes first.
    private static List<Next> begin(Throwable thrown, StackTraceElement[] stack) {
        Throwable initialiser = thrown instanceof NoClassDefFoundError ? thrown.getCause() : thrown;
        if (!(initialiser instanceof ExceptionInInitializerError)) {
            return List.of(new Next("", thrown, stack));
        }
        Throwable first = initialiser.getCause() == null ? initialiser : initialiser.getCause();
        return first == thrown
                ? List.of(new Next("", thrown, stack))
                : List.of(new Next("", first, stackOf(first)), new Next(WRAPPED, thrown, stack));
    }

    private static List<Next> related(Next next) {
        var suppressed =
                Stream.of(next.thrown.getSuppressed()).map(each -> new Next("Suppressed: ", each, above(each, next)));
        Throwable cause = causeOf(next.thrown);
        return Stream.concat(
                        suppressed,
                        cause == null ? Stream.empty() : Stream.of(new Next("Caused by: ", cause, above(cause, next))))
                .toList();
    }

    private static StackTraceElement[] above(Throwable thrown, Next enclosing) {
        return Frames.unshared(stackOf(thrown), stackOf(enclosing.thrown));
    }

    private static String nameOf(Throwable thrown) {
        Matcher initialiser = initialiser(thrown);
        String name =
                initialiser != null ? initialiser.group(1) : thrown.getClass().getName();
        String readable = WrapperNames.readable(name);
        return readable.equals(name) ? name : readable.replace('$', '.');
    }

    /// Asking a user's exception for its message runs user code, which may itself throw.
    private static String messageOf(Throwable thrown) {
        Matcher initialiser = initialiser(thrown);
        if (initialiser != null) {
            return initialiser.group(2) == null ? "" : WrapperNames.readable(initialiser.group(2));
        }
        return switch (Probe.ask(thrown, () -> Optional.ofNullable(thrown.getLocalizedMessage()))) {
            case Probe.Given(var message) ->
                LOADERS.matcher(WrapperNames.readable(message.orElse(""))).replaceFirst("");
            case Probe.Withheld(var why) -> "(its getMessage() " + why + ")";
        };
    }

    /// The JVM's own note of what an initialiser threw, long ago and in another thread.
    private static @Nullable Matcher initialiser(Throwable thrown) {
        if (!(thrown instanceof ExceptionInInitializerError) || thrown.getMessage() == null) {
            return null;
        }
        Matcher note = INITIALISER.matcher(thrown.getMessage());
        return note.matches() ? note : null;
    }

    /// As `getMessage`, `getCause` may be the user's.
    private static @Nullable Throwable causeOf(Throwable thrown) {
        return Probe.ask(thrown, () -> Optional.ofNullable(thrown.getCause())) instanceof Probe.Given(var cause)
                ? cause.orElse(null)
                : null;
    }

    private static StackTraceElement[] stackOf(Throwable thrown) {
        return Probe.ask(thrown, thrown::getStackTrace) instanceof Probe.Given(var stack)
                ? stack
                : new StackTraceElement[0];
    }
}
