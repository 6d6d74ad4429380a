package jawait.display.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers as people read them on an axis; the same wherever the machine stands.
final class Numbers {
    private static final String[] SUFFIXES = {"", "k", "M", "G", "T"};

    private Numbers() {}

    /// `2.5M`, `0.03`, `12`, `1e-9`: six digits at most.
    static String text(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
        }
        if (size != 0 && (size >= 1e15 || size < 1e-4)) {
            String text = String.format(Locale.ROOT, "%.3e", value);
            return text.replaceAll("\\.?0*e\\+?(-?)0*(\\d)", "e$1$2");
        }
        int thousands = size >= 1e12 ? 4 : size >= 1e9 ? 3 : size >= 1e6 ? 2 : size >= 1e4 ? 1 : 0;
        return (value < 0 ? "-" : "") + rounded(size / Math.pow(1000, thousands)) + SUFFIXES[thousands];
    }

    private static String rounded(double size) {
        BigDecimal digits = new BigDecimal(size).round(new MathContext(6)).stripTrailingZeros();
        return digits.signum() == 0 ? "0" : digits.toPlainString();
    }

    /// A place on a picture: to the hundredth.
    static String px(double value) {
        long hundredths = Math.round(value * 100);
        return hundredths % 100 == 0
                ? Long.toString(hundredths / 100)
                : new BigDecimal(hundredths)
                        .movePointLeft(2)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
