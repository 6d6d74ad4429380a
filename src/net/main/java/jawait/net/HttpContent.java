package jawait.net;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.net.URLConnection;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/// What is sent as a body, and of which type it is.
///
/// @param type the media type; empty when only the user can know
/// @param isRepeatable whether it can be sent a second time
record HttpContent(String type, Source source, boolean isRepeatable) {
    /// Gives the body anew for each time it is sent.
    @FunctionalInterface
    interface Source {
        BodyPublisher open() throws FileNotFoundException;
    }

    private static final String BYTES = "application/octet-stream";

    /// No body at all.
    static final HttpContent NONE = new HttpContent("", BodyPublishers::noBody, true);

    /// The body that users mean by a value.
    static HttpContent of(Object body) {
        Objects.requireNonNull(body, "the body is null: leave it out, or give Json.write(null)");
        return switch (body) {
            case CharSequence text -> again("text/plain; charset=utf-8", BodyPublishers.ofString(text.toString()));
            case byte[] bytes -> again(BYTES, BodyPublishers.ofByteArray(bytes));
            case Form form -> again("application/x-www-form-urlencoded", BodyPublishers.ofString(form.encoded()));
            case Path file -> new HttpContent(type(file.toString()), () -> BodyPublishers.ofFile(file), true);
            case Multipart parts -> new HttpContent(parts.type(), parts::publisher, parts.isRepeatable());
            case InputStream stream -> new HttpContent(BYTES, once(stream), false);
            case BodyPublisher publisher -> new HttpContent("", () -> publisher, false);
            default -> json(body);
        };
    }

    /// The value as JSON, also when it is a text.
    static HttpContent json(Object value) {
        return again("application/json", BodyPublishers.ofString(Json.write(value)));
    }

    private static HttpContent again(String type, BodyPublisher publisher) {
        return new HttpContent(type, () -> publisher, true);
    }

    private static Source once(InputStream stream) {
        var used = new AtomicBoolean();
        return () -> {
            if (used.getAndSet(true)) {
                throw new IllegalStateException("the body is an InputStream, which can be sent once");
            }
            return BodyPublishers.ofInputStream(() -> new HttpOutgoing(stream));
        };
    }

    /// The type that the ending of a file's name stands for.
    static String type(String fileName) {
        String type = URLConnection.guessContentTypeFromName(fileName);
        return type == null ? BYTES : type;
    }

    HttpContent typed(String other) {
        return new HttpContent(other, source, isRepeatable);
    }

    /// The body.
    ///
    /// @throws FileNotFoundException when it is a file that is not there
    BodyPublisher publisher() throws FileNotFoundException {
        return source.open();
    }
}
