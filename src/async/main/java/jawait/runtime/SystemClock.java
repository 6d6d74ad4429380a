package jawait.runtime;

import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jawait.AsyncClock;
import org.jspecify.annotations.Nullable;

/// The clock on the wall, with the one timer of the process: a daemon platform thread, so that it ticks
/// whatever the carriers do.
///
/// It shares no lock with those who set alarms. Were there one (as in a `ScheduledThreadPoolExecutor`), it could be
/// handed to a virtual thread that waits for a carrier, while the carriers compute until an alarm stops them:
/// nobody would ever move.
final class SystemClock implements AsyncClock {
    static final SystemClock CLOCK = new SystemClock();
    private static final int UNTIDY = 1000;
    private static final System.Logger LOG = System.getLogger("jawait");

    private final Queue<Entry> added = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private volatile long awakeAt = System.nanoTime();
    private final Thread thread = Thread.ofPlatform()
            .daemon()
            .name("jawait-timer")
            .inheritInheritableThreadLocals(false)
            .start(this::tick);

    private SystemClock() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public Alarm after(long nanos, Runnable action) {
        var entry = new Entry(nanoTime() + Math.max(0, nanos), action);
        added.add(entry);
        if (entry.due - awakeAt < 0) {
            LockSupport.unpark(thread);
        }
        return entry;
    }

    private void tick() {
        while (true) {
            for (Entry entry = added.poll(); entry != null; entry = added.poll()) {
                entries.add(entry);
            }
            tidy();
            long now = nanoTime();
            Entry next = entries.peek();
            if (next != null && next.due - now <= 0) {
                entries.remove();
                next.goOff();
            } else {
                rest(next == null ? now + Long.MAX_VALUE / 4 : next.due);
            }
        }
    }

    /// Sleeps until `due`, or until an earlier alarm is added: who adds sees `awakeAt`, or we see what was added.
    private void rest(long due) {
        awakeAt = due;
        if (added.isEmpty()) {
            LockSupport.parkNanos(due - nanoTime());
        }
        awakeAt = nanoTime();
    }

    /// Drops cancelled alarms once they are many: they may be due in hours only.
    private void tidy() {
        if (cancelled.get() >= UNTIDY && cancelled.get() > entries.size() / 2) {
            entries.removeIf(entry -> entry.action == null);
            cancelled.set(0);
        }
    }

    private final class Entry implements Alarm, Comparable<Entry> {
        private final long due;
        private volatile @Nullable Runnable action;

        Entry(long due, Runnable action) {
            this.due = due;
            this.action = action;
        }

        @Override
        public void cancel() {
            if (action != null) {
                action = null;
                if (cancelled.incrementAndGet() == UNTIDY) {
                    LockSupport.unpark(thread);
                }
            }
        }

        private void goOff() {
            Runnable now = action;
            if (now == null) {
                cancelled.decrementAndGet();
                return;
            }
            action = null;
            try {
                now.run();
            } catch (Throwable e) {
                LOG.log(System.Logger.Level.WARNING, "an alarm failed", e);
            }
        }

        /// By time.
        @Override
        public int compareTo(Entry other) {
            return Long.signum(due - other.due);
        }
    }
}
