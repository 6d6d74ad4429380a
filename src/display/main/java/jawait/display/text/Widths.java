package jawait.display.text;

/// How many columns of a terminal a text takes: East Asian letters and most pictures take two, marks that
/// join the letter before them none.
public final class Widths {
    /// From, to, from, to, …: blocks of Unicode that are wide (UAX #11, W and F), as far as fonts agree.
    private static final int[] WIDE = {
        0x1100, 0x115f, 0x231a, 0x231b, 0x23e9, 0x23ec, 0x2614, 0x2615, 0x2648, 0x2653, 0x26a1, 0x26a1, 0x26bd, 0x26be,
        0x2705, 0x2705, 0x270a, 0x270b, 0x2728, 0x2728, 0x274c, 0x274c, 0x2753, 0x2755, 0x2795, 0x2797, 0x2b50, 0x2b50,
        0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff,
        0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18aff, 0x1b000, 0x1b2ff, 0x1f300,
        0x1f64f, 0x1f680, 0x1f6ff, 0x1f900, 0x1f9ff, 0x1fa70, 0x1faff, 0x20000, 0x3fffd
    };

    private Widths() {}

    /// The columns of a text of one line.
    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += of(c);
            i += Character.charCount(c);
        }
        return width;
    }

    /// At most so many columns of a text, the last of them a sign when something is missing.
    public static String cut(String text, int most) {
        if (of(text) <= most) {
            return text;
        }
        var kept = new StringBuilder();
        int taken = 1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            taken += of(c);
            if (taken > most) {
                break;
            }
            kept.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return kept.append('…').toString();
    }

    /// The text in exactly so many columns: filled up with spaces, or cut with a sign at its end.
    ///
    /// @param right true to fill it up at the left
    public static String fit(String text, int width, boolean right) {
        String cut = cut(text, width);
        String missing = " ".repeat(Math.max(0, width - of(cut)));
        return right ? missing + cut : cut + missing;
    }

    /// The columns of a character.
    public static int of(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int i = 0; i < WIDE.length && WIDE[i] <= c; i += 2) {
            if (c <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }
}
