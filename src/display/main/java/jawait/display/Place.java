package jawait.display;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import jawait.display.media.Sniff;
import jawait.display.text.Markup;
import org.jspecify.annotations.Nullable;

/// Where a picture, a sound or a film comes from: bytes that go into the notebook, or an address that the
/// browser loads.
sealed interface Place {
    /// Bytes that go into the notebook.
    final class Bytes implements Place {
        final byte[] bytes;
        final String type;

        /// @param type the MIME type
        Bytes(byte[] bytes, String type) {
            this.bytes = bytes;
            this.type = type;
        }

        String base64() {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }

    /// What the browser loads.
    record Address(String address) implements Place {}

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("there is no file " + file.toAbsolutePath(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether it has a scheme (`https:`, `data:`), and else names a file.
    static boolean isAddress(String place) {
        return place.matches("(?i)[a-z][a-z+.-]+:.*");
    }

    /// A file's content, or what lies at an address with a scheme (`https:`, `data:`).
    static Place media(String place, String what) {
        return isAddress(place) ? new Address(place) : media(read(Path.of(place)), what, place);
    }

    /// Bytes that can be played.
    ///
    /// @param what `audio` or `video`
    static Place media(byte[] bytes, String what, @Nullable String name) {
        String type = Sniff.media(bytes);
        if (type == null && name != null) {
            type = Sniff.ending(name);
        }
        return new Bytes(bytes, type == null ? what + "/mp4" : type);
    }

    /// What goes into an attribute, escaped.
    default String source() {
        return switch (this) {
            case Bytes data -> "data:" + data.type + ";base64," + data.base64();
            case Address(var address) -> Markup.escape(address);
        };
    }

    /// For who reads text.
    default String text(String what) {
        return switch (this) {
            case Bytes data ->
                what + " (" + data.type + ", " + jawait.display.text.Units.bytes(data.bytes.length) + ")";
            case Address(var address) -> what + " at " + address;
        };
    }
}
