package jawait;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import jawait.runtime.Timekeeper;

/// Lengths of time as users give them, in nanoseconds.
final class Nanos {
    private static final long FOREVER = Long.MAX_VALUE / 2;

    private Nanos() {}

    static long of(double seconds, String verb) {
        if (Double.isNaN(seconds) || seconds < 0) {
            throw new IllegalArgumentException(verb + ": expected seconds of 0 or more, found " + seconds);
        }
        return (long) Math.min((double) FOREVER, seconds * 1e9);
    }

    static long of(Duration time, String verb) {
        Objects.requireNonNull(time, () -> verb + ": the duration is null");
        if (time.isNegative()) {
            throw new IllegalArgumentException(verb + ": expected a duration of 0 or more, found " + time);
        }
        return time.compareTo(Duration.ofNanos(FOREVER)) < 0 ? time.toNanos() : FOREVER;
    }

    /// From now to `end`; 0 when that has passed.
    static long until(Instant end, String verb) {
        Objects.requireNonNull(end, () -> verb + ": the instant is null");
        Duration left = Duration.between(Timekeeper.instant(), end);
        return left.isNegative() ? 0 : of(left, verb);
    }

    /// `0.1 s`.
    static String text(long nanos) {
        String digits = String.format(Locale.ROOT, "%.6f", nanos / 1e9);
        return digits.replaceAll("\\.?0+$", "") + " s";
    }
}
