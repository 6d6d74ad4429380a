package jawait.display.media;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The MIME type of bytes, told by how they begin, as browsers do.
public final class Sniff {
    /// As many bytes are enough.
    public static final int ENOUGH = 512;

    private Sniff() {}

    /// The type of a picture; null when it is none that browsers show.
    public static @Nullable String image(byte[] bytes) {
        String head = head(bytes);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return "image/gif";
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "image/webp";
        }
        if (head.startsWith("BM") && bytes.length > 26) {
            return "image/bmp";
        }
        return head.strip()
                        .matches(
                                "(?s)(?:\u00ef\u00bb\u00bf)?(?:<\\?xml.*?>\\s*)?(?:<!--.*?-->\\s*|<!DOCTYPE svg[^>]*>\\s*)*<svg\\b.*")
                ? "image/svg+xml"
                : null;
    }

    /// The type of a sound or a film; null when it is none that browsers play.
    public static @Nullable String media(byte[] bytes) {
        String head = head(bytes);
        if (head.startsWith("RIFF") && head.startsWith("WAVE", 8)) {
            return "audio/wav";
        }
        if (head.startsWith("ID3") || head.length() > 1 && head.charAt(0) == 0xff && (head.charAt(1) & 0xe6) == 0xe2) {
            return "audio/mpeg";
        }
        if (head.startsWith("OggS")) {
            return head.contains("theora") ? "video/ogg" : "audio/ogg";
        }
        if (head.startsWith("fLaC")) {
            return "audio/flac";
        }
        if (head.startsWith("ftyp", 4)) {
            return head.startsWith("M4A", 8) ? "audio/mp4" : "video/mp4";
        }
        return head.startsWith("\u001aE\u00df\u00a3") ? "video/webm" : null;
    }

    /// The type that a name's ending stands for; null when nobody knows.
    public static @Nullable String ending(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "gif" -> "image/gif";
            case "webp" -> "image/webp";
            case "bmp" -> "image/bmp";
            case "svg" -> "image/svg+xml";
            case "wav" -> "audio/wav";
            case "mp3" -> "audio/mpeg";
            case "oga", "ogg" -> "audio/ogg";
            case "flac" -> "audio/flac";
            case "m4a" -> "audio/mp4";
            case "mp4", "m4v" -> "video/mp4";
            case "webm" -> "video/webm";
            case "ogv" -> "video/ogg";
            default -> null;
        };
    }

    private static String head(byte[] bytes) {
        return new String(bytes, 0, Math.min(ENOUGH, bytes.length), StandardCharsets.ISO_8859_1);
    }
}
