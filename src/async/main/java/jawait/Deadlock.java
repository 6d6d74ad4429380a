package jawait;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Tasks wait for each other, or for what nobody is left to bring about: none of them would ever have gone on.
///
/// Thrown by `virtualTime`, which knows for certain, and by awaiting a task that awaits the caller. The message
/// says of each task what it waits for, in which line of the user's, and where it was started; and names the
/// circles. The tasks' whole stacks are suppressed in it.
///
/// ```java
/// attempt(() -> virtualTime(() -> event().await())); // Failure[error=jawait.Deadlock: after 0 s …]
/// ```
public final class Deadlock extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger("jawait");
    private static final int MOST = 20;
    private static final int LONGEST = 1000;

    private Deadlock(String message) {
        super(message, null);
    }

    /// Refuses to await a task that, over any number of tasks that each await the next, awaits the running one.
    /// Where one of them has a deadline it is logged instead: the circle will open.
    static void refuseCircle(Task<?> awaited) {
        Task<?> self = Async.currentTask();
        List<Task<?>> chain = new ArrayList<>();
        Task<?> next = awaited;
        while (self != null && next != self && chain.size() < LONGEST && !next.isDone()) {
            chain.add(next);
            if (!(next.waitsFor() instanceof Task<?> ahead)) {
                return;
            }
            next = ahead;
        }
        if (self == null || next != self) {
            return;
        }
        chain.addFirst(self);
        String circle = "awaiting " + awaited.name() + " would never end: " + AwaitGraph.text(chain);
        List<Task<?>> others = chain.subList(1, Math.min(chain.size(), 1 + MOST));
        String places = others.stream().map(Deadlock::line).collect(Collectors.joining());
        if (chain.stream().anyMatch(Task::hasDeadline)) {
            LOG.log(System.Logger.Level.WARNING, circle + "; a timeout will end it" + places);
        } else {
            throw new Deadlock(circle + places).with(others);
        }
    }

    private static String line(Task<?> task) {
        return "\n  " + task.name() + ' ' + task.stateText() + WaitPlace.text(task);
    }

    /// Adds the stacks of the tasks.
    private Deadlock with(List<Task<?>> tasks) {
        for (Task<?> task : tasks) {
            var waits = new Deadlock(task.name() + " waits here");
            WaitPlace.mark(waits, task);
            addSuppressed(waits);
        }
        return this;
    }

    static Deadlock of(List<Task<?>> tasks, long nanos) {
        var text = new StringBuilder("after " + Nanos.text(nanos) + " of virtual time "
                + (tasks.size() == 1
                        ? "1 task waits, and nothing is left to wake it:"
                        : tasks.size() + " tasks wait, and nothing is left to wake them:"));
        List<Task<?>> oldest = tasks.stream()
                .sorted(Comparator.comparingLong(Task::id))
                .limit(MOST)
                .toList();
        oldest.forEach(task -> text.append(line(task)));
        if (tasks.size() > MOST) {
            text.append("\n  … and ").append(tasks.size() - MOST).append(" more");
        }
        AwaitGraph.of(tasks).cycles().stream()
                .limit(MOST)
                .forEach(cycle -> text.append("\n  circle: ").append(AwaitGraph.text(cycle)));
        return new Deadlock(text.toString()).with(oldest);
    }
}
