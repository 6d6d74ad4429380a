package jawait.display;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import jawait.display.media.HexDump;
import jawait.display.media.Sniff;
import jawait.display.text.Units;
import org.jspecify.annotations.Nullable;

/// Bytes and files that may be pictures.
final class Pictures {
    /// A larger one is not sent to a browser unasked.
    private static final long LARGEST = 32 << 20;

    private static final int SHORT = 32;

    private Pictures() {}

    /// A picture when the bytes are one, a few numbers, or a dump of the first bytes.
    static MimeBundle of(byte[] bytes) {
        String type = Sniff.image(bytes);
        if (type != null && bytes.length <= LARGEST) {
            return form(MimeBundle.plain("byte[" + bytes.length + "], " + named(type)), type, bytes);
        }
        return MimeBundle.plain(
                bytes.length <= SHORT
                        ? Arrays.toString(bytes)
                        : HexDump.of(bytes) + "\n(byte[" + bytes.length + "], " + Units.bytes(bytes.length) + ")");
    }

    /// The bundle with the picture as one more form.
    static MimeBundle form(MimeBundle bundle, String type, byte[] bytes) {
        return bundle.with(
                type,
                type.equals("image/svg+xml")
                        ? new String(bytes, StandardCharsets.UTF_8)
                        : Base64.getEncoder().encodeToString(bytes));
    }

    /// `a PNG picture`.
    static String named(String type) {
        return "a " + type.replaceAll(".*/|\\+xml", "").toUpperCase(java.util.Locale.ROOT) + " picture";
    }

    /// The picture in the file, the path alone, or the path and why there is no picture; null for the path
    /// of anything else.
    static @Nullable MimeBundle of(Path path) {
        boolean asks = path.getFileName() != null
                && String.valueOf(Sniff.ending(path.getFileName().toString())).startsWith("image/");
        try {
            if (!Files.isRegularFile(path)) {
                return asks ? MimeBundle.plain(path + "\n(there is no such file)") : null;
            }
            byte[] head;
            try (var in = Files.newInputStream(path)) {
                head = in.readNBytes(Sniff.ENOUGH);
            }
            String type = Sniff.image(head);
            if (type == null) {
                return asks ? MimeBundle.plain(path + "\n(the file holds no picture that can be shown)") : null;
            }
            return Files.size(path) > LARGEST
                    ? MimeBundle.plain(path + "\n(" + named(type) + " of " + Units.bytes(Files.size(path))
                            + ", too large to show)")
                    : form(MimeBundle.plain(path.toString()), type, Files.readAllBytes(path));
        } catch (IOException e) {
            return asks ? MimeBundle.plain(path + "\n(it cannot be read: " + e.getMessage() + ")") : null;
        }
    }
}
