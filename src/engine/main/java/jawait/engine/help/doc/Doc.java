package jawait.engine.help.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A documentation comment, or a part of one, that can be written in three ways.
public final class Doc {
    /// A comment that says nothing.
    public static final Doc NOTHING = new Doc(List.of());

    private static final Set<String> TAGS = Set.of(
            "p",
            "br",
            "hr",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "pre",
            "code",
            "b",
            "strong",
            "i",
            "em",
            "sub",
            "sup",
            "blockquote",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "a",
            "div",
            "small",
            "tt",
            "var",
            "q",
            "cite",
            "kbd",
            "samp");

    private final List<Token> tokens;

    private Doc(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /// Whether there is nothing to read.
    public boolean isEmpty() {
        return text().isBlank();
    }

    /// As HTML of a few harmless tags, all of them closed.
    public String html() {
        return HtmlWriter.write(tokens);
    }

    /// As Markdown.
    public String markdown() {
        return MarkdownWriter.write(tokens);
    }

    /// As plain text.
    public String text() {
        return TextWriter.write(tokens);
    }

    /// Collects what a reader finds.
    static final class Builder {
        private final List<Token> tokens = new ArrayList<>();

        Builder text(String text) {
            if (!text.isEmpty()) {
                tokens.add(new Token.Text(text));
            }
            return this;
        }

        /// Begins a stretch; a tag that is not known to be harmless is left out.
        Builder open(String tag) {
            return open(tag, "");
        }

        Builder open(String tag, String link) {
            String name = tag.toLowerCase(Locale.ROOT);
            if (TAGS.contains(name)) {
                tokens.add(new Token.Open(name, link));
            }
            return this;
        }

        Builder close(String tag) {
            String name = tag.toLowerCase(Locale.ROOT);
            if (TAGS.contains(name)) {
                tokens.add(new Token.Close(name));
            }
            return this;
        }

        Builder code(String text) {
            return open("code").text(text).close("code");
        }

        Builder all(Doc doc) {
            tokens.addAll(doc.tokens);
            return this;
        }

        Doc build() {
            return new Doc(tokens);
        }
    }
}
