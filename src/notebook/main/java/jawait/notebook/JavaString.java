package jawait.notebook;

/// Text as Java source.
public final class JavaString {
    private JavaString() {}

    /// A text as a literal on one line, quotes included.
    public static String quoted(String text) {
        return "\"" + escaped(text) + "\"";
    }

    /// A text as it stands between the quotes of a literal.
    static String escaped(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return out.toString();
    }
}
