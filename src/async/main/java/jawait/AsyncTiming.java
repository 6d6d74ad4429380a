package jawait;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Part of [Async], under whose name all of this is called: waiting, giving up, trying again.
@SuppressWarnings("overloads") // the 85 cases of OverloadsTest say how they resolve
public abstract sealed class AsyncTiming extends AsyncBasics permits AsyncCombining {
    AsyncTiming() {}

    /// Does nothing for so many *seconds*, while other tasks run. Throws `InterruptedException` when cancelled
    /// meanwhile.
    ///
    /// ```java
    /// sleep(.001); // a millisecond
    /// sleep(Duration.ofMillis(1));
    /// ```
    ///
    /// @throws IllegalArgumentException when negative or not a number
    public static void sleep(double seconds) {
        Sleep.nanos(Nanos.of(seconds, "sleep"));
    }

    /// Does nothing for so long. Throws `InterruptedException` when cancelled meanwhile.
    ///
    /// @throws IllegalArgumentException when negative
    public static void sleep(Duration time) {
        Sleep.nanos(Nanos.of(time, "sleep"));
    }

    /// Runs `body` here, and asks it to stop when so many seconds have passed, as cancelling would: blocking
    /// calls throw `InterruptedException`, then clean-up runs unharmed. A result that comes all the same is kept;
    /// a clean-up that fails is suppressed in the `TimeoutException`. Throws what the body throws; may be nested,
    /// and the earliest end counts. (asyncio's `timeout` and `wait_for`, trio's `fail_after`, Kotlin's
    /// `withTimeout`.)
    ///
    /// ```java
    /// timeout(2, () -> { sleep(1); return "in time"; }); // "in time"
    /// timeout(1, () -> sleep(2)); // throws TimeoutException
    /// ```
    ///
    /// @throws TimeoutException when the body was stopped
    /// @throws IllegalArgumentException when the time is negative or not a number
    public static <T extends @Nullable Object> T timeout(double seconds, Callable<? extends T> body)
            throws TimeoutException {
        return Timeouts.call(Nanos.of(seconds, "timeout"), Bodies.requireBody(body, "timeout"));
    }

    /// As [#timeout(double, Callable)], without a result.
    ///
    /// @throws TimeoutException when the body was stopped
    public static void timeout(double seconds, Action body) throws TimeoutException {
        Timeouts.call(Nanos.of(seconds, "timeout"), Bodies.of(body, "timeout"));
    }

    /// As [#timeout(double, Callable)], for at most such a time.
    ///
    /// @throws TimeoutException when the body was stopped
    public static <T extends @Nullable Object> T timeout(Duration time, Callable<? extends T> body)
            throws TimeoutException {
        return Timeouts.call(Nanos.of(time, "timeout"), Bodies.requireBody(body, "timeout"));
    }

    /// As [#timeout(double, Callable)], without a result.
    ///
    /// @throws TimeoutException when the body was stopped
    public static void timeout(Duration time, Action body) throws TimeoutException {
        Timeouts.call(Nanos.of(time, "timeout"), Bodies.of(body, "timeout"));
    }

    /// Runs `body` here, and asks it to stop at that point in time; at once when that has
    /// passed. Otherwise as [#timeout(double, Callable)]. (asyncio's `timeout_at`, trio's `fail_at`.)
    ///
    /// ```java
    /// deadline(AsyncClock.current().instant().plusSeconds(60), () -> "in time"); // "in time"
    /// ```
    ///
    /// @throws TimeoutException when the body was stopped
    public static <T extends @Nullable Object> T deadline(Instant end, Callable<? extends T> body)
            throws TimeoutException {
        return Timeouts.call(Nanos.until(end, "deadline"), Bodies.requireBody(body, "deadline"));
    }

    /// As [#deadline(Instant, Callable)], without a result.
    ///
    /// @throws TimeoutException when the body was stopped
    public static void deadline(Instant end, Action body) throws TimeoutException {
        Timeouts.call(Nanos.until(end, "deadline"), Bodies.of(body, "deadline"));
    }

    /// Runs `body` here for at most so many seconds, then stops it as [#timeout(double, Callable)] does, but throws
    /// nothing, unless the body's clean-up fails. (trio's `move_on_after`, Kotlin's `withTimeoutOrNull`.)
    ///
    /// ```java
    /// moveOnAfter(1, () -> { sleep(2); return "late"; }); // Optional.empty
    /// moveOnAfter(2, () -> { sleep(1); return "soon"; }); // Optional[soon]
    /// ```
    ///
    /// @return its result; empty when it was stopped, or returned null
    public static <T> Optional<T> moveOnAfter(double seconds, Callable<? extends @Nullable T> body) {
        return Timeouts.orEmpty(Nanos.of(seconds, "moveOnAfter"), Bodies.requireBody(body, "moveOnAfter"));
    }

    /// As [#moveOnAfter(double, Callable)].
    ///
    /// @return its result; empty when it was stopped, or returned null
    public static <T> Optional<T> moveOnAfter(Duration time, Callable<? extends @Nullable T> body) {
        return Timeouts.orEmpty(Nanos.of(time, "moveOnAfter"), Bodies.requireBody(body, "moveOnAfter"));
    }

    /// Runs `body` here for at most so many seconds.
    ///
    /// ```java
    /// moveOnAfter(1, () -> sleep(2)); // false
    /// ```
    ///
    /// @return whether it came to its end
    public static boolean moveOnAfter(double seconds, Action body) {
        Bodies.requireBody(body, "moveOnAfter");
        return Timeouts.orEmpty(Nanos.of(seconds, "moveOnAfter"), () -> Bodies.yes(body))
                .isPresent();
    }

    /// As [#moveOnAfter(double, Action)].
    ///
    /// @return whether it came to its end
    public static boolean moveOnAfter(Duration time, Action body) {
        Bodies.requireBody(body, "moveOnAfter");
        return Timeouts.orEmpty(Nanos.of(time, "moveOnAfter"), () -> Bodies.yes(body))
                .isPresent();
    }

    /// Runs `body` here until it succeeds, at most `times` times, as [Retry#times(int)] says.
    ///
    /// ```java
    /// int[] tries = {0};
    /// retry(3, () -> {
    ///     if (++tries[0] < 3) throw new IOException("not yet");
    ///     return "done after " + tries[0];
    /// }); // "done after 3"
    /// ```
    ///
    /// @throws IllegalArgumentException when `times` is not at least 1
    public static <T extends @Nullable Object> T retry(int times, Callable<? extends T> body) {
        return retry(Retry.times(times), body);
    }

    /// As [#retry(int, Callable)], without a result.
    public static void retry(int times, Action body) {
        retry(Retry.times(times), Bodies.of(body, "retry"));
    }

    /// Runs `body` here until it succeeds, as the policy says; else throws the last exception, with the ten
    /// before it suppressed. Errors and being stopped are never retried; being cancelled while it waits ends it.
    public static <T extends @Nullable Object> T retry(Retry policy, Callable<? extends T> body) {
        Objects.requireNonNull(policy, "retry: the policy is null");
        return policy.run(Bodies.requireBody(body, "retry"));
    }

    /// As [#retry(Retry, Callable)], without a result.
    public static void retry(Retry policy, Action body) {
        retry(policy, Bodies.of(body, "retry"));
    }

    /// Starts a task that runs `body` now and then once per period, until it is cancelled or `body` throws. A run
    /// that takes longer delays the next; runs that are due meanwhile are left out.
    /// Cancelling stops a run under way. (JavaScript's `setInterval`, Kotlin's `ticker`.)
    ///
    /// ```java
    /// int[] ticks = {0};
    /// Task<Void> ticker = every(1, () -> ticks[0]++);
    /// sleep(2.5);
    /// ticker.cancel();
    /// ticks[0] // 3
    /// ```
    ///
    /// @throws IllegalArgumentException when the period is not above 0
    public static Task<Void> every(double seconds, Action body) {
        return Ticker.start(Nanos.of(seconds, "every"), Bodies.of(body, "every"));
    }

    /// As [#every(double, Action)].
    ///
    /// @throws IllegalArgumentException when the period is not above 0
    public static Task<Void> every(Duration period, Action body) {
        return Ticker.start(Nanos.of(period, "every"), Bodies.of(body, "every"));
    }
}
