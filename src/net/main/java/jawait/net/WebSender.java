package jawait.net;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import jawait.Async;
import org.jspecify.annotations.Nullable;

/// Sends one answer, whatever its body is. Who calls learns by [#begun()] whether another can still be sent
/// instead.
final class WebSender {
    private static final int WORTH_PACKING = 1024;
    private static final int SLICE = 64 * 1024;
    private static final double LINGER_SECONDS = 5;
    private static final long LINGER_BYTES = 256L << 20;

    private final HttpExchange exchange;
    private final WebBody request;
    private boolean begun;
    private boolean over;

    WebSender(HttpExchange exchange, WebBody request) {
        this.exchange = exchange;
        this.request = request;
    }

    /// Whether something of an answer has been sent.
    boolean begun() {
        return begun;
    }

    /// Whether all of an answer has been sent.
    boolean over() {
        return over;
    }

    /// Writes to the client, and takes its failures for what they are.
    private static final class Guarded extends FilterOutputStream {
        Guarded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] from, int begin, int length) throws IOException {
            try {
                out.write(from, begin, length);
            } catch (IOException e) {
                throw WebClientGone.of("the client did not take all of the answer", e);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                throw WebClientGone.of("the client did not take all of the answer", e);
            }
        }
    }

    /// Sends the answer, and waits until the client has taken it.
    ///
    /// @throws WebClientGone when it does not
    /// @throws Exception what a stream of items throws
    void send(Reply reply) throws Exception {
        int status = reply.code();
        WebContent content = WebContent.of(reply.body());
        Headers headers = exchange.getResponseHeaders();
        headers.keySet().removeIf(name -> !name.equals("Connection") && !name.equals("Keep-alive")); // of HTTP/1.0
        reply.headers().forEach((name, values) -> headers.put(name, new java.util.ArrayList<>(values)));
        headers.putIfAbsent("X-Content-Type-Options", new java.util.ArrayList<>(java.util.List.of("nosniff")));
        if (status == 204 || status == 304) {
            content = new WebContent.Nothing();
        }
        boolean linger = !request.isOver();
        if (linger) {
            headers.set("Connection", "close");
        }
        switch (content) {
            case WebContent.Nothing _ -> nothing(status);
            case WebContent.Whole whole -> whole(status, whole);
            case WebContent.Piece piece -> piece(status, piece);
            case WebContent.Raw(var in) -> raw(status, in);
            case WebContent.Lines(var items) -> WebItems.lines(items, () -> open(status, "application/x-ndjson"));
            case WebContent.Events(var items) -> WebItems.events(items, () -> open(status, "text/event-stream"));
        }
        end(linger);
    }

    /// A client that still sends would lose the answer if the connection were closed at once.
    private void end(boolean linger) throws IOException {
        OutputStream out = exchange.getResponseBody();
        if (linger) {
            new Guarded(out).flush();
            Async.moveOnAfter(LINGER_SECONDS, () -> request.drain(LINGER_BYTES));
        }
        try {
            out.close();
        } catch (IOException e) {
            throw WebClientGone.of("the client did not take all of the answer", e);
        }
        exchange.close();
        over = true;
    }

    private boolean isHead() {
        return exchange.getRequestMethod().equals("HEAD");
    }

    private void head(int status, long length) throws IOException {
        begun = true;
        try {
            exchange.sendResponseHeaders(status, length);
        } catch (IOException e) {
            throw WebClientGone.of("the client did not take the answer", e);
        }
    }

    private void nothing(int status) throws IOException {
        head(status, -1);
    }

    private void whole(int status, WebContent.Whole whole) throws IOException {
        String type = type(whole.type);
        byte[] bytes = whole.bytes;
        if (bytes.length >= WORTH_PACKING && packs(type)) {
            bytes = packed(bytes);
        }
        if (isHead()) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            head(status, -1);
            return;
        }
        head(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            slices(bytes, new Guarded(exchange.getResponseBody()));
        }
    }

    private static void slices(byte[] bytes, OutputStream out) throws IOException {
        for (int from = 0; from < bytes.length; from += SLICE) {
            out.write(bytes, from, Math.min(SLICE, bytes.length - from));
        }
    }

    private void piece(int status, WebContent.Piece piece) throws IOException {
        type("application/octet-stream");
        if (isHead()) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(piece.length()));
            head(status, -1);
            return;
        }
        try (InputStream in = Files.newInputStream(piece.file())) {
            in.skipNBytes(piece.from());
            head(status, piece.length() == 0 ? -1 : piece.length());
            copy(in, piece.length());
        }
    }

    private void copy(InputStream in, long length) throws IOException {
        OutputStream out = new Guarded(exchange.getResponseBody());
        byte[] buffer = new byte[SLICE];
        for (long left = length; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new IOException("the file has become shorter while it was sent");
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }

    private void raw(int status, InputStream in) throws IOException {
        try (in) {
            OutputStream out = open(status, "application/octet-stream");
            if (out == null) {
                return;
            }
            byte[] buffer = new byte[SLICE];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                out.flush();
            }
            finish(out);
        }
    }

    /// The stream for what comes piece by piece; null when only headers are asked for.
    private @Nullable OutputStream open(int status, String usual) throws IOException {
        String type = type(usual);
        if (isHead()) {
            head(status, -1);
            return null;
        }
        boolean packs = !type.startsWith("text/event-stream") && packs(type);
        if (packs) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        head(status, 0);
        OutputStream out = new Guarded(exchange.getResponseBody());
        return packs ? new GZIPOutputStream(out, SLICE, true) : out;
    }

    /// Ends a stream; what is below it stays open.
    static void finish(@Nullable OutputStream out) throws IOException {
        if (out instanceof GZIPOutputStream packed) {
            packed.finish();
        }
        if (out != null) {
            out.flush();
        }
    }

    private String type(String usual) {
        Headers headers = exchange.getResponseHeaders();
        String said = headers.getFirst("Content-Type");
        if (said == null) {
            headers.set("Content-Type", usual);
        }
        return said == null ? usual : said;
    }

    private boolean packs(String type) {
        Headers headers = exchange.getResponseHeaders();
        String kind = type.toLowerCase(Locale.ROOT);
        boolean text = kind.startsWith("text/")
                || kind.contains("json")
                || kind.contains("xml")
                || kind.contains("javascript");
        if (!text || headers.containsKey("Content-Encoding")) {
            return false;
        }
        headers.add("Vary", "Accept-Encoding");
        return WebAccept.gzip(exchange.getRequestHeaders().get("Accept-Encoding"));
    }

    private byte[] packed(byte[] bytes) throws IOException {
        var all = new ByteArrayOutputStream(bytes.length / 2);
        try (var out = new GZIPOutputStream(all)) {
            out.write(bytes);
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        return all.toByteArray();
    }
}
