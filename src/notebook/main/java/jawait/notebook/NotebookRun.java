package jawait.notebook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jawait.Task;
import jawait.TaskEvent;
import jawait.TaskObserver;
import jawait.display.TaskCards;
import jawait.engine.Language;
import jawait.engine.Outcome;
import jawait.engine.Session;
import jawait.engine.problem.Problem;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// One run of a notebook on a session of its own, without Jupyter: the cells in order, each output below
/// the cell that caused it, also what tasks print after their cell has ended. (nbclient, which does this
/// in Python, drops that.)
///
/// One run at a time in a process, as there is one `System.out`.
public final class NotebookRun {
    /// Tenths of the time that failures wait for somebody who notices them: as long as a busy machine may need to
    /// word the reports.
    private static final int REPORTS = 1_000;

    /// Nobody is told of tasks that end as fast as that: the last cell's own among them.
    private static final long MOMENT = 100_000_000;

    private final RunSettings settings;
    private final RunListener listener;
    private final Sheet sheet;
    private final Session session;
    private final IdentityHashMap<Cell.Code, Below> outputs = new IdentityHashMap<>(); // two cells may be alike
    private final List<Failed> failures = new ArrayList<>();
    private final Set<Task<?>> going = ConcurrentHashMap.newKeySet();
    private final Semaphore ends = new Semaphore(0);
    private volatile boolean stopped;
    private int current; // the number of the cell that runs, or is about to, or 0; under the lock of this
    private int unheard; // the number of one that was to be stopped before it had begun; so too

    /// What came of a run.
    ///
    /// @param notebook with its outputs; cells that were not reached have none
    /// @param failures the cells that failed, in order, but those tagged `raises-exception`
    /// @param cancelled the tasks that still went on at the end, by name and cell
    /// @param interrupted whether [#interrupt] ended the run
    public record Result(Notebook notebook, List<Failed> failures, List<String> cancelled, boolean interrupted) {}

    /// A cell that failed.
    ///
    /// @param number as in `In[3]`
    public record Failed(int number, Problem problem) {}

    /// Opens a session for one run.
    public NotebookRun(RunSettings settings, RunListener listener) {
        this.settings = settings;
        this.listener = listener;
        sheet = new Sheet(listener, settings.answers());
        session = Session.open(sheet);
    }

    /// Runs a notebook. Blocks the caller, which must be a platform thread; once only.
    ///
    /// @throws InterruptedException when the caller is interrupted; the session is closed then
    public Result run(Notebook notebook) throws InterruptedException {
        try (var _ = TaskObserver.listen(this::heard)) {
            var cells = notebook.code().stream().filter(NotebookRun::runs).toList();
            session.variables(); // answers when the compiler is ready: no cell's time
            for (int i = 0; i < cells.size() && !stopped; i++) {
                listener.begins(i + 1, cells.size());
                boolean well = run(cells.get(i), i + 1);
                if (!well && !settings.keepGoing()) {
                    break;
                }
            }
            var cancelled = settle();
            return new Result(described(notebook.mapCode(this::filled)), List.copyOf(failures), cancelled, stopped);
        } finally {
            session.close();
        }
    }

    /// Stops the running cell, and the run with it. From any thread.
    public void interrupt() {
        stopped = true;
        int running = current();
        if (running > 0) {
            stop(running);
        }
    }

    /// Interrupts this cell, as soon as it has begun, unless it has ended.
    private synchronized void stop(int cell) {
        if (current == cell && session.interrupt().isEmpty()) {
            unheard = cell;
        }
    }

    /// An interrupt reaches this cell from now on.
    private synchronized void begun(int cell) {
        if (unheard == cell) {
            session.interrupt();
        }
    }

    private synchronized int current() {
        return current;
    }

    private synchronized void current(int cell) {
        current = cell;
    }

    private static boolean runs(Cell.Code cell) {
        return !cell.source().isBlank() && !cell.tags().contains("skip-execution");
    }

    private boolean run(Cell.Code cell, int number) {
        current(number);
        if (stopped) { // just now
            current(0);
            return true;
        }
        long begun = System.nanoTime();
        var below = sheet.begin(number);
        outputs.put(cell, below);
        var asked = new jawait.engine.Cell(number, below, cell.source(), cell.id());
        var outcome = outcome(asked);
        sheet.tellChanges(number);
        if (outcome instanceof Outcome.Value value) {
            var shown = value.shown();
            sheet.add(below, new Output.Result(number, shown.data(), shown.metadata()), value.displayId());
            session.shown(asked, value);
        }
        var problem = outcome.failure();
        if (problem != null) {
            below.add(new Output.Failure(problem.name(), problem.message(), problem.lines()));
            listener.failed(number, problem);
        }
        listener.ended(number, Duration.ofNanos(System.nanoTime() - begun));
        if (problem == null || cell.tags().contains("raises-exception")) {
            return true;
        }
        failures.add(new Failed(number, problem));
        return false;
    }

    private Outcome outcome(jawait.engine.Cell cell) {
        var limit = settings.timeout();
        var late = new CompletableFuture<@Nullable Void>();
        if (limit != null) {
            var _ = late.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
                    .thenRun(() -> stop(cell.number()));
        }
        Outcome outcome;
        try {
            outcome = session.run(cell, () -> begun(cell.number()));
        } finally {
            current(0);
        }
        boolean inTime = late.cancel(false);
        return limit == null || inTime || !(outcome instanceof Outcome.Interrupted(var problem))
                ? outcome
                : new Outcome.Interrupted(tooLong(problem, limit));
    }

    private static Problem tooLong(Problem problem, Duration limit) {
        var message = "the cell took longer than " + limit.toMillis() / 1000.0 + " s (--timeout)";
        var lines = new ArrayList<>(problem.lines());
        lines.addFirst("CellTimeout: " + message);
        return new Problem("CellTimeout", message, lines);
    }

    /// Waits a while for the tasks that cells have started, and until each failure of theirs is told.
    ///
    /// @return those which go on, by name and cell; they are cancelled with the session
    private List<String> settle() throws InterruptedException {
        long patience = stopped ? 0 : settings.patience().toNanos();
        long deadline = System.nanoTime() + patience;
        await(System.nanoTime() + Math.min(patience, MOMENT));
        if (!going.isEmpty() && patience > 0) {
            listener.awaits(names());
        }
        await(deadline);
        var cancelled = names();
        for (int i = 0; Tasks.untold() && i < REPORTS; i++) {
            Thread.sleep(Tasks.GRACE.dividedBy(10));
        }
        TaskCards.settle();
        sheet.tellChanges(0);
        return cancelled;
    }

    private void await(long deadline) throws InterruptedException {
        while (!going.isEmpty() && ends.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            ends.drainPermits();
        }
    }

    /// Keeps the tasks that cells have started and that have not ended.
    private void heard(TaskEvent event) {
        var task = event.task();
        if (event instanceof TaskEvent.Ended) {
            going.remove(task);
            ends.release();
        } else if (event instanceof TaskEvent.Created
                && task.origin() != null
                && task.origin().key() instanceof Below) {
            going.add(task);
        }
    }

    private List<String> names() {
        return going.stream()
                .sorted(Comparator.comparingLong(Task::id))
                .map(task -> task.name() + " of "
                        + (task.origin() == null ? "" : task.origin().label()))
                .toList();
    }

    private Cell.Code filled(Cell.Code cell) {
        var below = outputs.get(cell);
        return below == null ? cell.ran(null, List.of()) : cell.ran(below.number(), below.outputs());
    }

    private static Notebook described(Notebook notebook) {
        var metadata = new LinkedHashMap<>(notebook.metadata());
        metadata.put("language_info", Language.info());
        return new Notebook(metadata, notebook.cells(), notebook.minor());
    }
}
