package jawait.display.timeline;

import java.util.Locale;
import jawait.display.text.Units;

/// A length of time in a unit that suits it.
///
/// @param unit `s`, `ms` and the like
/// @param nanos how many nanoseconds the unit has
record Span(String unit, double nanos) {
    static Span of(long nanos) {
        if (nanos >= 120_000_000_000L) {
            return nanos >= 7_200_000_000_000L ? new Span("h", 3.6e12) : new Span("min", 60e9);
        }
        return nanos >= 1_000_000_000
                ? new Span("s", 1e9)
                : nanos >= 1_000_000 ? new Span("ms", 1e6) : new Span("µs", 1e3);
    }

    /// `2.00 s`, `35.0 ms`.
    static String text(long nanos) {
        var span = of(nanos);
        double count = nanos / span.nanos;
        return String.format(
                Locale.ROOT, count < 10 ? "%.2f %s" : count < 100 ? "%.1f %s" : "%.0f %s", count, span.unit);
    }

    static String grouped(long count) {
        return Units.count(count).replace(' ', '\u00a0');
    }
}
