package jawait.repl;

import java.time.Duration;
import java.util.function.Consumer;
import jawait.engine.Cell;
import jawait.engine.Outcome;
import jawait.engine.Session;
import jawait.engine.help.Completeness;

/// The REPL for a standard input that is no terminal: `echo '1 + 2' | jawait repl`. Reads lines until they make a
/// complete cell, runs it, prints its value; no prompts, no colours. A cell that fails is reported on the
/// standard error, and the next one runs.
public final class PlainCells {
    private final BornStreams streams;
    private final PlainScreen screen;
    private final Session session;
    private int count;
    private boolean failed;

    private PlainCells(BornStreams streams, PlainScreen screen, Session session) {
        this.streams = streams;
        this.screen = screen;
        this.session = session;
    }

    /// Runs what comes until its end, and then waits for the tasks that are left.
    ///
    /// @param drain how long tasks may go on when the input has ended
    /// @param interrupts is given what an interrupt of the process should do
    /// @return 0, 1 when a cell failed, 130 when interrupted, 141 when nobody reads the output any more
    public static int run(Duration drain, Consumer<Runnable> interrupts) throws InterruptedException {
        var ending = new Ending();
        var streams = new BornStreams(ending::hungUp);
        var screen = new PlainScreen(streams);
        try (var session = Session.open(screen)) {
            ending.of(session);
            interrupts.accept(ending::interrupted);
            var cells = new PlainCells(streams, screen, session);
            cells.all(ending);
            Leftovers.await(drain, ending, streams);
            screen.settle();
            return ending.status(cells.failed ? 1 : 0);
        }
    }

    private void all(Ending ending) throws InterruptedException {
        var cell = new StringBuilder();
        for (String line = streams.ask(""); line != null && !ending.over(); line = streams.ask("")) {
            cell.append(cell.isEmpty() ? "" : "\n").append(line);
            String source = cell.toString();
            if (Slash.is(source) || !(session.completeness(source) instanceof Completeness.Incomplete)) {
                cell.setLength(0);
                obey(source, ending);
            }
        }
        if (!cell.toString().isBlank() && !ending.over()) {
            obey(cell.toString(), ending); // its error says what is missing
        }
    }

    private void obey(String source, Ending ending) {
        if (source.isBlank()) {
            return;
        }
        if (Slash.is(source)) {
            switch (Slash.deed(source)) {
                case Slash.Deed.Cell(var magic) -> run(magic);
                case Slash.Deed.Help(var text) -> streams.line(text);
                case Slash.Deed.Exit(var status) ->
                    ending.left(status.matches("\\d{1,3}") ? Integer.parseInt(status) : 0);
                case Slash.Deed.Wrong(var problem) -> tell(problem);
                case Slash.Deed.Again again -> tell("there is no cell to run again where none is typed");
                case Slash.Deed.Edit edit -> tell("there is no terminal to edit in");
            }
        } else if (Slash.leaves(source)) {
            ending.left(0);
        } else {
            run(source);
        }
    }

    private void tell(String problem) {
        failed = true;
        if (!streams.gone()) { // else it is only that nobody reads
            streams.tell(problem);
        }
    }

    private void run(String source) {
        count++;
        Outcome outcome = session.run(new Cell(count, new Entry(count), source));
        screen.settle();
        var problem = outcome.failure();
        if (problem != null) {
            tell(String.join("\n", problem.lines()));
        } else if (outcome instanceof Outcome.Value value) {
            streams.line(value.shown().text());
        }
    }
}
