package jawait;

import java.util.ArrayList;
import java.util.List;

/// Tasks wait for each other, or for what nobody is left to bring about: none of them would ever have gone on.
///
/// Thrown by `virtualTime`, which knows for certain, and by awaiting a task that awaits the caller. The message has
/// a line for each task, with what it waits for, and names the circles.
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
        var found = new Deadlock("awaiting " + awaited.name() + " would never end: " + AwaitGraph.text(chain));
        if (chain.stream().anyMatch(Task::hasDeadline)) {
            LOG.log(System.Logger.Level.WARNING, found.getMessage() + "; a timeout will end it");
        } else {
            throw found;
        }
    }

    static Deadlock of(List<Task<?>> tasks, long nanos) {
        var text = new StringBuilder("after " + Nanos.text(nanos) + " of virtual time "
                + (tasks.size() == 1
                        ? "1 task waits, and nothing is left to wake it:"
                        : tasks.size() + " tasks wait, and nothing is left to wake them:"));
        tasks.stream()
                .sorted(java.util.Comparator.comparingLong(Task::id))
                .limit(MOST)
                .forEach(task ->
                        text.append("\n  ").append(task.name()).append(' ').append(task.stateText()));
        if (tasks.size() > MOST) {
            text.append("\n  … and ").append(tasks.size() - MOST).append(" more");
        }
        AwaitGraph.of(tasks).cycles().stream()
                .limit(MOST)
                .forEach(cycle -> text.append("\n  circle: ").append(AwaitGraph.text(cycle)));
        return new Deadlock(text.toString());
    }
}
