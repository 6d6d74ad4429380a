package jawait;

import java.util.List;

/// Tasks wait for each other, or for what nobody is left to bring about: none of them would ever have gone on.
///
/// Thrown by `virtualTime`, which knows for certain. The message has a line for each task: its name and what it
/// waits for.
///
/// ```java
/// attempt(() -> virtualTime(() -> event().await()))
/// // Failure[jawait.Deadlock: after 0 s of virtual time 1 task waits, and nothing is left to wake it: …]
/// ```
public final class Deadlock extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private static final int MOST = 20;

    private Deadlock(String message) {
        super(message, null);
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
        return new Deadlock(text.toString());
    }
}
