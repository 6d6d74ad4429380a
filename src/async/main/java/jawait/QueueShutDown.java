package jawait;

/// Thrown by `put` on a queue that was shut down, and by `get` when nothing is left in it either.
public final class QueueShutDown extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    QueueShutDown(String message) {
        super(message);
    }
}
