package jawait;

import java.util.concurrent.CountDownLatch;
import jawait.runtime.Strand;

/// A flag that tasks can wait for. Any thread may use it.
public final class AsyncEvent {
    private volatile CountDownLatch latch = new CountDownLatch(1);

    AsyncEvent() {}

    /// Raises the flag: all who wait go on, and nobody waits until it is cleared.
    public void set() {
        latch.countDown();
    }

    /// Lowers the flag.
    public void clear() {
        if (isSet()) {
            latch = new CountDownLatch(1);
        }
    }

    /// Whether the flag is raised.
    public boolean isSet() {
        return latch.getCount() == 0;
    }

    /// Waits until the flag is raised. Throws `InterruptedException` when cancelled meanwhile.
    public void await() {
        Strand.waiting(this);
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw Bodies.sneaky(e);
        } finally {
            Strand.waiting(null);
        }
    }

    /// `AsyncEvent[set]`.
    @Override
    public String toString() {
        return isSet() ? "AsyncEvent[set]" : "AsyncEvent[not set]";
    }
}
