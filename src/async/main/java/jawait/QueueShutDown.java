package jawait;

/// Thrown by `put` on a queue that was shut down, by `get` when nothing is left in it either, and by `select` when
/// that is so with all its queues.
///
/// ```java
/// AsyncQueue<String> queue = queue();
/// queue.shutdown();
/// queue.put("late"); // throws QueueShutDown
/// ```
public final class QueueShutDown extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    QueueShutDown(String message) {
        super(message);
    }
}
