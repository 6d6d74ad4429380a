package jawait;

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
            case Success<?>(var value) -> value == null ? "done" : "done: " + line(value);
            case Failure<?>(var error) -> "failed: " + line(error);
            case Cancelled<?> cancelled -> "cancelled";
        };
    }

    private static String waiting(@Nullable Thread thread, @Nullable Object waitingFor) {
        if (thread == null) {
            return "";
        }
        Object on = Waits.on(thread, waitingFor);
        if (on instanceof Sleep || on == null && thread.getState() == Thread.State.TIMED_WAITING) {
            return ", sleeping";
        }
        return on == null ? "" : ", waiting on " + Waits.text(on);
    }

    /// The first line of what the value says of itself.
    static String line(Object value) {
        try {
            String text = String.valueOf(value).lines().findFirst().orElse("");
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return value.getClass().getName();
        }
    }
}
