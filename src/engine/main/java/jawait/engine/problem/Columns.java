package jawait.engine.problem;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// How wide text is where every letter has the same width: Chinese and emoji take two columns, accents none.
final class Columns {
    private static final Set<UnicodeScript> WIDE = EnumSet.of(
            UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL, UnicodeScript.YI);
    private static final int JOINER = 0x200D;

    private Columns() {}

    /// The columns that `text` takes.
    static int of(String text) {
        int width = 0;
        int before = 0;
        for (int letter : text.codePoints().toArray()) {
            // What is joined to an emoji is drawn in its place.
            width += before == JOINER ? 0 : of(letter);
            before = letter;
        }
        return width;
    }

    /// White space as wide as `text`; a tab stays a tab, whatever it is worth where it is shown.
    static String blank(String text) {
        var blank = new StringBuilder();
        for (String part : text.split("(?<=\t)|(?=\t)", -1)) {
            blank.append(part.equals("\t") ? "\t" : " ".repeat(of(part)));
        }
        return blank.toString();
    }

    private static int of(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(letter) ? 2 : 1;
        };
    }

    private static boolean isWide(int letter) {
        return letter >= 0x1100
                && (Character.isEmojiPresentation(letter)
                        || WIDE.contains(UnicodeScript.of(letter)) && !isHalfWidth(letter)
                        || letter >= 0x3000 && letter <= 0x303E
                        || letter >= 0xFF01 && letter <= 0xFF60
                        || letter >= 0xFFE0 && letter <= 0xFFE6);
    }

    private static boolean isHalfWidth(int letter) {
        return letter >= 0xFF61 && letter <= 0xFFDC;
    }
}
