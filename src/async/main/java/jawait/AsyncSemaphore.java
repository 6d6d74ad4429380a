package jawait;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jawait.runtime.Strand;

/// Lets so many tasks through at a time, in the order in which they came. Any thread may use it.
public final class AsyncSemaphore {
    private final int permits;
    private final Semaphore semaphore;

    AsyncSemaphore(int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException("semaphore: expected at least 1 permit, found " + permits);
        }
        this.permits = permits;
        this.semaphore = new Semaphore(permits, true);
    }

    /// Waits for a permit. Throws `InterruptedException` when cancelled meanwhile.
    public Permit acquire() {
        Strand.waiting(this);
        try {
            semaphore.acquire();
        } catch (InterruptedException e) {
            throw Bodies.sneaky(e);
        } finally {
            Strand.waiting(null);
        }
        return new Permit(semaphore::release);
    }

    /// A permit if there is one now and nobody waits for it.
    public Optional<Permit> tryAcquire() {
        try {
            boolean acquired = semaphore.tryAcquire(0, TimeUnit.NANOSECONDS);
            return acquired ? Optional.of(new Permit(semaphore::release)) : Optional.empty();
        } catch (InterruptedException e) {
            throw Bodies.sneaky(e);
        }
    }

    /// How many permits nobody holds.
    public int available() {
        return semaphore.availablePermits();
    }

    /// `AsyncSemaphore[1 of 3 available]`.
    @Override
    public String toString() {
        return "AsyncSemaphore[" + available() + " of " + permits + " available]";
    }
}
