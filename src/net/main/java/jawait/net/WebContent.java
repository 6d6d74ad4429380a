package jawait.net;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import jawait.Async;
import jawait.AsyncGenerator;
import jawait.Coroutine;
import org.jspecify.annotations.Nullable;

/// What the body of an answer is, on its way to the client.
sealed interface WebContent {
    /// Nothing.
    record Nothing() implements WebContent {}

    /// All of it.
    final class Whole implements WebContent {
        final byte[] bytes;
        final String type;

        Whole(byte[] bytes, String type) {
            this.bytes = bytes;
            this.type = type;
        }
    }

    /// A file, or a part of it.
    record Piece(Path file, long from, long length) implements WebContent {}

    /// Bytes as they come.
    record Raw(InputStream in) implements WebContent {}

    /// A line of JSON an item.
    record Lines(Object items) implements WebContent {}

    /// An event an item.
    record Events(Object items) implements WebContent {}

    /// A value as it is sent.
    ///
    /// @throws JsonException when JSON cannot be made of it
    static WebContent of(@Nullable Object value) {
        return switch (value) {
            case null -> new Nothing();
            case WebContent content -> content;
            case Reply.Events(var items) -> new Events(items);
            case String text -> new Whole(text.getBytes(StandardCharsets.UTF_8), type(text));
            case byte[] bytes -> new Whole(bytes, "application/octet-stream");
            case InputStream in -> new Raw(in);
            case BaseStream<?, ?> items -> new Lines(items);
            case AsyncGenerator<?> items -> new Lines(items);
            case Iterator<?> items -> new Lines(items);
            default -> new Whole(WebJson.write(value), "application/json");
        };
    }

    private static String type(String text) {
        String begin = text.stripLeading();
        boolean page =
                begin.regionMatches(true, 0, "<!doctype html", 0, 14) || begin.regionMatches(true, 0, "<html", 0, 5);
        return (page ? "text/html" : "text/plain") + "; charset=utf-8";
    }

    /// The value behind what a handler has returned: awaited, unwrapped.
    ///
    /// @throws WebException 404 when it is an empty `Optional`
    static @Nullable Object settled(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Optional<?> perhaps -> settled(perhaps.orElseThrow(() -> new WebException(404, "there is none")));
            case Coroutine<?> later -> settled(Async.await(later));
            case Future<?> future -> settled(Async.await(future));
            case CompletionStage<?> stage -> settled(Async.await(stage));
            case Reply reply -> {
                Object body = settled(reply.body());
                yield body instanceof Reply inner ? inner : body == reply.body() ? reply : reply.body(body);
            }
            default -> value;
        };
    }
}
