package jawait;

import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What can be seen of a task at one moment from outside: what it does, what it waits for, and how far those are that
/// it waits for. Never waits and runs no code of the user's, [#result()] apart.
///
/// ```java
/// var nap = task("nap", () -> sleep(1000));
/// var both = task("both", () -> gather(nap, task(() -> 1)));
/// while (Glance.of(both).done() == 0) Thread.onSpinWait();
/// Glance.of(both).total(); // 2
/// Glance.of(both).slowest() == nap // true
/// Glance.of(nap).over(); // false
/// Glance.Doing doing = Glance.of(nap).doing();
/// nap.cancel();
/// Glance.of(nap).result(); // ""
/// ```
///
/// @param task who was looked at
/// @param doing what it does
/// @param on what it waits for, as `pstree` says it; empty when it does not wait, or nobody knows for what
/// @param done how many of those have ended that it waits for together, as in a gather or a group
/// @param total how many these are; 0 when it does not wait for several
/// @param slowest the oldest of them that goes on; null when there is none
/// @param age from creation to the end, or until now
public record Glance(
        Task<?> task,
        Doing doing,
        String on,
        int done,
        int total,
        @Nullable Task<?> slowest,
        Duration age) {
    /// What a task does.
    public enum Doing {
        /// It waits for a thread of an executor's.
        QUEUED,
        /// It runs.
        RUNNING,
        /// It waits for time to pass.
        SLEEPING,
        /// It waits for something else.
        WAITING,
        /// It has ended well.
        DONE,
        /// It has failed.
        FAILED,
        /// It was cancelled.
        CANCELLED
    }

    /// Looks at a task.
    public static Glance of(Task<?> task) {
        Outcome<?> ended = task.peek();
        if (ended != null) {
            return new Glance(task, ended(ended), "", 0, 0, null, task.duration());
        }
        Object on = task.waitsFor();
        String text = on == null || on instanceof Sleep ? "" : Waits.text(on);
        Doing doing = doing(task, on);
        if (!(on instanceof Held held) || held.crowd() == 0) {
            return new Glance(task, doing, text, 0, 0, null, task.duration());
        }
        var open = held.holders();
        Task<?> slowest = open.stream().min(Comparator.comparingLong(Task::id)).orElse(null);
        int total = held.crowd();
        return new Glance(task, doing, text, Math.max(0, total - open.size()), total, slowest, task.duration());
    }

    private static Doing ended(Outcome<?> outcome) {
        return switch (outcome) {
            case Success<?> success -> Doing.DONE;
            case Failure<?> failure -> Doing.FAILED;
            case Cancelled<?> cancelled -> Doing.CANCELLED;
        };
    }

    private static Doing doing(Task<?> task, @Nullable Object on) {
        Thread thread = task.thread();
        if (thread == null) {
            return task.queued ? Doing.QUEUED : Doing.RUNNING;
        }
        if (on != null) {
            return on instanceof Sleep ? Doing.SLEEPING : Doing.WAITING;
        }
        return switch (thread.getState()) {
            case TIMED_WAITING -> Doing.SLEEPING;
            case WAITING, BLOCKED -> Doing.WAITING;
            default -> Doing.RUNNING;
        };
    }

    /// Whether the task has ended.
    public boolean over() {
        return doing.compareTo(Doing.DONE) >= 0;
    }

    /// The first line of the result or of the error; empty while there is none. Runs the `toString` of the value,
    /// which may block.
    public String result() {
        return switch (task.peek()) {
            case Success<?>(var value) -> value == null ? "" : TaskText.line(value);
            case Failure<?>(var error) -> TaskText.line(error);
            case null, default -> "";
        };
    }
}
