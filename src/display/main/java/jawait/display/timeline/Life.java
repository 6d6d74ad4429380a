package jawait.display.timeline;

import java.time.Instant;
import java.util.List;
import jawait.Cancelled;
import jawait.Failure;
import jawait.Outcome;
import jawait.Success;
import jawait.Task;
import org.jspecify.annotations.Nullable;

/// What is kept of a task: names and times.
///
/// @param who which task
/// @param start when it was created, in nanoseconds of its clock's epoch
/// @param nanos how long it has lived
/// @param end how it ended
/// @param waits its waits, or null when they were not recorded
record Life(
        Who who, long start, long nanos, End end, @Nullable List<WaitLog.Span> waits) {
    /// How a task ended, or that it has not.
    enum End {
        ALIVE,
        DONE,
        FAILED,
        CANCELLED
    }

    /// Which task.
    ///
    /// @param parent the id of the task that started it; 0 when none did
    /// @param isVirtual whether it goes by a clock that jumps
    record Who(long id, String name, long parent, boolean isVirtual) {}

    static Life of(Task<?> task, boolean isVirtual, End end, @Nullable WaitLog log) {
        Instant created = task.createdAt();
        long nanos = task.duration().toNanos();
        Task<?> parent = task.parent();
        var who = new Who(task.id(), task.name(), parent == null ? 0 : parent.id(), isVirtual);
        long start = Math.addExact(Math.multiplyExact(created.getEpochSecond(), 1_000_000_000L), created.getNano());
        return new Life(who, start, nanos, end, log == null ? null : log.spans(nanos));
    }

    static End end(Outcome<?> outcome) {
        return switch (outcome) {
            case Success<?> _ -> End.DONE;
            case Failure<?> _ -> End.FAILED;
            case Cancelled<?> _ -> End.CANCELLED;
        };
    }

    /// As it is now, whether it has ended or not.
    static End end(Task<?> task) {
        return switch (task.state()) {
            case RUNNING -> End.ALIVE;
            case SUCCESS -> End.DONE;
            case FAILED -> End.FAILED;
            case CANCELLED -> End.CANCELLED;
        };
    }

    long until() {
        return start + nanos;
    }
}
