package jawait.repl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jawait.engine.Cell;
import jawait.engine.Outcome;
import jawait.engine.Session;
import jawait.engine.problem.Problem;
import jawait.runtime.WeaveShims;

/// A script, run as a session of its own: Java at the top level with `await` and magics, or a file with a `main`
/// method. Its arguments are `args`, its `System.exit` ends the process, its errors name the file and the line.
public final class Program {
    private Program() {}

    /// What is run.
    public sealed interface Source {
        /// The arguments.
        List<String> args();
    }

    /// A file: `.java` with a `main` method, or a script.
    public record File(Path path, List<String> args) implements Source {}

    /// Code from the command line or the standard input.
    ///
    /// @param name how errors call it
    /// @param printed whether the value of its last expression is printed
    public record Code(String name, String text, List<String> args, boolean printed) implements Source {}

    /// Runs it to its end, waits for the tasks that it has left, and returns the status to end with: 0, 1 when it
    /// failed, 130 when interrupted, 141 when nobody reads the output any more. `System.exit` in it does not
    /// return.
    ///
    /// @param drain how long tasks may go on when its last line has run
    /// @param interrupts is given what an interrupt of the process should do
    public static int run(Source source, Duration drain, Consumer<Runnable> interrupts) throws InterruptedException {
        var ending = new Ending();
        var streams = new BornStreams(ending::hungUp);
        WeaveShims.onExit(Runtime.getRuntime()::exit);
        var screen = new PlainScreen(streams);
        try (var session = Session.open(screen)) {
            ending.of(session);
            interrupts.accept(ending::interrupted);
            boolean well = run(source, session, streams);
            screen.settle();
            Leftovers.await(drain, ending, streams);
            screen.settle();
            return ending.status(well ? 0 : 1);
        }
    }

    private static boolean run(Source source, Session session, BornStreams streams) {
        session.run(new Cell(0, new Entry(0), "String[] args = " + array(source.args()) + ";"));
        var outcome = session.run(
                switch (source) {
                    case File(var path, var args) -> new Cell(0, new Entry(0), "%run --args args " + word(path));
                    case Code(var name, var text, var args, var printed) -> Cell.ofFile(name, text);
                });
        var problem = outcome.failure();
        if (problem != null && !streams.gone()) { // that nobody reads is no failure of the script's
            streams.tell(report(problem));
        } else if (source instanceof Code code && code.printed() && outcome instanceof Outcome.Value value) {
            streams.line(value.shown().text());
        }
        return problem == null;
    }

    /// The report without the cell that only runs the file.
    private static String report(Problem problem) {
        var lines = new ArrayList<String>();
        boolean ours = false;
        for (String line : problem.lines()) {
            String plain = new Problem("", "", List.of(line)).plain();
            ours = plain.matches("%run:1|Cell In\\[\\*], line 1.*")
                    || plain.matches(" *1 \\| %run --args args .*")
                    || ours && plain.matches("->.*| *\\| *\\^+");
            if (!ours) {
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }

    private static String word(Path path) {
        return '"' + path.toString().replace("\"", "\\\"") + '"';
    }

    private static String array(List<String> args) {
        return args.stream().map(Program::literal).collect(Collectors.joining(", ", "{", "}"));
    }

    /// The argument as Java: line breaks and control characters cannot stand in a literal as they are.
    private static String literal(String argument) {
        return argument.chars()
                .mapToObj(c -> c < ' ' || c == '"' || c == '\\' ? "\\%03o".formatted(c) : Character.toString((char) c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
