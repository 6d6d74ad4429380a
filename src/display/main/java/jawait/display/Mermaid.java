package jawait.display;

import java.util.Objects;

/// A diagram in the language of [Mermaid](https://mermaid.js.org), which JupyterLab draws.
///
/// ```java
/// Mermaid.of("graph LR; A --> B")
/// ```
///
/// @param text the diagram
public record Mermaid(String text) implements Displayable {
    /// Takes the text.
    public Mermaid {
        Objects.requireNonNull(text, "Mermaid.of: the text is null");
    }

    /// A diagram.
    public static Mermaid of(String text) {
        return new Mermaid(text);
    }

    /// `text/vnd.mermaid`, Markdown for front ends that draw it within that, and the text as it is.
    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.plain(text)
                .with("text/markdown", "```mermaid\n" + text + "\n```")
                .with("text/vnd.mermaid", text);
    }

    /// The text.
    @Override
    public String toString() {
        return text;
    }
}
