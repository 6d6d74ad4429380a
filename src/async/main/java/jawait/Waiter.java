package jawait;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Who is to be told of a task's end; a link of the stack that hangs on the task.
final class Waiter {
    private static final System.Logger LOG = System.getLogger("jawait");

    /// Whether it will look at the outcome, so that a failure does not go unnoticed.
    final boolean observes;

    volatile @Nullable Waiter next;
    private volatile @Nullable Runnable wake;

    Waiter(Runnable wake, boolean observes) {
        this.wake = wake;
        this.observes = observes;
    }

    static Waiter thread() {
        Thread me = Thread.currentThread();
        return new Waiter(() -> LockSupport.unpark(me), true);
    }

    /// Whether it still waits.
    boolean alive() {
        return wake != null;
    }

    /// It waits no more.
    void abandon() {
        wake = null;
    }

    void wake() {
        Runnable told = wake;
        if (told != null) {
            told.run();
        }
    }

    /// Drops those below that wait no more. Best effort: several may do so at once.
    void prune() {
        for (Waiter kept = this, below = next; below != null; below = below.next) {
            if (below.alive()) {
                kept.next = below;
                kept = below;
            } else if (below.next == null) {
                kept.next = null;
            }
        }
    }

    /// The same waiters, oldest first. The links stay as they are: others may be pruning.
    static @Nullable Waiter reversed(@Nullable Waiter newest) {
        if (newest == null || newest.next == null) {
            return newest;
        }
        Waiter oldest = null;
        for (Waiter waiter = newest; waiter != null; waiter = waiter.next) {
            Waiter copy = new Waiter(waiter::wake, waiter.observes && waiter.alive());
            copy.next = oldest;
            oldest = copy;
        }
        return oldest;
    }

    static void logged(Runnable action) {
        try {
            action.run();
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "an onDone action failed", e);
        }
    }
}
