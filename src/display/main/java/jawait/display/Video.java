package jawait.display;

import java.net.URI;
import java.nio.file.Path;

/// A film with the browser's buttons to play it.
///
/// @param html what shows it
/// @param text what it is
public record Video(String html, String text) implements Displayable {
    /// The film in these bytes, which go into the notebook.
    public static Video of(byte[] bytes) {
        return of(Place.media(bytes, "video", null));
    }

    /// The film in a file, whose content goes into the notebook.
    ///
    /// @throws java.io.UncheckedIOException when it cannot be read
    public static Video of(Path file) {
        return of(Place.media(Place.read(file), "video", file.toString()));
    }

    /// The film at an address; the browser loads it when it is to be played.
    public static Video of(URI address) {
        return of(new Place.Address(address.toString()));
    }

    /// The film at an address with a scheme (`https:`, `data:`), else in a file.
    public static Video of(String place) {
        return of(Place.media(place, "video"));
    }

    private static Video of(Place place) {
        return new Video(
                "<video controls style=\"max-width:100%\" src=\"" + place.source() + "\"></video>",
                place.text("Video"));
    }

    /// HTML.
    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.plain(text).with("text/html", html);
    }

    /// What and where it is.
    @Override
    public String toString() {
        return text;
    }
}
