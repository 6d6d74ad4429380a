package jawait.notebook.html;

/// Text made safe for a page.
final class Html {
    private Html() {}

    /// The text with what HTML gives a meaning escaped; good for content and for attributes in quotes.
    static String escaped(String text) {
        var html = new StringBuilder(text.length() + text.length() / 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
            }
        }
        return html.toString();
    }
}
