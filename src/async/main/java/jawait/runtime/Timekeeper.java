package jawait.runtime;

import java.time.Instant;
import jawait.AsyncClock;

/// Time, by the clock that the running code goes by.
public final class Timekeeper {
    private Timekeeper() {}

    /// Runs `action` on the clock's thread in `nanos` nanoseconds. It must be short and must not block.
    public static AsyncClock.Alarm after(long nanos, Runnable action) {
        return Realm.current().clock().after(nanos, action);
    }

    /// The reading that all delays and durations are measured by.
    public static long nanoTime() {
        return Realm.current().clock().nanoTime();
    }

    /// The present point in time.
    public static Instant instant() {
        return Realm.current().clock().instant();
    }
}
