package jawait.display.chart;

import java.util.stream.Collectors;

/// How wide texts are, and how they are cut.
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

    /// How many columns of a terminal it takes.
    static int columns(String text) {
        return text.codePoints().map(Labels::columns).sum();
    }

    private static int columns(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0x1F300 && c <= 0x1FAFF
                || c >= 0x20000;
        return wide ? 2 : 1;
    }

    /// At most so many columns of it, the last of them `…` when something is missing.
    static String cut(String text, int most) {
        if (columns(text) <= most) {
            return text;
        }
        var kept = new StringBuilder();
        int width = 1;
        for (int c : text.codePoints().toArray()) {
            width += columns(c);
            if (width > most) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept + "…";
    }

    /// Cut and filled with spaces on the right.
    static String left(String text, int columns) {
        String cut = cut(text, columns);
        return cut + " ".repeat(Math.max(0, columns - columns(cut)));
    }

    /// Cut and filled with spaces on the left.
    static String right(String text, int columns) {
        String cut = cut(text, columns);
        return " ".repeat(Math.max(0, columns - columns(cut))) + cut;
    }

    /// In pixels, as wide as the widest of the usual fonts has it.
    static double pixels(String text) {
        return text.codePoints().mapToDouble(Labels::pixels).sum();
    }

    private static double pixels(int c) {
        return columns(c)
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
