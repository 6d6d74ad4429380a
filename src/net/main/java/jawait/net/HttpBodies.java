package jawait.net;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// What becomes of the bytes of a body.
final class HttpBodies {
    private static final int SHOWN = 80;

    private HttpBodies() {}

    /// The bytes as the server meant them.
    static InputStream unpacked(HttpHead head, InputStream in) {
        return head.isGzip() ? new HttpGunzip(in, head.call()) : in;
    }

    /// All of the body.
    ///
    /// @throws HttpLimitException when it is more than `limit`
    static byte[] whole(HttpHead head, InputStream in, long limit) throws IOException {
        long announced = head.method().equals("HEAD") ? 0 : head.announced().orElse(0);
        int most = (int) Math.min(limit, Integer.MAX_VALUE - 16);
        if (announced > most) {
            throw tooLarge(head, " of " + HttpTimes.bytes(announced), most);
        }
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw tooLarge(head, "", most);
        }
        return bytes;
    }

    private static HttpLimitException tooLarge(HttpHead head, String size, long limit) {
        return new HttpLimitException(
                head.call() + ": the body" + size + " is larger than the limit of " + HttpTimes.bytes(limit)
                        + "; take stream(url), which reads it piece by piece, or allow more by maxBody(bytes)",
                limit);
    }

    static HttpLimitException lineTooLong(String label, long limit) {
        return new HttpLimitException(
                label + ": a line is longer than the limit of " + limit + " characters; allow more by maxBody(…)",
                limit);
    }

    /// The body as text.
    ///
    /// @throws IllegalStateException when its charset or its packing is not known here
    static String text(HttpHead head, byte[] bytes) {
        return text(head, bytes, head.charset());
    }

    static String text(HttpHead head, byte[] bytes, Charset charset) {
        if (bytes.length > 0) {
            requireReadable(head);
        }
        String text = new String(bytes, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static void requireReadable(HttpHead head) {
        String packing = head.header("Content-Encoding").orElse("identity").strip();
        if (!packing.isEmpty() && !packing.equalsIgnoreCase("identity") && !head.isGzip()) {
            throw new IllegalStateException(head.call() + ": the body is packed by " + packing
                    + ", which was not asked for and is not known here; take bytes()");
        }
    }

    /// The body as text, whatever it is.
    static String anyText(HttpHead head, byte[] bytes) {
        try {
            return text(head, bytes);
        } catch (IllegalStateException e) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /// The body as a value.
    ///
    /// @throws JsonException when it is none, naming the call
    static Object json(HttpHead head, byte[] bytes, JavaType type) {
        requireReadable(head);
        try {
            return head.namesCharset()
                    ? Json.mapper().readValue(text(head, bytes), type)
                    : Json.mapper().readValue(bytes, type); // UTF-8, 16 or 32, as it begins
        } catch (JacksonException e) {
            throw JsonException.of(head.call(), start(head, bytes), e);
        } catch (IOException e) {
            throw new AssertionError("bytes in memory can be read", e);
        }
    }

    /// A line of a body as a value.
    ///
    /// @throws JsonException when it is none, naming the call
    static Object line(HttpHead head, String line, JavaType type) {
        try {
            return Json.mapper().readValue(line, type);
        } catch (JacksonException e) {
            throw JsonException.of(head.call(), "the line is " + shortened(line), e);
        }
    }

    private static String start(HttpHead head, byte[] bytes) {
        if (bytes.length == 0) {
            return "the body is empty (status " + head.status() + ")";
        }
        String type = head.header("Content-Type").orElse("no content type");
        return "the body (" + type + ") begins with " + shortened(anyText(head, bytes));
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
