package jawait.runtime;

import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import jawait.Task;
import org.jspecify.annotations.Nullable;

/// Looks at the threads of a loop when it has nothing to run: do they all wait, and for whom?
final class Settling {
    // A monitor is handed over by a thread of the JDK's, which takes a moment.
    private static final long BLOCKED_NANOS = 50_000_000;

    private final Set<Strand> live;
    private long blockedSince;

    Settling(Set<Strand> live) {
        this.live = live;
    }

    /// Whether no strand goes on by itself: none computes, waits for real time, or waits for input or output.
    boolean allWait() {
        boolean blocked = false;
        for (Strand strand : live) {
            Thread thread = strand.thread();
            if (thread == null) {
                return false; // it is about to tell those who wait for it
            }
            switch (thread.getState()) {
                case WAITING -> {
                    if (strand.isWoken() || goesOn(strand.waitingFor(), thread)) {
                        return false;
                    }
                }
                case BLOCKED -> blocked = true;
                default -> {
                    return false;
                }
            }
        }
        blockedSince = !blocked ? 0 : blockedSince == 0 ? System.nanoTime() : blockedSince;
        return !blocked || System.nanoTime() - blockedSince > BLOCKED_NANOS;
    }

    private static boolean goesOn(@Nullable Object waitingFor, Thread thread) {
        return waitingFor == null ? inputOutput(thread) : waitingFor instanceof Task<?> task && task.isDone();
    }

    /// Whether a strand waits for something that a thread outside the loop may well do.
    boolean isForeign() {
        return live.stream().anyMatch(Settling::isForeign);
    }

    private static boolean isForeign(Strand strand) {
        Thread thread = strand.thread();
        Object what = strand.waitingFor();
        if (thread == null || what != null || thread.getState() == Thread.State.BLOCKED) {
            return Strand.isForeign(what);
        }
        return mayBeFreedOutside(LockSupport.getBlocker(thread));
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
