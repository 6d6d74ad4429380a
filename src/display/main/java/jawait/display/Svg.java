package jawait.display;

import java.util.Objects;

/// A drawing in SVG.
///
/// @param svg the drawing
public record Svg(String svg) implements Displayable {
    /// Takes the drawing.
    ///
    /// @throws IllegalArgumentException when there is no `<svg` in it
    public Svg {
        Objects.requireNonNull(svg, "Svg.of: the text is null");
        if (!svg.contains("<svg")) {
            throw new IllegalArgumentException("Svg.of: expected a text with <svg …>, found " + Render.shortened(svg));
        }
    }

    /// A drawing.
    public static Svg of(String svg) {
        return new Svg(svg);
    }

    /// `image/svg+xml`.
    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.plain(toString()).with("image/svg+xml", svg);
    }

    /// How long it is.
    @Override
    public String toString() {
        return "SVG of " + svg.length() + " characters";
    }
}
