package jawait.net;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Objects;
import jawait.AsyncGenerator;

/// An answer with its body in memory; nothing of it is left to be read or closed. (httpx's `Response`.)
///
/// ```java
/// HttpReply reply = http.get("https://example.com/users/1");
/// reply.toString(); // 200 GET https://example.com/users/1 21 B in 34 ms
/// reply.text(); // {"id":1,"name":"Ada"}
/// User ada = reply.raiseForStatus().json(User.class);
/// ```
public final class HttpReply extends HttpAnswer {
    private final byte[] body;
    private final Duration elapsed;

    HttpReply(HttpHead head, byte[] body, Duration elapsed) {
        super(head);
        this.body = body;
        this.elapsed = elapsed;
    }

    /// The body, unpacked.
    public byte[] bytes() {
        return body.clone();
    }

    /// The body as text, in the charset that the content type names, else in UTF-8; what is not of the
    /// charset becomes `\uFFFD`.
    ///
    /// @throws IllegalStateException when the charset is not known here
    public String text() {
        return HttpBodies.text(head, body);
    }

    /// The body as text in another charset than the server says.
    public String text(Charset charset) {
        return HttpBodies.text(head, body, Objects.requireNonNull(charset, "text: the charset is null"));
    }

    /// The body as maps, lists, strings, numbers, booleans and null.
    ///
    /// @throws JsonException when it is no JSON, naming the call
    public Object json() {
        return json(Object.class);
    }

    /// The body as a value of `type`: a record, or what else Jackson can make.
    ///
    /// @throws JsonException when it is no JSON or does not fit, naming the call, the place and the field
    public <T> T json(Class<T> type) {
        Objects.requireNonNull(type, "json: the type is null");
        @SuppressWarnings("unchecked")
        T value = (T) HttpBodies.json(head, body, TypeFactory.defaultInstance().constructType(type));
        return value;
    }

    /// The body as a value of a type with arguments: `new TypeReference<List<User>>() {}`.
    ///
    /// @throws JsonException when it is no JSON or does not fit, naming the call, the place and the field
    public <T> T json(TypeReference<T> type) {
        Objects.requireNonNull(type, "json: the type is null");
        @SuppressWarnings("unchecked")
        T value = (T) HttpBodies.json(head, body, TypeFactory.defaultInstance().constructType(type));
        return value;
    }

    /// The body as a value of a type known at run time only.
    ///
    /// @throws JsonException when it is no JSON or does not fit, naming the call, the place and the field
    public Object json(Type type) {
        Objects.requireNonNull(type, "json: the type is null");
        return HttpBodies.json(head, body, TypeFactory.defaultInstance().constructType(type));
    }

    /// The lines of [#text()]. Can be iterated again and again.
    public AsyncGenerator<String> lines() {
        return AsyncGenerator.from(text().lines().toList());
    }

    @Override
    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public HttpReply raiseForStatus() throws HttpStatusException {
        if (head.isError()) {
            throw new HttpStatusException(head, HttpBodies.anyText(head, body));
        }
        return this;
    }

    /// `200 GET http://… 1.2 kB in 34 ms`.
    @Override
    public String toString() {
        return head.status() + " " + head.method() + " " + head.url() + " " + HttpTimes.bytes(body.length) + " in "
                + HttpTimes.text(elapsed);
    }
}
