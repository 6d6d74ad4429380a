package jawait.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/// An answer of a [Web], where a value alone does not say enough: `Reply.status(201).header("Location",
/// url).body(user)`.
///
/// | A value | is answered as |
/// |---|---|
/// | record, map, collection, array, number, boolean and so on | JSON, `java.time` as ISO texts |
/// | text | `text/html` when it begins with `<!doctype` or `<html`, else `text/plain`; UTF-8 |
/// | null | 204, no content |
/// | `Optional` | what is in it; 404 when it is empty |
/// | `byte[]`, `InputStream` | `application/octet-stream`; the stream is closed afterwards |
/// | `Path` | the file, with its type, in pieces when asked for |
/// | `Stream`, `AsyncGenerator`, `Iterator` | a line of JSON for each item, as it comes |
/// | task, coroutine, future | its result, which is awaited |
///
/// That the client of a stream has gone is noticed when the next item is sent; where that may be long in
/// coming, [#events(Iterable)] notices within a second. Then the handler's task is cancelled, and the `finally`
/// of a generator runs.
///
/// Immutable: each method gives another one.
public final class Reply {
    /// One event of a stream of them, with more than its data.
    ///
    /// @param event its kind; `message` is what browsers take it for when it is empty
    /// @param data a text as it is, anything else as JSON
    /// @param id what browsers send as `Last-Event-ID` when they connect again; empty for none
    public record Event(String event, @Nullable Object data, String id) {
        /// An event of that kind.
        public Event(String event, @Nullable Object data) {
            this(event, data, "");
        }

        /// An event of that kind, with that id.
        ///
        /// @throws IllegalArgumentException when kind or id are of several lines
        public Event {
            for (String line : List.of(event, id)) {
                if (line.chars().anyMatch(each -> each == '\n' || each == '\r' || each == 0)) {
                    throw new IllegalArgumentException(
                            "Event: expected kind and id of one line, found \"" + line + "\"");
                }
            }
        }
    }

    /// Items to be sent as events.
    record Events(Object items) {}

    private final int status;
    private final Map<String, List<String>> headers;
    private final @Nullable Object body;

    private Reply(int status, Map<String, List<String>> headers, @Nullable Object body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /// An answer with that status, without a body so far.
    ///
    /// @throws IllegalArgumentException when it is not from 200 to 599
    public static Reply status(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("Reply.status: expected 200 to 599, found " + status);
        }
        return new Reply(status, Map.of(), null);
    }

    /// 200 with that value; 204 when it is null.
    public static Reply of(@Nullable Object body) {
        return body instanceof Reply reply
                ? reply
                : status(body == null ? 204 : 200).body(body);
    }

    /// Sends the client to another place, which it gets by `GET`: 303.
    public static Reply redirect(String url) {
        return redirect(url, 303);
    }

    /// Sends the client to another place.
    ///
    /// @param status 301, 302, 303, 307 or 308
    /// @throws IllegalArgumentException when it is none of these
    public static Reply redirect(String url, int status) {
        if (!List.of(301, 302, 303, 307, 308).contains(status)) {
            throw new IllegalArgumentException("Reply.redirect: expected 301, 302, 303, 307 or 308, found " + status);
        }
        return status(status).header("Location", url);
    }

    /// A page.
    public static Reply html(String page) {
        Objects.requireNonNull(page, "Reply.html: the page is null");
        return of(page).type("text/html; charset=utf-8");
    }

    /// Server-sent events, one for each item as it comes: what `EventSource` of browsers reads. An item is
    /// an [Event], or what one has as its data.
    ///
    /// While nothing comes, a comment is sent each second, so that a client that has gone is noticed: then
    /// the handler's task is cancelled, and the generator's `finally` runs. When the server stops, the stream
    /// ends.
    ///
    /// ```java
    /// routes.get("/ticks", () -> Reply.events(AsyncGenerator.ticks(1)));
    /// ```
    public static Reply events(Iterable<?> items) {
        Objects.requireNonNull(items, "Reply.events: the items are null");
        return events((Object) items);
    }

    /// As [#events(Iterable)], for a stream, which is closed afterwards.
    public static Reply events(BaseStream<?, ?> items) {
        Objects.requireNonNull(items, "Reply.events: the items are null");
        return events((Object) items);
    }

    private static Reply events(Object items) {
        return of(new Events(items)).type("text/event-stream; charset=utf-8").header("Cache-Control", "no-store");
    }

    /// With another status.
    Reply withStatus(int changed) {
        return new Reply(changed, headers, body);
    }

    /// With that value as its body; null for none.
    public Reply body(@Nullable Object value) {
        return new Reply(status, headers, value);
    }

    /// With that header, instead of those of that name.
    ///
    /// @throws IllegalArgumentException when name or value cannot stand in a header
    public Reply header(String name, String value) {
        return with(name, List.of(value));
    }

    /// With that header, besides those of that name.
    ///
    /// @throws IllegalArgumentException when name or value cannot stand in a header
    public Reply addHeader(String name, String value) {
        List<String> all = new ArrayList<>(headers.getOrDefault(name, List.of()));
        all.add(value);
        return with(name, all);
    }

    /// With that content type, whatever the value is.
    public Reply type(String contentType) {
        return header("Content-Type", contentType);
    }

    /// With a cookie that this site gets back until the browser ends; scripts do not see it.
    ///
    /// @throws IllegalArgumentException when name or value cannot stand in a cookie
    public Reply cookie(String name, String value) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") || !value.matches("[!#-+\\--:<-\\[\\]-~]*")) {
            throw new IllegalArgumentException("cookie: expected visible ASCII without quotes, commas, semicolons and "
                    + "backslashes, found \"" + name + "=" + value + "\"; encode the value, in Base64 for example");
        }
        return addHeader("Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
    }

    private Reply with(String name, List<String> values) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new IllegalArgumentException("header: expected a name as X-Request-Id, found \"" + name + "\"");
        }
        for (String value : values) {
            if (value.chars().anyMatch(each -> each < ' ' && each != '\t' || each == 0x7f || each > 0xff)) {
                throw new IllegalArgumentException(
                        "header " + name + ": expected visible characters of Latin-1, found \"" + value + "\"");
            }
        }
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.put(name, List.copyOf(values));
        return new Reply(status, Collections.unmodifiableMap(all), body);
    }

    /// The status: 200, 404 and so on.
    public int code() {
        return status;
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
        List<String> all = headers.isEmpty() ? null : headers.get(name);
        return all == null ? Optional.empty() : Optional.of(all.getFirst());
    }

    /// The headers that were said, by name; those that follow from the body come when it is sent.
    public Map<String, List<String>> headers() {
        return new LinkedHashMap<>(headers);
    }

    /// The value that is the body; null for none.
    public @Nullable Object body() {
        return body;
    }

    /// `Reply[201, {Location=[/users/1]}]`.
    @Override
    public String toString() {
        return "Reply[" + status + (headers.isEmpty() ? "" : ", " + headers) + "]";
    }
}
