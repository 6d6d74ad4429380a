package jawait.engine;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes documentation comments readable, as HTML and as text.
final class Javadoc {
    private static final Pattern CODE =
            Pattern.compile("\\{@(?:code|literal|snippet)\\s+([^{}]*(?:\\{[^{}]*}[^{}]*)*)}");
    private static final Pattern LINK =
            Pattern.compile("\\{@(?:link|linkplain|value)\\s+([^\\s}]+)(?:\\s+([^}]*))?}", Pattern.DOTALL);
    private static final Pattern OTHER = Pattern.compile("\\{@\\w+\\s*([^}]*)}");
    private static final Pattern BLOCK =
            Pattern.compile("(?m)^\\s*@(param|return|throws|exception|since|see)\\b\\s*(\\S*)");
    private static final Pattern TAG = Pattern.compile("<[^>]+>");

    private Javadoc() {}

    static @Nullable String html(@Nullable String comment) {
        if (comment == null) {
            return null;
        }
        String text = CODE.matcher(comment)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement("<code>" + escape(m.group(1)) + "</code>"));
        text = LINK.matcher(text)
                .replaceAll(m ->
                        java.util.regex.Matcher.quoteReplacement("<code>" + name(m.group(1), m.group(2)) + "</code>"));
        text = OTHER.matcher(text).replaceAll("$1");
        return BLOCK.matcher(text).replaceAll("<br><b>$1</b> <code>$2</code>");
    }

    static @Nullable String text(@Nullable String comment) {
        String html = html(comment);
        if (html == null) {
            return null;
        }
        String text = html.replaceAll("(?i)<(p|br|li|tr|h\\d|pre)[^>]*>", "\n");
        return TAG.matcher(text)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("[ \\t]*\\n[ \\t]*", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String name(String target, @Nullable String label) {
        return escape(label == null || label.isBlank() ? target.replace('#', '.') : label);
    }
}
