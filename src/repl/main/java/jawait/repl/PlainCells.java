package jawait.repl;

import java.time.Duration;
import java.util.function.Consumer;
import jawait.engine.Cell;
import jawait.engine.Outcome;
import jawait.engine.Session;
import jawait.engine.help.Completeness;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// The REPL by lines. For a standard input that is no terminal (`echo '1 + 2' | jawait repl`): reads lines until they
/// make a complete cell, runs it, prints its value; no prompts, no colours. A cell that fails is reported on the
/// standard error, and the next one runs. And for a terminal that can do nothing but lines (`TERM=dumb`, the shells of
/// editors): the same with prompts, as IPython's simple prompt; whoever owns the terminal echoes and edits the line.
public final class PlainCells {
    private final BornStreams streams;
    private final PlainScreen screen;
    private final Session session;
    private final Ending ending;
    private final boolean typed;
    private final StringBuilder cell = new StringBuilder();
    private int count;
    private boolean failed;
    private volatile boolean running;
    private volatile boolean dropped;

    private PlainCells(BornStreams streams, PlainScreen screen, Session session, Ending ending, boolean typed) {
        this.streams = streams;
        this.screen = screen;
        this.session = session;
        this.ending = ending;
        this.typed = typed;
    }

    /// Runs what comes until its end, and then waits for the tasks that are left.
    ///
    /// @param drain how long tasks may go on when the input has ended
    /// @param interrupts is given what an interrupt of the process should do
    /// @return 0, 1 when a cell failed, 130 when interrupted, 141 when nobody reads the output any more
    public static int run(Duration drain, Consumer<Runnable> interrupts) throws InterruptedException {
        return run(false, cells -> {
            interrupts.accept(cells.ending::interrupted);
            cells.all();
            Leftovers.await(drain, cells.ending, cells.streams);
            return cells.ending.status(cells.failed ? 1 : 0);
        });
    }

    /// Talks with a user at a terminal that shows lines and no more. An interrupt ends the running cell, or drops what
    /// was typed; the end of the input leaves, after a question when tasks still run.
    ///
    /// @param interrupts is given what an interrupt of the process should do
    /// @return 0, what `/exit` was given, 141 when nobody reads the output any more
    public static int talk(Consumer<Runnable> interrupts) throws InterruptedException {
        return run(true, cells -> {
            interrupts.accept(cells::interrupted);
            cells.all();
            return cells.ending.status(0);
        });
    }

    private interface Manner {
        int run(PlainCells cells) throws InterruptedException;
    }

    private static int run(boolean typed, Manner manner) throws InterruptedException {
        var ending = new Ending();
        var streams = new BornStreams(ending::hungUp);
        var screen = new PlainScreen(streams);
        try (var session = Session.open(screen)) {
            ending.of(session);
            int status = manner.run(new PlainCells(streams, screen, session, ending, typed));
            screen.settle();
            return status;
        }
    }

    private void all() throws InterruptedException {
        do {
            for (String line = next(); line != null && !ending.over(); line = next()) {
                cell.append(cell.isEmpty() ? "" : "\n").append(line);
                String source = cell.toString();
                if (Slash.is(source) || !(session.completeness(source) instanceof Completeness.Incomplete)) {
                    cell.setLength(0);
                    obey(source);
                }
            }
            if (!cell.toString().isBlank() && !ending.over()) {
                obey(cell.toString()); // its error says what is missing
            }
            cell.setLength(0);
        } while (typed && !ending.over() && !mayLeave());
    }

    private @Nullable String next() throws InterruptedException {
        if (ending.over()) {
            return null;
        }
        dropped = false;
        String line = streams.ask(prompt());
        if (dropped) {
            cell.setLength(0);
        }
        return line;
    }

    private String prompt() {
        String first = "In [" + (count + 1) + "]: ";
        return !typed
                ? ""
                : cell.isEmpty() || dropped
                        ? first
                        : "...: ".indent(first.length() - 5).stripTrailing() + " ";
    }

    /// The terminal itself has thrown the line away that was being typed.
    private void interrupted() {
        streams.print("\n");
        if (running) {
            session.interrupt();
        } else {
            dropped = true;
            streams.print(prompt());
        }
    }

    private void obey(String source) throws InterruptedException {
        if (source.isBlank()) {
            return;
        }
        if (Slash.is(source)) {
            switch (Slash.deed(source)) {
                case Slash.Deed.Cell(var magic) -> run(magic);
                case Slash.Deed.Help(var text) -> streams.line(text);
                case Slash.Deed.Exit(var status) -> leave(status.matches("\\d{1,3}") ? Integer.parseInt(status) : 0);
                case Slash.Deed.Wrong(var problem) -> tell(problem);
                case Slash.Deed.Again again -> tell("there is no cell to run again where none is typed");
                case Slash.Deed.Edit edit -> tell("there is no terminal to edit in");
            }
        } else if (Slash.leaves(source)) {
            leave(0);
        } else {
            run(source);
        }
    }

    private void leave(int status) throws InterruptedException {
        if (!typed || mayLeave()) {
            ending.left(status);
        }
    }

    private boolean mayLeave() throws InterruptedException {
        var live = Tasks.live();
        return live.isEmpty() || TaskNames.agreed(streams.ask(TaskNames.leaving(live)));
    }

    private void tell(String problem) {
        failed = true;
        if (!streams.gone()) { // else it is only that nobody reads
            streams.tell(problem);
        }
    }

    private void run(String source) {
        count++;
        running = true;
        Outcome outcome = session.run(new Cell(count, new Entry(count), source));
        running = false;
        screen.settle();
        var problem = outcome.failure();
        if (problem != null) {
            tell(String.join("\n", problem.lines()));
        } else if (outcome instanceof Outcome.Value value) {
            streams.line((typed ? "Out[" + count + "]: " : "") + value.shown().text());
        }
    }
}
