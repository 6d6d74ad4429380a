package jawait.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import jawait.AwaitGraph;
import jawait.Task;
import jawait.runtime.Origin;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// The user's interrupt, in three strengths (decision 14). Knows which cells run (a front end may run several side by
/// side); idle, it does nothing.
final class Interrupts {
    private static final long TOGETHER = TimeUnit.SECONDS.toNanos(2);
    /// What a cell that is to stop has for its clean-up, before it is left behind: two seconds, and time for what the
    /// second request at their end brings about.
    static final long GRACE_MILLIS = 2_300;
    private static final int NAMED = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Running> running = new LinkedHashSet<>();

    /// One cell while it runs.
    static final class Running {
        private final Origin origin;
        private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
        private @Nullable Task<?> task;
        private int requests;
        private long last;
        private volatile boolean interrupted;
        private volatile @Nullable TimeoutException expired;
        private StackTraceElement[] found = {};

        Running(Origin origin) {
            this.origin = origin;
        }

        /// Work of a cell that goes on without it, and that no interrupt means.
        static Running alone() {
            return new Running(new Origin("", ""));
        }

        /// Whether the user has interrupted this cell.
        boolean interrupted() {
            return interrupted;
        }

        /// Where the first interrupt found the cell.
        StackTraceElement[] found() {
            return found;
        }

        /// Gives the cell back after so long, whatever it does by then; unless what is returned is cancelled before.
        ///
        /// @param why what the cell ends with
        CompletableFuture<?> giveUpAfter(long millis, TimeoutException why) {
            // to cancel the very future ends its timer too, which would pass for somebody who may still act
            var over = new CompletableFuture<Boolean>().completeOnTimeout(true, millis, TimeUnit.MILLISECONDS);
            var _ = over.thenRun(() -> {
                expired = why;
                ended.complete(false);
            });
            return over;
        }

        /// What the cell ends with when its time was over; else null.
        @Nullable
        TimeoutException expired() {
            return expired;
        }

        /// Waits until the task has ended.
        ///
        /// @return false when it was asked to stop, does not, and is left behind
        boolean awaitEnd() {
            return ended.join();
        }
    }

    /// A cell is about to run.
    Running begin(Origin origin) {
        lock.lock();
        try {
            var cell = new Running(origin);
            running.add(cell);
            return cell;
        } finally {
            lock.unlock();
        }
    }

    /// The cell's task has been started.
    void started(Running cell, Task<?> task) {
        lock.lock();
        try {
            cell.task = task;
            if (cell.interrupted) {
                cell.ended.completeOnTimeout(false, GRACE_MILLIS, TimeUnit.MILLISECONDS);
                task.cancel();
            }
        } finally {
            lock.unlock();
        }
        task.onDone(() -> cell.ended.complete(true));
    }

    /// The cell has ended or was left behind.
    void end(Running cell) {
        lock.lock();
        try {
            running.remove(cell);
        } finally {
            lock.unlock();
        }
    }

    /// Whether the cell of this origin runs.
    boolean runs(@Nullable Origin origin) {
        lock.lock();
        try {
            return running.stream().anyMatch(cell -> cell.origin.equals(origin));
        } finally {
            lock.unlock();
        }
    }

    /// The tasks of the cells that run.
    List<Task<?>> tasks() {
        lock.lock();
        try {
            var tasks = new ArrayList<Task<?>>();
            for (Running cell : running) {
                if (cell.task != null) {
                    tasks.add(cell.task);
                }
            }
            return tasks;
        } finally {
            lock.unlock();
        }
    }

    /// Interrupts the running cells.
    ///
    /// @return what was done, as a sentence; empty when idle
    String request() {
        lock.lock();
        try {
            long now = System.nanoTime();
            var done = new ArrayList<String>();
            for (Running cell : running) {
                cell.requests = cell.requests > 0 && now - cell.last > TOGETHER ? 1 : cell.requests + 1;
                cell.last = now;
                done.add(interrupt(cell));
            }
            return String.join("; ", done);
        } finally {
            lock.unlock();
        }
    }

    private static String interrupt(Running cell) {
        Task<?> task = cell.task;
        if (!cell.interrupted && task != null) {
            cell.found = task.stack().toArray(StackTraceElement[]::new);
            cell.ended.completeOnTimeout(false, GRACE_MILLIS, TimeUnit.MILLISECONDS);
        }
        cell.interrupted = true;
        if (task != null) {
            var awaited = awaited(task, cell.origin);
            task.cancel();
            awaited.forEach(Task::cancel);
        }
        if (cell.requests == 1) {
            return "interrupted " + cell.origin.label();
        }
        boolean own = cell.requests == 2;
        var more = (own ? Tasks.startedBy(cell.origin) : Tasks.live())
                .stream().filter(each -> each != task).toList();
        more.forEach(Task::cancel);
        String names = more.stream().limit(NAMED).map(Task::name).collect(Collectors.joining(", "));
        return "interrupted " + cell.origin.label() + " again and cancelled " + more.size() + " tasks"
                + (own ? " that it started" : " of the session") + (names.isEmpty() ? "" : ": " + names);
    }

    /// What a cell waits for of what it has started itself, and what that waits for in turn. A task that another cell
    /// has started goes on.
    private static List<Task<?>> awaited(Task<?> task, Origin origin) {
        var own = new HashSet<Task<?>>(Tasks.startedBy(origin));
        var found = new ArrayList<Task<?>>();
        for (Task<?> each = task;
                AwaitGraph.of(List.of(each)).edge(each).map(AwaitGraph.Edge::on).orElse(null) instanceof Task<?> next
                        && own.remove(next); ) {
            found.add(next);
            each = next;
        }
        return found;
    }
}
