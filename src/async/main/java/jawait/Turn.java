package jawait;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// One thread's wait, in one [Line] or in several, which ends once: it is served, or it gives up.
///
/// When both come at the same moment the first decides. Who was served first keeps what he got, and finds the
/// interrupt at his next blocking call: so nothing that was handed over is lost. (As in trio, where an
/// operation has either happened or was cancelled, never both.)
final class Turn {
    private static final VarHandle STATE;
    private static final VarHandle CHANCES;
    private static final Object CLAIMED = new Object();
    private static final Object GIVEN_UP = new Object();

    static {
        try {
            var lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Turn.class, "state", Object.class);
            CHANCES = lookup.findVarHandle(Turn.class, "chances", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// Whose turn it is: see [#me()].
    final Object who;

    /// How many of its places can still be served.
    @SuppressWarnings("unused")
    private int chances;

    private final Thread thread = Thread.currentThread();
    private final @Nullable Strand strand = Strand.current();

    /// Null while it waits, [#CLAIMED], the [Line.Place] that was served, or [#GIVEN_UP].
    private volatile @Nullable Object state;

    Turn(Object who) {
        this.who = who;
    }

    /// The running task, or the thread when there is none.
    static Object me() {
        Task<?> task = Async.currentTask();
        return task == null ? Thread.currentThread() : task;
    }

    /// What a [#me()] is called.
    static String name(Object who) {
        return who instanceof Task<?> task ? task.name() : ((Thread) who).getName();
    }

    /// Begins a call that may wait: lets others go first where a seed draws the order, and throws when the thread is
    /// interrupted already.
    static void begin() {
        Strand.point();
        if (Thread.interrupted()) {
            throw Bodies.sneaky(new InterruptedException("interrupted before the wait"));
        }
    }

    /// Whether it was served, or has given up.
    boolean isOver() {
        return state != null;
    }

    /// Decides that it is served now; [#finish] must follow at once. False when it was over.
    boolean claim() {
        return STATE.compareAndSet(this, null, CLAIMED);
    }

    /// Wakes it: what it waited for has come to this place.
    void finish(Line.Place place) {
        state = place;
        Strand.wake(strand, thread);
    }

    /// It is in one line more.
    void gain() {
        chances++;
    }

    /// One of its places will never be served. Whether it was the last.
    boolean lose() {
        return (int) CHANCES.getAndAdd(this, -1) == 1;
    }

    /// Waits until a place is served.
    ///
    /// @param what what for, as `pstree` shows it
    Line.Place await(Object what) {
        Strand.waiting(what);
        try {
            while (true) {
                if (state instanceof Line.Place served) {
                    return served;
                }
                if (Thread.currentThread().isInterrupted() && STATE.compareAndSet(this, null, GIVEN_UP)) {
                    Thread.interrupted();
                    throw Bodies.sneaky(new InterruptedException("interrupted while waiting for " + what));
                }
                LockSupport.park(this);
            }
        } finally {
            Strand.waiting(null);
        }
    }

    /// As [#await], but an interrupt meanwhile has to wait: it is pending again afterwards.
    void awaitCalmly(Object what) {
        boolean interrupted = false;
        Strand.waiting(what);
        while (!(state instanceof Line.Place)) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        Strand.waiting(null);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
