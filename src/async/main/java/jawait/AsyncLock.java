package jawait;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// Lets one task through at a time, in the order in which they came. A task that holds it may take it again.
///
/// The permit is to be closed on the thread that took it.
public final class AsyncLock {
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile @Nullable String holder;

    AsyncLock() {}

    /// Waits for the lock. Throws `InterruptedException` when cancelled meanwhile.
    public Permit acquire() {
        Strand.waiting(this);
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw Bodies.sneaky(e);
        } finally {
            Strand.waiting(null);
        }
        return held();
    }

    /// The lock if it is free and nobody waits for it.
    public Optional<Permit> tryAcquire() {
        try {
            return lock.tryLock(0, TimeUnit.NANOSECONDS) ? Optional.of(held()) : Optional.empty();
        } catch (InterruptedException e) {
            throw Bodies.sneaky(e);
        }
    }

    /// Whether somebody holds it.
    public boolean isLocked() {
        return lock.isLocked();
    }

    private Permit held() {
        Task<?> task = Async.currentTask();
        holder = task == null ? Thread.currentThread().getName() : task.name();
        return new Permit(this::release);
    }

    private void release() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("the lock is held by " + holder + ", and only there it can be released");
        }
        if (lock.getHoldCount() == 1) {
            holder = null;
        }
        lock.unlock();
    }

    /// `AsyncLock[held by fetch]`.
    @Override
    public String toString() {
        String by = holder;
        return by == null ? "AsyncLock[free]" : "AsyncLock[held by " + by + "]";
    }
}
