package jawait.runtime;

import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import jawait.Task;
import org.jspecify.annotations.Nullable;

/// Looks at the threads of a loop when it has nothing to run: do they all wait, and for whom?
final class Settling {
    // A monitor is handed over by a thread of the JDK's, which takes a moment, and long where cores are few: looks are
    // counted, which are a millisecond apart, and not time, in which the machine may have run neither of us.
    private static final int BLOCKED_LOOKS = 100;

    private final Set<Strand> live;
    private int blockedLooks;

    Settling(Set<Strand> live) {
        this.live = live;
    }

    /// What is seen in one look.
    enum Sight {
        /// Some strand goes on by itself: it computes, or waits for real time, input or output.
        GOES_ON,
        /// None goes on by itself, and one waits for something that a thread outside the loop may well do.
        FOREIGN,
        /// None goes on by itself.
        ALL_WAIT
    }

    /// Each thread is looked at once: it may be woken from outside at any time, so that two looks do not agree.
    Sight look() {
        int before = blockedLooks;
        blockedLooks = 0;
        boolean blocked = false;
        boolean foreign = false;
        for (Strand strand : live) {
            Thread thread = strand.thread();
            if (thread == null) {
                return Sight.GOES_ON; // it is about to tell those who wait for it
            }
            Object what = strand.waitingFor();
            switch (thread.getState()) {
                case WAITING -> {
                    if (strand.isWoken() || goesOn(what, thread)) {
                        return Sight.GOES_ON;
                    }
                    foreign |=
                            what == null ? mayBeFreedOutside(LockSupport.getBlocker(thread)) : Strand.isForeign(what);
                }
                case BLOCKED -> blocked = true;
                default -> {
                    return Sight.GOES_ON;
                }
            }
        }
        if (blocked) {
            blockedLooks = before + 1;
            if (blockedLooks <= BLOCKED_LOOKS) {
                return Sight.GOES_ON;
            }
        }
        return foreign ? Sight.FOREIGN : Sight.ALL_WAIT;
    }

    private static boolean goesOn(@Nullable Object waitingFor, Thread thread) {
        return waitingFor == null ? inputOutput(thread) : waitingFor instanceof Task<?> task && task.isDone();
    }

    private static boolean mayBeFreedOutside(@Nullable Object blocker) {
        return blocker == null
                || blocker instanceof Future<?>
                || blocker.getClass().getName().startsWith("java.util.concurrent.CompletableFuture");
    }

    private static boolean inputOutput(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            String name = frame.getClassName();
            if (name.startsWith("sun.nio.ch.") || name.startsWith("java.lang.ProcessImpl")) {
                return true;
            }
        }
        return false;
    }
}
