package jawait.runtime;

import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The one timer of the process: a daemon platform thread, so that it ticks whatever the carriers do.
///
/// It shares no lock with those who set alarms. Were there one (as in a `ScheduledThreadPoolExecutor`), it could be
/// handed to a virtual thread that waits for a carrier, while the carriers compute until an alarm stops them:
/// nobody
/// would ever move.
public final class Timekeeper {
    private static final int UNTIDY = 1000;

    /// An action that waits for its time.
    public static final class Alarm implements Comparable<Alarm> {
        private final long due;
        private volatile @Nullable Runnable action;

        private Alarm(long due, Runnable action) {
            this.due = due;
            this.action = action;
        }

        /// Takes the alarm back. It may be going off at this moment.
        public void cancel() {
            if (action != null) {
                action = null;
                if (CANCELLED.incrementAndGet() == UNTIDY) {
                    LockSupport.unpark(THREAD);
                }
            }
        }

        private void goOff() {
            Runnable now = action;
            if (now == null) {
                CANCELLED.decrementAndGet();
            } else {
                action = null;
                run(now);
            }
        }

        /// By time.
        @Override
        public int compareTo(Alarm other) {
            return Long.signum(due - other.due);
        }
    }

    private static final System.Logger LOG = System.getLogger("jawait");
    private static final Queue<Alarm> ADDED = new ConcurrentLinkedQueue<>();
    private static final PriorityQueue<Alarm> ALARMS = new PriorityQueue<>();
    private static final AtomicInteger CANCELLED = new AtomicInteger();
    private static volatile long awakeAt = nanoTime();
    private static final Thread THREAD = Thread.ofPlatform()
            .daemon()
            .name("jawait-timer")
            .inheritInheritableThreadLocals(false)
            .start(Timekeeper::tick);

    private Timekeeper() {}

    /// Runs `action` on the timer's thread in `nanos` nanoseconds. It must be short and must not block.
    public static Alarm after(long nanos, Runnable action) {
        var alarm = new Alarm(nanoTime() + Math.max(0, nanos), action);
        ADDED.add(alarm);
        if (alarm.due - awakeAt < 0) {
            LockSupport.unpark(THREAD);
        }
        return alarm;
    }

    /// The reading of the clock that all delays and durations are measured by.
    public static long nanoTime() {
        return System.nanoTime();
    }

    /// The point in time of a reading.
    public static Instant instant(long nanoTime) {
        return Instant.now().plusNanos(nanoTime - nanoTime());
    }

    private static void tick() {
        while (true) {
            for (Alarm added = ADDED.poll(); added != null; added = ADDED.poll()) {
                ALARMS.add(added);
            }
            tidy();
            long now = nanoTime();
            Alarm next = ALARMS.peek();
            if (next != null && next.due - now <= 0) {
                ALARMS.remove();
                next.goOff();
            } else {
                rest(next == null ? now + Long.MAX_VALUE / 4 : next.due);
            }
        }
    }

    /// Sleeps until `due`, or until an earlier alarm is added: who adds sees `awakeAt`, or we see what was added.
    private static void rest(long due) {
        awakeAt = due;
        if (ADDED.isEmpty()) {
            LockSupport.parkNanos(due - nanoTime());
        }
        awakeAt = nanoTime();
    }

    /// Drops cancelled alarms once they are many: they may be due in hours only.
    private static void tidy() {
        if (CANCELLED.get() >= UNTIDY && CANCELLED.get() > ALARMS.size() / 2) {
            ALARMS.removeIf(alarm -> alarm.action == null);
            CANCELLED.set(0);
        }
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "an alarm failed", e);
        }
    }
}
