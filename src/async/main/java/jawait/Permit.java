package jawait;

import java.util.function.Consumer;

/// The right to go on, from a lock, a semaphore or a limiter, until it is closed. Closing it twice is harmless.
/// Where it may be closed is for its source to say: a lock's by its holder, the others' by anyone.
///
/// ```java
/// var sem = semaphore(2);
/// Permit permit = sem.acquire();
/// sem.available(); // 1
/// permit.close();
/// sem.available(); // 2
/// ```
public final class Permit implements AutoCloseable {
    /// Who got it: see [Turn#me()].
    final Object who;

    /// Where its source keeps it.
    int slot;

    private final Consumer<Permit> release;
    private volatile boolean closed;

    Permit(Object who, Consumer<Permit> release) {
        this.who = who;
        this.release = release;
    }

    /// Gives the permit back. Closing it again does nothing. Never waits, and so cannot be cancelled.
    ///
    /// @throws IllegalStateException when it is a lock's, and another task holds the lock
    @Override
    public void close() {
        release.accept(this);
    }

    /// Whether it was given back. Under the lock of its source, as all changes.
    boolean isClosed() {
        return closed;
    }

    /// From here on it is given back. False when it was so already.
    boolean end() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    /// Whether it is held.
    @Override
    public String toString() {
        return closed ? "Permit[closed]" : "Permit[held]";
    }
}
