package jawait.kernel;

import org.jspecify.annotations.Nullable;

/// Positions in a text: the wire counts code points, Java counts UTF-16 units.
final class CodePoints {
    private CodePoints() {}

    /// The UTF-16 index of a position in code points; null means the end, what lies outside is moved to the border.
    static int toIndex(String text, @Nullable Integer position) {
        if (position == null || position >= text.length()) {
            return text.length();
        }
        int count = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.clamp(position, 0, count));
    }

    /// The position in code points of a UTF-16 index.
    static int toPosition(String text, int index) {
        return text.codePointCount(0, Math.clamp(index, 0, text.length()));
    }
}
