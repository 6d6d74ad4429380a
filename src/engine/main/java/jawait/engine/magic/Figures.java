package jawait.engine.magic;

import java.util.Locale;

/// Times and sizes as people read them, with three figures.
public final class Figures {
    private static final String[] TIMES = {"ns", "µs", "ms", "s"};
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB"};

    private Figures() {}

    /// `12.3 ms`.
    public static String time(double nanos) {
        int unit = 0;
        double value = nanos;
        while (unit < TIMES.length - 1 && value >= 999.5) {
            value /= 1000;
            unit++;
        }
        return value >= 60 && unit == TIMES.length - 1 ? minutes(value) : figures(value) + " " + TIMES[unit];
    }

    /// As [#time(double)].
    public static String time(long nanos) {
        return time((double) nanos);
    }

    private static String minutes(double seconds) {
        return (long) seconds / 60 + " min " + Math.round(seconds % 60) + " s";
    }

    /// `1.50 kB`; a kB is 1000 bytes.
    public static String size(double bytes) {
        int unit = 0;
        double value = bytes;
        while (unit < SIZES.length - 1 && value >= 999.5) {
            value /= 1000;
            unit++;
        }
        return (unit == 0 ? String.valueOf(Math.round(value)) : figures(value)) + " " + SIZES[unit];
    }

    /// As [#size(double)].
    public static String size(long bytes) {
        return size((double) bytes);
    }

    private static String figures(double value) {
        int decimals = value >= 99.95 || value == 0 ? 0 : value >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
