package jawait;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// How tasks show themselves.
final class TaskText {
    private static final int LONGEST = 200;

    private TaskText() {}

    /// `running, waiting on leaf`, `done: 42`, and so on.
    static String state(
            @Nullable Outcome<?> outcome, boolean queued, @Nullable Thread thread, @Nullable Object waitingFor) {
        return switch (outcome) {
            case null -> queued ? "queued" : "running" + waiting(thread, waitingFor);
            case Success<?>(var value) -> value == null ? "done" : "done: " + text(value);
            case Failure<?>(var error) -> "failed: " + text(error);
            case Cancelled<?> cancelled -> "cancelled";
        };
    }

    private static String waiting(@Nullable Thread thread, @Nullable Object waitingFor) {
        if (thread == null) {
            return "";
        }
        Object blocker = waitingFor == null ? LockSupport.getBlocker(thread) : waitingFor;
        if (blocker == null) {
            return thread.getState() == Thread.State.TIMED_WAITING ? ", sleeping" : "";
        }
        return ", waiting on "
                + switch (blocker) {
                    case Task<?> task -> task.name();
                    case Gathering<?> gathering -> gathering.toString();
                    case Pull<?> pull -> pull.toString();
                    case TaskGroup group -> group.toString();
                    default -> waitingFor == null ? blocker.getClass().getSimpleName() : text(blocker);
                };
    }

    private static String text(Object value) {
        try {
            String text = String.valueOf(value).lines().findFirst().orElse("");
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        } catch (RuntimeException e) {
            return value.getClass().getName();
        }
    }
}
