package jawait.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Something that is its own lock, for stretches of a few assignments: as a superclass, because a lock object for each
/// task would cost memory. Not re-entrant; nothing may block under it.
abstract class SpinLocked {
    private static final VarHandle LOCKED;

    static {
        try {
            LOCKED = MethodHandles.lookup().findVarHandle(SpinLocked.class, "locked", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused")
    private volatile boolean locked;

    @SuppressWarnings("ThreadPriorityCheck") // the holder may need this carrier to go on
    final void lock() {
        for (int spins = 1; !LOCKED.compareAndSet(this, false, true); spins++) {
            if (spins % 64 == 0) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
    }

    final void unlock() {
        LOCKED.setRelease(this, false);
    }
}
