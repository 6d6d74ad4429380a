package jawait;

import java.util.concurrent.atomic.AtomicBoolean;

/// The right to go on, from a semaphore or a lock, until it is closed: `try (var _ = sem.acquire()) { … }`.
public final class Permit implements AutoCloseable {
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable release;

    Permit(Runnable release) {
        this.release = release;
    }

    /// Gives the permit back. Closing it again does nothing.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                release.run();
            } catch (RuntimeException e) {
                closed.set(false); // refused: it is held still
                throw e;
            }
        }
    }

    /// Whether it is held.
    @Override
    public String toString() {
        return closed.get() ? "Permit[closed]" : "Permit[held]";
    }
}
