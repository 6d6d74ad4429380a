package jawait.display;

import java.util.Objects;

/// A formula in LaTeX. A text without dollars or another beginning of mathematics is one formula on its own
/// line.
///
/// ```java
/// Latex.of("e^{i\\pi} + 1 = 0")
/// ```
///
/// @param text the LaTeX
public record Latex(String text) implements Displayable {
    /// Takes the text.
    public Latex {
        Objects.requireNonNull(text, "Latex.of: the text is null");
    }

    /// LaTeX.
    public static Latex of(String text) {
        return new Latex(text);
    }

    /// `text/latex`, and the text as it is.
    @Override
    public MimeBundle toMimeBundle() {
        boolean set = text.contains("$") || text.contains("\\(") || text.contains("\\[") || text.contains("\\begin{");
        return MimeBundle.plain(text).with("text/latex", set ? text : "$$" + text + "$$");
    }

    /// The text.
    @Override
    public String toString() {
        return text;
    }
}
