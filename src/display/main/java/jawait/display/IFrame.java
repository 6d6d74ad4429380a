package jawait.display;

import java.net.URI;
import jawait.display.text.Markup;

/// A page within the notebook.
///
/// @param address where it is
/// @param width in pixels; 0 for all there is
/// @param height in pixels
public record IFrame(String address, int width, int height) implements Displayable {
    /// The page at an address, as wide as the notebook.
    public static IFrame of(String address) {
        return new IFrame(address, 0, 400);
    }

    /// The page at an address, in a frame of so many pixels.
    public static IFrame of(String address, int width, int height) {
        return new IFrame(address, width, height);
    }

    /// As [#of(String, int, int)].
    public static IFrame of(URI address, int width, int height) {
        return new IFrame(address.toString(), width, height);
    }

    /// HTML.
    @Override
    public MimeBundle toMimeBundle() {
        String html = "<iframe src=\"%s\" width=\"%s\" height=\"%d\" style=\"border:0\" allowfullscreen></iframe>"
                .formatted(Markup.escape(address), width > 0 ? String.valueOf(width) : "100%", height);
        return MimeBundle.plain(toString()).with("text/html", html);
    }

    /// The address.
    @Override
    public String toString() {
        return "page at " + address;
    }
}
