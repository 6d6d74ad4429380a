package jawait;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import jawait.runtime.Realm;
import jawait.runtime.StopSignal;
import org.jspecify.annotations.Nullable;

/// How often to try, how long to wait in between, and after which exceptions.
///
/// Errors and being cancelled are never retried. The last exception is thrown, with the ten before it suppressed, the
/// latest first: so trying for days costs no memory. (Kotlin's `retryWhen`, jox's `Schedule`.)
///
/// ```java
/// Retry policy = Retry.times(5).backoff(.1, 2).atMost(.5).jitter().on(IOException.class);
/// retry(policy, () -> "done"); // "done"
/// ```
///
/// tries five times and waits 0.1, 0.2, 0.4 and 0.5 seconds in between, each shortened by chance.
///
/// @param times how often to try altogether
/// @param first the wait after the first failure
/// @param factor by how much each wait is longer than the one before
/// @param longest no wait is longer than this
/// @param random whether each wait is shortened by chance, down to nothing
/// @param on which exceptions to try again after
public record Retry(
        int times, Duration first, double factor, Duration longest, boolean random, Predicate<? super Exception> on) {
    private static final int MOST_KEPT = 10;

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException when `times` is below 1, a wait negative, or the factor below 1
    public Retry {
        if (times < 1) {
            throw new IllegalArgumentException("retry: expected at least 1 try, found " + times);
        }
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("retry: expected a factor of 1 or more, found " + factor);
        }
        Nanos.of(first, "retry");
        Nanos.of(longest, "retry");
        Objects.requireNonNull(on, "retry: the condition is null");
    }

    /// Tries so often, after any exception, waiting 0.1 s first, twice as long each time, and a minute at most.
    public static Retry times(int times) {
        return new Retry(times, Duration.ofMillis(100), 2, Duration.ofMinutes(1), false, e -> true);
    }

    /// Waits so many seconds first, and `factor` times as long each time.
    public Retry backoff(double seconds, double factor) {
        return new Retry(times, Duration.ofNanos(Nanos.of(seconds, "retry")), factor, longest, random, on);
    }

    /// Waits so many seconds at most.
    public Retry atMost(double seconds) {
        return new Retry(times, first, factor, Duration.ofNanos(Nanos.of(seconds, "retry")), random, on);
    }

    /// Shortens each wait by chance, so that many who failed together do not come back together.
    public Retry jitter() {
        return new Retry(times, first, factor, longest, true, on);
    }

    /// Tries again after these exceptions only.
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Retry on(Class<? extends Exception>... classes) {
        var wanted = Bodies.requireAll(classes, "retry");
        return on(error -> wanted.stream().anyMatch(type -> type.isInstance(error)));
    }

    /// Tries again after exceptions that `worthIt` accepts. What it throws ends the tries, and carries the exception
    /// that it was asked about as a suppressed one.
    public Retry on(Predicate<? super Exception> worthIt) {
        return new Retry(times, first, factor, longest, random, worthIt);
    }

    <T extends @Nullable Object> T run(Callable<? extends T> body) {
        Callable<? extends T> tried = Bodies.claim(body);
        Deque<Exception> before = new ArrayDeque<>();
        double wait = Nanos.of(first, "retry");
        for (int attempt = 1; ; attempt++) {
            try {
                return tried.call();
            } catch (Exception e) {
                if (StopSignal.isStop(e)) {
                    throw Bodies.sneaky(e); // as it is: with failures in it, a stop counts as one
                }
                if (attempt == times || !worthIt(e)) {
                    before.stream().filter(other -> other != e).forEach(e::addSuppressed);
                    throw Bodies.sneaky(e);
                }
                remember(before, e);
            }
            double nanos = Math.min(wait, (double) Nanos.of(longest, "retry"));
            Sleep.nanos((long) (random ? nanos * Realm.current().random().nextDouble() : nanos));
            wait *= factor;
        }
    }

    private boolean worthIt(Exception e) {
        try {
            return on.test(e);
        } catch (RuntimeException | Error asking) {
            if (asking != e) {
                asking.addSuppressed(e); // what it was asked about is not to be lost
            }
            throw asking;
        }
    }

    private static void remember(Deque<Exception> before, Exception e) {
        before.removeIf(known -> known == e);
        before.addFirst(e);
        if (before.size() > MOST_KEPT) {
            before.removeLast();
        }
    }
}
