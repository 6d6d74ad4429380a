package jawait;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A clock that stands still until it is told to advance.
///
/// Any thread may advance it; alarms go off on that thread, in the order of their times, and those of one time in
/// the order in which they were set.
///
/// ```java
/// var clock = new VirtualClock();
/// var heard = new ArrayList<String>();
/// clock.after(2_000_000_000, () -> heard.add("two"));
/// clock.after(1_000_000_000, () -> heard.add("one"));
/// clock.advance(1.5);
/// heard // [one]
/// clock.pending(); // 1
/// clock.advanceToNext();
/// heard // [one, two]
/// clock.elapsed(); // PT2S
/// ```
///
/// The idea is trio's `MockClock` and Kotlin's `TestCoroutineScheduler`.
public final class VirtualClock implements AsyncClock {
    private static final System.Logger LOG = System.getLogger("jawait");

    private final class Entry implements Alarm, Comparable<Entry> {
        private final long due;
        private final long number;
        private volatile @Nullable Runnable action;

        Entry(long due, long number, Runnable action) {
            this.due = due;
            this.number = number;
            this.action = action;
        }

        @Override
        public void cancel() {
            lock.lock();
            try {
                if (action != null) {
                    action = null;
                    cancelled++;
                    tidy();
                }
            } finally {
                lock.unlock();
            }
        }

        /// By time, then by the order of setting.
        @Override
        public int compareTo(Entry other) {
            return due != other.due ? Long.compare(due, other.due) : Long.compare(number, other.number);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final Instant start;
    private volatile long now;
    private long numbers;
    private int cancelled;

    /// A clock that shows the present time, and stands.
    public VirtualClock() {
        this(Instant.now());
    }

    /// A clock that shows `start`, and stands.
    public VirtualClock(Instant start) {
        this.start = java.util.Objects.requireNonNull(start, "VirtualClock: the start is null");
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(now);
    }

    /// How far the clock has come since it was made.
    public Duration elapsed() {
        return Duration.ofNanos(now);
    }

    /// How many alarms are set.
    public int pending() {
        lock.lock();
        try {
            return entries.size() - cancelled;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Alarm after(long nanos, Runnable action) {
        java.util.Objects.requireNonNull(action, "after: the action is null");
        lock.lock();
        try {
            var entry = new Entry(due(nanos), numbers++, action);
            entries.add(entry);
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /// The reading in so many nanoseconds; the last there is when that would be later.
    private long due(long nanos) {
        long due = now + Math.max(0, nanos);
        return due < 0 ? Long.MAX_VALUE : due;
    }

    /// Advances by so many seconds; alarms due on the way go off at their times.
    ///
    /// @throws IllegalArgumentException when negative or not a number
    public void advance(double seconds) {
        advanceTo(due(Nanos.of(seconds, "advance")));
    }

    /// Advances by so much.
    ///
    /// @throws IllegalArgumentException when negative
    public void advance(Duration time) {
        advanceTo(due(Nanos.of(time, "advance")));
    }

    private void advanceTo(long end) {
        while (goOff(end)) {}
        lock.lock();
        try {
            now = Math.max(now, end);
        } finally {
            lock.unlock();
        }
    }

    /// Advances to the time of the next alarm, and has all alarms of that time go off.
    ///
    /// @return false, and nothing is done, when no alarm is set
    public boolean advanceToNext() {
        if (!goOff(Long.MAX_VALUE)) {
            return false;
        }
        while (goOff(now)) {}
        return true;
    }

    /// Has the first alarm due by `end` go off. Whether there was one.
    private boolean goOff(long end) {
        Runnable action = null;
        lock.lock();
        try {
            for (Entry next = entries.peek(); next != null && action == null; next = entries.peek()) {
                if (next.action != null && next.due > end) {
                    return false;
                }
                entries.remove();
                action = next.action;
                if (action == null) {
                    cancelled--;
                } else {
                    next.action = null;
                    now = Math.max(now, next.due);
                }
            }
        } finally {
            lock.unlock();
        }
        if (action == null) {
            return false;
        }
        try {
            action.run();
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "an alarm failed", e);
        }
        return true;
    }

    /// Drops cancelled alarms once they are most: they may be due in hours only.
    private void tidy() {
        if (cancelled > 1000 && cancelled > entries.size() / 2) {
            entries.removeIf(entry -> entry.action == null);
            cancelled = 0;
        }
    }

    /// `VirtualClock[at 1.5 s, 2 alarms]`.
    @Override
    public String toString() {
        int set = pending();
        return "VirtualClock[at " + Nanos.text(now) + ", " + set + (set == 1 ? " alarm]" : " alarms]");
    }
}
