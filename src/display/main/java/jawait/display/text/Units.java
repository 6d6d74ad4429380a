package jawait.display.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/// Numbers for people, the same in every locale.
public final class Units {
    private Units() {}

    /// `1 000 000`.
    public static String count(long number) {
        String digits = Long.toString(number);
        var out = new StringBuilder(digits);
        int first = number < 0 ? 1 : 0;
        for (int i = digits.length() - 3; i > first; i -= 3) {
            out.insert(i, ' ');
        }
        return out.toString();
    }

    /// `12 ms`, `2.3 s`, `1 min 5 s`, `2 h 3 min`, `3 d 4 h`.
    public static String time(Duration duration) {
        if (duration.isNegative()) {
            return "-" + time(duration.negated());
        }
        if (duration.toSeconds() < 60) {
            return seconds(duration.toNanos());
        }
        long minutes = duration.toMinutes();
        if (minutes < 60) {
            return both(minutes, "min", duration.toSecondsPart(), "s");
        }
        long hours = duration.toHours();
        return hours < 24
                ? both(hours, "h", duration.toMinutesPart(), "min")
                : both(duration.toDays(), "d", duration.toHoursPart(), "h");
    }

    /// The same with nothing left out: `1 h 2 min 3.004 s`.
    public static String exact(Duration duration) {
        if (duration.isNegative()) {
            return "-" + exact(duration.negated());
        }
        long days = duration.toDays();
        var text = new StringBuilder(days == 0 ? "" : count(days) + " d ");
        text.append(part(duration.toHoursPart(), "h")).append(part(duration.toMinutesPart(), "min"));
        var seconds = BigDecimal.valueOf(duration.toSecondsPart() * 1_000_000_000L + duration.toNanosPart(), 9);
        if (seconds.signum() != 0 || text.isEmpty()) {
            text.append(duration.toSeconds() == 0 ? small(duration.toNanos()) : plain(seconds) + " s");
        }
        return text.toString().strip();
    }

    private static String part(int number, String unit) {
        return number == 0 ? "" : number + " " + unit + " ";
    }

    private static String small(long nanos) {
        var number = BigDecimal.valueOf(nanos);
        return nanos == 0
                ? "0 s"
                : nanos < 1_000
                        ? nanos + " ns"
                        : nanos < 1_000_000
                                ? plain(number.movePointLeft(3)) + " µs"
                                : plain(number.movePointLeft(6)) + " ms";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String both(long first, String unit, long second, String smaller) {
        return count(first) + " " + unit + (second == 0 ? "" : " " + second + " " + smaller);
    }

    private static String seconds(long nanos) {
        if (nanos == 0) {
            return "0 s";
        }
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 1_000_000) {
            return decimals(nanos / 1e3) + " µs";
        }
        return nanos < 1_000_000_000 ? decimals(nanos / 1e6) + " ms" : decimals(nanos / 1e9) + " s";
    }

    private static String decimals(double number) {
        return number >= 100 || number == Math.rint(number)
                ? String.valueOf(Math.round(number))
                : String.format(Locale.ROOT, "%.1f", number).replaceFirst("\\.0$", "");
    }

    /// `435/s`, `2.4/s`; slower than one a second it is the time each takes, `3.2 s each`.
    public static String rate(double perSecond) {
        if (!Double.isFinite(perSecond) || perSecond <= 0) {
            return "";
        }
        if (perSecond < 1) {
            return time(Duration.ofNanos((long) (1e9 / perSecond))) + " each";
        }
        return (perSecond < 10 ? decimals(perSecond) : count(Math.round(perSecond))) + "/s";
    }

    /// `12 bytes`, `3.4 kB`, `5.6 MB`.
    public static String bytes(long bytes) {
        return bytes < 1_000
                ? bytes + (bytes == 1 ? " byte" : " bytes")
                : bytes < 1_000_000
                        ? decimals(bytes / 1e3) + " kB"
                        : bytes < 1_000_000_000 ? decimals(bytes / 1e6) + " MB" : decimals(bytes / 1e9) + " GB";
    }
}
