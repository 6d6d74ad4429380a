package jawait.display.chart;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where an axis has its marks: at round numbers, and at round times.
final class Ticks {
    private static final long SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
    private static final long[] STEPS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY
    };
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000};

    private Ticks() {}

    /// The round step of which about `wanted` fit: 1, 2 or 5 times a power of ten.
    static double step(double span, int wanted) {
        double raw = span / Math.max(1, wanted);
        if (!(raw > 0) || !Double.isFinite(raw)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double digit = raw / power;
        return power * (digit <= 1.0001 ? 1 : digit <= 2.0001 ? 2 : digit <= 5.0001 ? 5 : 10);
    }

    static List<Tick> numbers(double min, double max, int wanted) {
        double step = step(max - min, wanted);
        var ticks = new ArrayList<Tick>();
        long first = (long) Math.ceil(min / step - 1e-9);
        for (long i = first; i * step <= max + step * 1e-9 && ticks.size() <= 4 * wanted + 4; i++) {
            double at = i == 0 ? 0 : i * step;
            ticks.add(new Tick(at, Numbers.text(rounded(at, step))));
        }
        return ticks;
    }

    /// Without the noise of binary fractions: 0.30000000000000004 is 0.3.
    private static double rounded(double at, double step) {
        double scale = Math.pow(10, 2 - Math.floor(Math.log10(step)));
        double rounded = Math.round(at * scale) / scale;
        return Double.isFinite(rounded) && Math.abs(at * scale) < 1e15 ? rounded : at;
    }

    static List<Tick> logs(double min, double max, int wanted) {
        double low = Math.log10(min), high = Math.log10(max);
        int each = (int) Math.max(1, Math.ceil((high - low) / Math.max(1, wanted)));
        var ticks = new ArrayList<Tick>();
        for (double power = Math.ceil(low - 1e-9); power <= high + 1e-9; power += each) {
            double at = Math.pow(10, power);
            ticks.add(new Tick(at, Numbers.text(at)));
        }
        return ticks.size() > 1 ? ticks : numbers(min, max, wanted);
    }

    /// @param min in milliseconds
    static List<Tick> times(double min, double max, int wanted) {
        double span = max - min;
        for (long step : STEPS) {
            if (span / step <= wanted) {
                return evenly(min, max, step);
            }
        }
        return monthly(min, max, wanted);
    }

    private static List<Tick> evenly(double min, double max, long step) {
        String pattern = step < SECOND ? "HH:mm:ss.SSS" : step < MINUTE ? "HH:mm:ss" : step < DAY ? "HH:mm" : "MMM d";
        var format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        var midnight = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);
        var ticks = new ArrayList<Tick>();
        for (double at = Math.ceil(min / step) * step; at <= max; at += step) {
            boolean isMidnight = step >= MINUTE && at % DAY == 0 && max - min > HOUR && at > DAY;
            ticks.add(new Tick(at, time(at).format(isMidnight ? midnight : format)));
        }
        return ticks;
    }

    private static List<Tick> monthly(double min, double max, int wanted) {
        double months = (max - min) / (30.4 * DAY);
        int step = MONTHS[MONTHS.length - 1];
        for (int each : MONTHS) {
            if (months / each <= wanted) {
                step = each;
                break;
            }
        }
        var format = DateTimeFormatter.ofPattern(step < 12 ? "MMM yyyy" : "yyyy", Locale.ENGLISH);
        var ticks = new ArrayList<Tick>();
        LocalDateTime month = time(min).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        int number = month.getYear() * 12 + month.getMonthValue() - 1;
        month = month.minusMonths(Math.floorMod(number, step));
        for (; millis(month) <= max && ticks.size() < 100; month = month.plusMonths(step)) {
            if (millis(month) >= min) {
                ticks.add(new Tick(millis(month), month.format(format)));
            }
        }
        return ticks;
    }

    /// A time as the name of a bar: `2026-11-26 09:30`, without the hour at midnight.
    static String name(double millis) {
        LocalDateTime time = time(millis);
        return time.toLocalTime().toSecondOfDay() == 0
                ? time.toLocalDate().toString()
                : time.toLocalDate() + " " + time.toLocalTime();
    }

    private static LocalDateTime time(double millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(Math.round(millis)), ZoneOffset.UTC);
    }

    private static double millis(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * 1e3;
    }
}
