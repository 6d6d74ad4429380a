package jawait;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The right to go on, from a lock, a semaphore or a limiter, until it is closed. Closing it twice is harmless.
/// Where it may be closed is for its source to say: a lock's by its holder, the others' by anyone.
///
/// ```java
/// var sem = semaphore(2);
/// try (var _ = sem.acquire()) {
///     sem.available(); // 1
/// }
/// sem.available(); // 2
/// ```
public final class Permit implements AutoCloseable {
    /// Who got it: see [Turn#me()].
    final Object who;

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Consumer<Permit> release;

    Permit(Object who, Consumer<Permit> release) {
        this.who = who;
        this.release = release;
    }

    /// Gives the permit back. Closing it again does nothing. Never waits, and so cannot be cancelled.
    ///
    /// @throws IllegalStateException when it is a lock's, and another task holds the lock
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                release.accept(this);
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
