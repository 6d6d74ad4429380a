package jawait.display;

import java.net.URI;
import java.nio.file.Path;

/// A sound with the browser's buttons to play it.
///
/// @param html what shows it
/// @param text what it is
public record Audio(String html, String text) implements Displayable {
    /// The sound in these bytes, which go into the notebook.
    public static Audio of(byte[] bytes) {
        return of(Place.media(bytes, "audio", null));
    }

    /// The sound in a file, whose content goes into the notebook.
    ///
    /// @throws java.io.UncheckedIOException when it cannot be read
    public static Audio of(Path file) {
        return of(Place.media(Place.read(file), "audio", file.toString()));
    }

    /// The sound at an address; the browser loads it when it is to be played.
    public static Audio of(URI address) {
        return of(new Place.Address(address.toString()));
    }

    /// The sound at an address with a scheme (`https:`, `data:`), else in a file.
    public static Audio of(String place) {
        return of(Place.media(place, "audio"));
    }

    private static Audio of(Place place) {
        return new Audio("<audio controls src=\"" + place.source() + "\"></audio>", place.text("Audio"));
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
