package jawait.display.chart;

import java.util.stream.Collectors;
import jawait.display.text.Widths;

/// Texts in a picture: cleaned, measured and cut.
final class Labels {
    private Labels() {}

    /// In one line, without what terminals and XML choke on.
    static String clean(String text) {
        boolean clean = text.codePoints().noneMatch(Labels::isControl);
        return clean
                ? text
                : text.codePoints()
                        .mapToObj(c -> isControl(c) ? " " : Character.toString(c))
                        .collect(Collectors.joining());
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c)
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || c == 0x2028
                || c == 0x2029
                || (c & 0xFFFE) == 0xFFFE;
    }

    /// In pixels, as wide as the widest of the usual fonts has it.
    static double pixels(String text) {
        return text.codePoints().mapToDouble(Labels::pixels).sum();
    }

    private static double pixels(int c) {
        return Widths.of(c)
                * (c > 0x7F
                        ? 6.7
                        : c == ' ' || "iljI.,:;|'!ft()[]r-".indexOf(c) >= 0
                                ? 4.4
                                : "mwMW@%<>=+~#".indexOf(c) >= 0 ? 10 : Character.isUpperCase(c) ? 8.2 : 6.8);
    }

    /// What of it is not wider than so many pixels, the last letter `…` when something is missing.
    static String fit(String text, double most) {
        if (pixels(text) <= most) {
            return text;
        }
        var kept = new StringBuilder();
        double width = 7;
        for (int c : text.codePoints().toArray()) {
            width += pixels(c);
            if (width > most) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept + "…";
    }
}
