package jawait.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Where woven code asks whether it should stop: at method entry and at each backward branch.
///
/// A stop request (a cancelled task, an expired timeout, an interrupted cell) interrupts the thread and arms the
/// check. Whatever comes first delivers it, once: a blocking call as `InterruptedException`, or the check as
/// [StopSignal]. After that the check is disarmed, so that `catch` and `finally` run unharmed, loops and calls
/// included.
public final class Checkpoint {
    private static final VarHandle ARMED;

    /// How many strands have an undelivered request. While it is 0, a check costs one volatile read.
    @SuppressWarnings("unused")
    private static volatile int armed;

    static {
        try {
            ARMED = MethodHandles.lookup().findStaticVarHandle(Checkpoint.class, "armed", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Checkpoint() {}

    /// Returns at once unless the task that runs on this thread has been asked to stop and does not know it yet.
    ///
    /// @throws StopSignal when it has
    public static void check() {
        if (armed != 0) {
            checkStrand();
        }
    }

    private static void checkStrand() {
        Strand strand = Strand.current();
        if (strand != null) {
            strand.check();
        } else if (WeaveStreams.isAbandoned()) {
            throw new StopSignal();
        }
    }

    static void armed(int change) {
        int before = (int) ARMED.getAndAdd(change);
        assert before + change >= 0 : "more stops delivered than requested";
    }

    static int armed() {
        return armed;
    }
}
