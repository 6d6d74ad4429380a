package jawait.net;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import jawait.Async;
import jawait.AsyncGenerator;
import org.jspecify.annotations.Nullable;

/// An answer whose body is read as it is wanted, once, in one of the ways below; what is not wanted yet
/// stays with the server. It holds one of the client's connections until its end has been read or it is
/// closed. A forgotten one is closed some time after it became garbage. (httpx's `client.stream`.)
///
/// ```java
/// try (HttpStream log = http.stream("https://example.com/log")) {
///     for (String line : log.raiseForStatus().lines()) IO.println(line);
/// }
/// ```
///
/// Each piece of the body must come within the call's timeout. Being cancelled while one is awaited, or
/// leaving [#lines()] early, ends the exchange; so does [#close()].
public final class HttpStream extends HttpAnswer implements AutoCloseable {
    private static final Cleaner FORGOTTEN = Cleaner.create();
    private static final int OF_AN_ERROR = 64_000;

    private final InputStream in;
    private final HttpLease lease;
    private final long limit;
    private final AtomicBoolean taken = new AtomicBoolean();

    HttpStream(HttpHead head, HttpInput raw, HttpLease lease, long limit) {
        super(head);
        this.in = HttpBodies.unpacked(head, raw);
        this.lease = lease;
        this.limit = limit;
        FORGOTTEN.register(in, lease);
    }

    private InputStream take() {
        if (taken.getAndSet(true)) {
            throw new IllegalStateException(
                    head.call() + ": the body of a stream can be read once; send() keeps it in memory");
        }
        return in;
    }

    /// The body, unpacked, of whatever size. Reading throws `IOException` when it breaks off,
    /// `HttpTimeoutException` when nothing comes; closing it closes this.
    ///
    /// @throws IllegalStateException when the body has been taken before
    public InputStream body() {
        return take();
    }

    /// All of the body.
    ///
    /// @throws HttpLimitException when it is larger than the client's [Http#maxBody(long)]
    /// @throws IOException when it does not come in whole
    public byte[] bytes() throws IOException {
        try (this) {
            return HttpBodies.whole(head, take(), limit);
        }
    }

    /// All of the body as text, in the charset that the content type names, else in UTF-8.
    ///
    /// @throws HttpLimitException when it is larger than the client's [Http#maxBody(long)]
    /// @throws IOException when it does not come in whole
    public String text() throws IOException {
        return HttpBodies.text(head, bytes());
    }

    /// All of the body as maps, lists, strings, numbers, booleans and null.
    ///
    /// @throws JsonException when it is no JSON, naming the call
    /// @throws IOException when it does not come in whole
    public Object json() throws IOException {
        return json(Object.class);
    }

    /// All of the body as a value of `type`.
    ///
    /// @throws JsonException when it is no JSON or does not fit
    /// @throws IOException when it does not come in whole
    public <T> T json(Class<T> type) throws IOException {
        return value(type);
    }

    /// All of the body as a value of a type with arguments.
    ///
    /// @throws JsonException when it is no JSON or does not fit
    /// @throws IOException when it does not come in whole
    public <T> T json(TypeReference<T> type) throws IOException {
        return value(Objects.requireNonNull(type, "json: the type is null").getType());
    }

    /// All of the body as a value of a type known at run time only.
    ///
    /// @throws JsonException when it is no JSON or does not fit
    /// @throws IOException when it does not come in whole
    public Object json(Type type) throws IOException {
        return value(type);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the callers' parameters say
    private <T> T value(Type type) throws IOException {
        Objects.requireNonNull(type, "json: the type is null");
        return (T) HttpBodies.json(head, bytes(), TypeFactory.defaultInstance().constructType(type));
    }

    /// The lines as they come in, without their ends, whatever the size of the whole. Iterating throws what
    /// reading throws; leaving it early, where the generator is closed or runs in a stream or `take`,
    /// closes this.
    public AsyncGenerator<String> lines() {
        return reading(lines -> lines::next);
    }

    /// The values of a body that has one in each line (JSON lines, NDJSON), as they come in; empty lines
    /// are skipped.
    ///
    /// ```java
    /// for (User user : http.stream("https://example.com/users.jsonl").jsonLines(User.class)) IO.println(user);
    /// ```
    public <T> AsyncGenerator<T> jsonLines(Class<T> type) {
        Objects.requireNonNull(type, "jsonLines: the type is null");
        var read = TypeFactory.defaultInstance().constructType(type);
        return lines().filter(line -> !line.isBlank()).map(line -> {
            @SuppressWarnings("unchecked")
            T value = (T) HttpBodies.line(head, line, read);
            return value;
        });
    }

    /// The events that the server sends (`text/event-stream`), as they come in. Between two of them no more
    /// time may pass than the timeout of the call: `request("GET", url).timeout(3600).stream()`. It does
    /// not connect again by itself.
    public AsyncGenerator<HttpEvent> events() {
        return reading(lines -> new HttpEvents(lines)::next);
    }

    /// Writes the body into a file, which it replaces when all of it has come in; of whatever size.
    ///
    /// @return how many bytes it has
    /// @throws java.nio.file.NoSuchFileException when there is no folder for it
    /// @throws IOException when it does not come in whole, and then the file is as it was
    public long saveTo(Path file) throws IOException {
        Objects.requireNonNull(file, "saveTo: the file is null");
        Path absolute = file.toAbsolutePath();
        try (this) {
            InputStream bytes = take();
            if (!Files.isDirectory(absolute.resolveSibling("."))) {
                throw new NoSuchFileException(absolute.toString(), null, "there is no such folder");
            }
            // no file of createTempFile: nobody else might read that
            Path part = absolute.resolveSibling(absolute.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                long size = Files.copy(bytes, part);
                Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING);
                return size;
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    /// Reads item by item; null ends it.
    @FunctionalInterface
    private interface Reading<T> {
        @Nullable
        T next() throws IOException;
    }

    /// Makes a reading of lines.
    @FunctionalInterface
    private interface Reader<T> {
        Reading<T> of(HttpLines lines);
    }

    private <T> AsyncGenerator<T> reading(Reader<T> reader) {
        return Async.generate(y -> {
            InputStream bytes = take();
            try (this) {
                HttpBodies.requireReadable(head);
                var reading = reader.of(new HttpLines(bytes, head.charset(), head.call(), limit));
                for (T item = reading.next(); item != null; item = reading.next()) {
                    y.yield(item);
                }
            }
        });
    }

    @Override
    public Duration elapsed() {
        return lease.elapsed();
    }

    @Override
    public HttpStream raiseForStatus() throws IOException {
        if (head.isError()) {
            try (this) {
                byte[] start = take().readNBytes(OF_AN_ERROR);
                throw new HttpStatusException(head, HttpBodies.anyText(head, start));
            }
        }
        return this;
    }

    /// Ends the exchange, and its connection with it unless the body has been read to its end. Never waits;
    /// again it does nothing.
    @Override
    public void close() {
        lease.close();
    }

    /// `200 GET http://… (stream, open)`.
    @Override
    public String toString() {
        return head.status() + " " + head.method() + " " + head.url()
                + (lease.isClosed() ? " (stream, over)" : " (stream, open)");
    }
}
