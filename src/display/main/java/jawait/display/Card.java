package jawait.display;

import jawait.display.text.Markup;
import jawait.display.text.Plain;
import org.jspecify.annotations.Nullable;

/// A small table of names and values under a title, as HTML that reads on light and on dark.
final class Card {
    static final String GOOD = "#2e9e5b";
    static final String BAD = "#d9534f";
    static final String BUSY = "#3b8fd4";
    static final String QUIET = "#8a8a8a";

    private static final int LONGEST = 500;

    private final StringBuilder title = new StringBuilder();
    private final StringBuilder rows = new StringBuilder();
    private final StringBuilder below = new StringBuilder();

    /// @param colour of the dot before the title
    static Card of(String colour, String title) {
        var card = new Card();
        card.title.append(
                "<div><span style=\"color:" + colour + "\">&#9679;</span> <b>" + Markup.escape(title) + "</b>");
        return card;
    }

    /// More of the title, less loud.
    Card and(@Nullable Object text) {
        title.append(' ').append(Markup.escape(Plain.line(text, LONGEST)));
        return this;
    }

    Card row(String name, @Nullable Object value) {
        rows.append("<tr><th style=\"text-align:left\">")
                .append(Markup.escape(name))
                .append("</th><td style=\"text-align:left\">")
                .append(Markup.escape(Plain.line(value, LONGEST)))
                .append("</td></tr>");
        return this;
    }

    /// Lines that are folded away at first.
    Card folded(String title, String lines) {
        below.append("<details><summary>").append(Markup.escape(title)).append("</summary>");
        return text(lines, "</details>");
    }

    /// Lines as they are.
    Card text(String lines) {
        return text(lines, "");
    }

    private Card text(String lines, String end) {
        below.append("<pre>").append(Markup.escape(lines)).append("</pre>").append(end);
        return this;
    }

    /// HTML that is made here.
    Card raw(String html) {
        below.append(html);
        return this;
    }

    MimeBundle bundle(String plain) {
        String table = rows.isEmpty() ? "" : "<table><tbody>" + rows + "</tbody></table>";
        return MimeBundle.plain(plain).with("text/html", title + "</div>" + table + below);
    }
}
