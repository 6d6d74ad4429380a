package jawait;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// Whether and how a task has ended, and who is to be told: one volatile field.
///
/// @param <T> the type of the result
abstract sealed class Ending<T extends @Nullable Object> permits Task {
    private static final AtomicLong IDS = new AtomicLong();
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Ending.class, "state", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// Unique in the process, ascending with creation.
    final long id = IDS.incrementAndGet();

    /// Whether somebody has looked at the outcome.
    volatile boolean noticed;

    /// Null, the newest [Waiter], or the [Outcome].
    private volatile @Nullable Object state;

    Ending() {}

    /// Spread over the tables as well as the JVM's own, which has to be drawn and kept for each object that is asked.
    @Override
    public final int hashCode() {
        return Long.hashCode(id);
    }

    /// Sets the outcome and tells all who wait, in the order in which they came.
    ///
    /// @return whether one of them looks at the outcome
    boolean end(Outcome<T> outcome) {
        Waiter waiter = Waiter.reversed((@Nullable Waiter) STATE.getAndSet(this, outcome));
        boolean observed = false;
        for (; waiter != null; waiter = waiter.next) {
            observed |= waiter.observes && waiter.alive();
            waiter.wake();
        }
        return observed;
    }

    /// The outcome, or null while there is none.
    @SuppressWarnings("unchecked")
    @Nullable
    Outcome<T> peek() {
        return state instanceof Outcome<?> done ? (Outcome<T>) done : null;
    }

    /// Tells `waiter` of the end: at once, on this thread, when there is nothing to wait for.
    void tell(Waiter waiter) {
        while (true) {
            Object now = state;
            if (now instanceof Outcome) {
                noticed |= waiter.observes;
                waiter.wake();
                return;
            }
            waiter.next = (@Nullable Waiter) now;
            if (STATE.compareAndSet(this, now, waiter)) {
                return;
            }
        }
    }

    /// Takes a waiter back, and all others that wait no more.
    void forget(Waiter waiter) {
        waiter.abandon();
        while (state instanceof Waiter head) {
            if (head.alive()) {
                head.prune();
                return;
            }
            STATE.compareAndSet(this, head, head.next);
        }
    }

    /// Waits for the outcome, which is not there yet.
    ///
    /// @throws Deadlock when it never would be, because this task waits for the caller
    Outcome<T> park(Task<?> self) {
        Waiter waiter = Waiter.thread();
        tell(waiter);
        Strand.waiting(self);
        try {
            Deadlock.refuseCircle(self);
            for (Outcome<T> done = peek(); ; done = peek()) {
                if (done != null) {
                    return done;
                }
                if (Thread.interrupted()) {
                    throw Bodies.sneaky(new InterruptedException("interrupted while awaiting task " + self.name()));
                }
                Strand.park(self);
            }
        } catch (Throwable e) {
            forget(waiter);
            throw e;
        } finally {
            Strand.waiting(null);
        }
    }
}
