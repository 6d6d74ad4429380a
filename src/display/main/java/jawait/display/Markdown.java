package jawait.display;

import java.util.Objects;

/// Text in Markdown, shown as the front end shows it.
///
/// @param text the Markdown
public record Markdown(String text) implements Displayable {
    /// Takes the text.
    public Markdown {
        Objects.requireNonNull(text, "Markdown.of: the text is null");
    }

    /// Markdown.
    public static Markdown of(String text) {
        return new Markdown(text);
    }

    /// `text/markdown`, and the text as it is.
    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.plain(text).with("text/markdown", text);
    }

    /// The text.
    @Override
    public String toString() {
        return text;
    }
}
