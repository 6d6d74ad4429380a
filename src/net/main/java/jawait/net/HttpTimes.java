package jawait.net;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/// Lengths of time and amounts of bytes, as users give them and as they read them.
final class HttpTimes {
    private static final Duration FOREVER = Duration.ofDays(36_500);
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private HttpTimes() {}

    static Duration of(double seconds, String name) {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException(name + ": expected seconds above 0, found " + seconds);
        }
        return seconds >= FOREVER.toSeconds() ? FOREVER : Duration.ofNanos(Math.max(1, (long) (seconds * 1e9)));
    }

    static Duration of(Duration time, String name) {
        Objects.requireNonNull(time, () -> name + ": the duration is null");
        if (!time.isPositive()) {
            throw new IllegalArgumentException(name + ": expected a duration above 0, found " + time);
        }
        return time.compareTo(FOREVER) < 0 ? time : FOREVER;
    }

    /// `34 ms`, `1.2 s`, `10 s`, `no end`.
    static String text(Duration time) {
        if (time.compareTo(FOREVER) >= 0) {
            return "no end";
        }
        return time.toSeconds() < 1
                ? time.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3).replaceFirst("\\.0$", "") + " s";
    }

    /// `7 B`, `1.2 kB`, `100 MB`.
    static String bytes(long count) {
        if (count < 1000) {
            return count + " B";
        }
        double left = count;
        int unit = -1;
        while (left >= 999.95 && unit < UNITS.length - 1) {
            left /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f", left).replaceFirst("\\.0$", "") + " " + UNITS[unit];
    }
}
