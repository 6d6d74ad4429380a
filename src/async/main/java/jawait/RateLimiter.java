package jawait;

import java.time.Duration;
import jawait.runtime.Strand;
import jawait.runtime.Timekeeper;

/// Lets so many calls through per stretch of time, in the order in which they came.
///
/// After a rest that many may go at once; from then on they go one by one, evenly: a bucket of `n` tokens,
/// which fills as fast as `n` per stretch. Any thread may use it. (A token bucket, as aiolimiter's.)
///
/// ```java
/// RateLimiter limiter = rateLimiter(100, 0.1);
/// for (String url : List.of("a", "b", "c")) {
///     limiter.acquire(); // at once: a hundred may
/// }
/// ```
public final class RateLimiter {
    private static final double ROUNDING = 1e-9;
    private final int permits;
    private final long per;
    private final AsyncLock next = new AsyncLock();
    private double tokens;
    private long filledAt = Timekeeper.nanoTime();

    private RateLimiter(int permits, long per) {
        if (permits < 1) {
            throw new IllegalArgumentException("rateLimiter: expected at least 1 call, found " + permits);
        }
        if (per < 1) {
            throw new IllegalArgumentException("rateLimiter: expected a time above 0, found " + Nanos.text(per));
        }
        this.permits = permits;
        this.per = per;
        this.tokens = permits;
    }

    /// Lets `permits` calls through in so many seconds.
    ///
    /// @throws IllegalArgumentException when `permits` is below 1, or the time not above 0
    public static RateLimiter of(int permits, double seconds) {
        return new RateLimiter(permits, Nanos.of(seconds, "rateLimiter"));
    }

    /// Lets `permits` calls through in such a time.
    ///
    /// @throws IllegalArgumentException when `permits` is below 1, or the time not above 0
    public static RateLimiter of(int permits, Duration per) {
        return new RateLimiter(permits, Nanos.of(per, "rateLimiter"));
    }

    /// Waits until one more call may go. Throws `InterruptedException` when cancelled meanwhile: then the place
    /// goes to the next, and no token is spent.
    public void acquire() {
        try (var _ = next.acquireAs(this)) {
            for (long missing = take(); missing > 0; missing = take()) {
                sleep(missing);
            }
        }
    }

    /// Whether one more call may go now. It never overtakes those who wait.
    ///
    /// ```java
    /// var limiter = rateLimiter(1, 60);
    /// limiter.tryAcquire(); // true
    /// limiter.tryAcquire(); // false
    /// limiter.waiting(); // 0
    /// ```
    public boolean tryAcquire() {
        var first = next.tryAcquire();
        if (first.isEmpty()) {
            return false;
        }
        try (var _ = first.get()) {
            return take() == 0;
        }
    }

    /// How many tasks wait, who sleeps until its time comes included.
    public int waiting() {
        return next.waiting() + (next.isLocked() ? 1 : 0);
    }

    /// Takes a token, or says how many nanoseconds it will take until there is one. By the holder of the lock.
    private long take() {
        long now = Timekeeper.nanoTime();
        long passed = Math.max(0, now - filledAt); // less than 0 on another clock: a virtual one
        filledAt = now;
        tokens = Math.min(permits, tokens + (double) passed * permits / per);
        if (tokens >= 1 - ROUNDING) {
            tokens = Math.max(0, tokens - 1);
            return 0;
        }
        return Math.max(1, (long) Math.ceil((1 - tokens) * per / permits));
    }

    private void sleep(long nanos) {
        Strand.waiting(this);
        try {
            Sleep.nanos(nanos);
        } finally {
            Strand.waiting(null);
        }
    }

    /// `RateLimiter[10 per 1 s]`.
    @Override
    public String toString() {
        return "RateLimiter[" + permits + " per " + Nanos.text(per) + "]";
    }
}
