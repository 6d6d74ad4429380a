package jawait.net;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The body of a request: read once, whole and within the limit, or as a stream.
final class WebBody {
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]+)");
    private static final long SMALL = 64 * 1024;

    private final HttpExchange exchange;
    private final long limit;
    private final InputStream in;
    private byte @Nullable [] bytes;
    private boolean streamed;

    WebBody(HttpExchange exchange, long limit) {
        this.exchange = exchange;
        this.limit = limit;
        this.in = new Guarded(exchange.getRequestBody());
    }

    /// Takes the client's failures for what they are.
    private static final class Guarded extends FilterInputStream {
        Guarded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                return in.read(into, from, length);
            } catch (IOException e) {
                throw WebClientGone.of("the client did not send all of the body", e);
            }
        }
    }

    /// All of it.
    ///
    /// @throws WebException 413 when it is longer than the limit
    byte[] bytes() throws IOException {
        if (bytes == null) {
            stream();
            long length = contentLength();
            if (length > limit) {
                throw tooLong(String.valueOf(length));
            }
            bytes = read(Math.max(length, 0));
        }
        return bytes;
    }

    private byte[] read(long length) throws IOException {
        var all = new ByteArrayOutputStream((int) Math.min(length, SMALL));
        byte[] buffer = new byte[16 * 1024];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (all.size() + count > limit) {
                throw tooLong("more");
            }
            all.write(buffer, 0, count);
        }
        return all.toByteArray();
    }

    private WebException tooLong(String found) {
        return new WebException(
                413,
                "the body is too long: the limit is " + limit + " bytes, found " + found
                        + "; routes.limit(bytes) sets another, request.stream() has none",
                List.of(),
                Map.of("Connection", "close"));
    }

    /// The bytes as they come, however many.
    ///
    /// @throws WebException 415 when they are packed
    InputStream stream() {
        if (streamed) {
            throw new IllegalStateException("the body has been read as a stream already: it comes only once");
        }
        streamed = true;
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new WebException(415, "expected a body that is not packed, found Content-Encoding: " + encoding);
        }
        return in;
    }

    /// The charset that the client names; UTF-8 when it names none.
    ///
    /// @throws WebException 415 when it is not known
    Charset charset() {
        var named = CHARSET.matcher(type());
        if (!named.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(named.group(1));
        } catch (IllegalArgumentException e) {
            throw new WebException(415, "expected a charset that is known here, found " + named.group(1));
        }
    }

    /// The content type, or nothing.
    String type() {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type == null ? "" : type;
    }

    /// -1 when the client does not say.
    private long contentLength() {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return length == null ? -1 : Long.parseLong(length.strip());
    }

    /// Whether the connection can go on: nothing of the body is still to come. Reads a small rest that is
    /// here.
    boolean isOver() throws IOException {
        boolean hasBody = contentLength() > 0 || exchange.getRequestHeaders().containsKey("Transfer-Encoding");
        if (!hasBody || bytes != null) {
            return true;
        }
        long length = contentLength();
        if (!streamed && length > 0 && length <= SMALL && in.available() >= length) {
            in.skipNBytes(length);
            return true;
        }
        return false;
    }

    /// Reads what still comes, so that the client reads the answer before it hears that nobody listens.
    void drain(long most) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = most;
        for (int count = in.read(buffer); count >= 0 && left > 0; count = in.read(buffer)) {
            left -= count;
        }
    }
}
