package jawait;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import jawait.runtime.Realm;
import org.jspecify.annotations.Nullable;

/// A source of time, as a parameter: what runs by a clock takes its sleeps, timeouts, deadlines, periods and rates
/// from it.
///
/// A clock is handed down rather than passed to each call: [#run(Callable)] makes it the clock of a body and of
/// every task that is started in it, in any depth. So the code under test is the code that runs.
///
/// ```java
/// var clock = new VirtualClock();                     // an AsyncClock that stands
/// var nap = clock.run(() -> task(() -> { sleep(3600); return "rested"; }));
/// while (clock.pending() == 0) Thread.onSpinWait();   // until it sleeps
/// clock.advance(3600);
/// await(nap);                                         // "rested", at once
/// ```
///
/// The idea is trio's `Clock`. See [Async#virtualTime(Callable)] for a clock that advances by itself.
public interface AsyncClock {
    /// An action that waits for its time.
    ///
    /// ```java
    /// AsyncClock clock = new VirtualClock();
    /// AsyncClock.Alarm alarm = clock.after(1_000_000_000, () -> IO.println("a second has passed"));
    /// alarm.cancel();
    /// ```
    @FunctionalInterface
    interface Alarm {
        /// Takes the action back; it may be going off at this moment. A second call does nothing.
        void cancel();
    }

    /// The reading in nanoseconds: it never goes back, and only differences mean something.
    ///
    /// ```java
    /// virtualTime(() -> {
    ///     long begin = AsyncClock.current().nanoTime();
    ///     sleep(2);
    ///     return AsyncClock.current().nanoTime() - begin;
    /// }); // 2000000000
    /// ```
    long nanoTime();

    /// The point in time.
    Instant instant();

    /// Has `action` run in `nanos` nanoseconds, on a thread of the clock's; at once, though not before this
    /// returns, when that is 0 or less. The action must be short and must not block; what it throws is logged.
    Alarm after(long nanos, Runnable action);

    /// The clock on the wall, which everything goes by unless told otherwise.
    ///
    /// ```java
    /// AsyncClock.system().instant().isAfter(Instant.EPOCH); // true
    /// ```
    static AsyncClock system() {
        return Realm.REAL.clock();
    }

    /// The clock that the running code goes by.
    static AsyncClock current() {
        return Realm.current().clock();
    }

    /// Runs `body` here, by this clock. Tasks and threads started in it go by this clock for the whole of their
    /// lives. Throws what the body throws.
    default <T extends @Nullable Object> T run(Callable<? extends T> body) {
        Objects.requireNonNull(body, "run: the body is null");
        return Realm.of(this).call(body);
    }
}
