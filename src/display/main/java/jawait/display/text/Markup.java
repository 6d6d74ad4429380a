package jawait.display.text;

/// Text for pages of HTML.
public final class Markup {
    private static final int MOST_READ = 100_000;

    private Markup() {}

    /// The text with what HTML gives a meaning escaped; good between tags and within quoted attributes.
    /// Characters that HTML forbids are replaced.
    public static String escape(String text) {
        var html = new StringBuilder(text.length() + text.length() / 16 + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c < ' ' && c != '\n' && c != '\t' && c != '\r' ? '\ufffd' : c);
            }
        }
        return html.toString();
    }

    /// What a page says, without its tags: for terminals, and of a long one how it begins.
    public static String text(String html) {
        return html.length() <= MOST_READ ? stripped(html) : stripped(html.substring(0, MOST_READ)) + "…";
    }

    private static String stripped(String html) {
        return html.replaceAll("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->", "")
                .replaceAll("\\s+", " ")
                .replaceAll("(?i) ?<(?:br|/p|/div|/tr|/h[1-6]|/li|/pre)\\b[^>]*> ?", "\n")
                .replaceAll("(?i)</t[dh]>", "  ")
                .replaceAll("<[a-zA-Z/!][^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .strip();
    }
}
