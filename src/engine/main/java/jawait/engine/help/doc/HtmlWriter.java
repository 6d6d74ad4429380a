package jawait.engine.help.doc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import jawait.display.text.Markup;

/// Writes HTML in which every tag is closed and only links have an attribute.
final class HtmlWriter {
    private static final Set<String> VOID = Set.of("br", "hr");
    private static final Set<String> ENDS_PARAGRAPH = Set.of(
            "p", "ul", "ol", "dl", "pre", "table", "blockquote", "div", "hr", "h1", "h2", "h3", "h4", "h5", "h6");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    private HtmlWriter() {}

    static String write(List<Token> tokens) {
        var writer = new HtmlWriter();
        tokens.forEach(writer::token);
        while (!writer.open.isEmpty()) {
            writer.pop();
        }
        return writer.out.toString().strip();
    }

    private void token(Token token) {
        switch (token) {
            case Token.Text(var text) -> out.append(Markup.escape(text));
            case Token.Open(var tag, var link) -> open(tag, link);
            case Token.Close(var tag) -> close(tag);
        }
    }

    private void open(String tag, String link) {
        if (ENDS_PARAGRAPH.contains(tag)) {
            closeNearest("p", "li");
        } else if (tag.equals("li")) {
            closeNearest("li", "ul");
        } else if (tag.equals("dt") || tag.equals("dd")) {
            closeNearest("dt", "dl");
            closeNearest("dd", "dl");
        } else if (tag.equals("tr") || tag.equals("td") || tag.equals("th")) {
            closeNearest("td", "table");
            closeNearest("th", "table");
            if (tag.equals("tr")) {
                closeNearest("tr", "table");
            }
        }
        if (VOID.contains(tag)) {
            out.append('<').append(tag).append('>');
            return;
        }
        open.push(tag);
        boolean links = tag.equals("a") && (link.startsWith("https://") || link.startsWith("http://"));
        out.append('<').append(tag);
        if (links) {
            out.append(" href=\"").append(Markup.escape(link)).append('"');
        }
        out.append('>');
    }

    /// Ends a stretch whose end HTML lets authors leave out, unless something else began within.
    private void closeNearest(String tag, String border) {
        for (String each : open) {
            if (each.equals(tag)) {
                close(tag);
                return;
            }
            if (each.equals(border) || each.equals("ol") || each.equals("ul") || each.equals("table")) {
                return;
            }
        }
    }

    private void close(String tag) {
        if (open.contains(tag)) {
            while (!open.element().equals(tag)) {
                pop();
            }
            pop();
        }
    }

    private void pop() {
        out.append("</").append(open.pop()).append('>');
    }
}
