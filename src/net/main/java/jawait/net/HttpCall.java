package jawait.net;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// A request that has not been sent. Each method but [#send()] and [#stream()] gives a new one, and a call
/// can be sent again and again (unless its body is an `InputStream`).
///
/// ```java
/// HttpReply made = http.request("POST", "https://example.com/users")
///         .query("notify", true)
///         .header("Idempotency-Key", "42")
///         .body(new User(1, "Ada"))
///         .timeout(30)
///         .send();
/// ```
public final class HttpCall extends HttpOptions<HttpCall> {
    private static final Pattern METHOD = Pattern.compile("[A-Z0-9!#$%&'*+.^_`|~-]+");

    private final HttpPool pool;
    private final String method;
    private final String url;
    private final HttpContent content;
    private final HttpUrl target;

    private HttpCall(Target to, HttpSettings settings, HttpContent content) {
        super(settings);
        this.pool = to.pool;
        this.method = to.method;
        this.url = to.url;
        this.content = content;
        this.target = HttpUrl.of(settings.baseUrl, url, settings.query);
    }

    /// What of a call never changes.
    private record Target(HttpPool pool, String method, String url) {}

    static HttpCall of(Http http, String method, String url) {
        Objects.requireNonNull(method, "request: the method is null");
        String upper = method.toUpperCase(Locale.ROOT);
        if (!METHOD.matcher(upper).matches() || upper.equals("CONNECT")) {
            throw new IllegalArgumentException("request: expected a method such as GET, found \"" + method + "\"");
        }
        return new HttpCall(new Target(http.pool, upper, url), http.settings, HttpContent.NONE);
    }

    @Override
    HttpCall with(HttpSettings changed) {
        return new HttpCall(new Target(pool, method, url), changed, content);
    }

    private HttpCall with(HttpContent body) {
        return new HttpCall(new Target(pool, method, url), settings, body);
    }

    /// With this body. Texts are sent as `text/plain` in UTF-8, a byte array as it is, a `Path` as the
    /// content of the file with the type its name stands for, an `InputStream` as what it gives (once),
    /// [Form] and [Multipart] as web forms are, a `BodyPublisher` of the JDK as it is; everything else
    /// (records, maps, lists, numbers) as JSON. A header `Content-Type` of the call says otherwise.
    ///
    /// @throws JsonException when the value cannot be written as JSON
    public HttpCall body(Object body) {
        return with(HttpContent.of(body));
    }

    /// With the value as JSON, also when it is a text.
    ///
    /// @throws JsonException when the value cannot be written as JSON
    public HttpCall json(Object value) {
        return with(HttpContent.json(value));
    }

    /// Sends it, and waits for the answer with all of its body. Whatever the status is, it is an answer:
    /// see [HttpReply#raiseForStatus()]. Cancelling the task ends the exchange and its connection.
    ///
    /// @throws java.net.http.HttpTimeoutException when the answer is not there in time: see
    /// [#timeout(double)]
    /// @throws java.net.ConnectException when nobody listens there
    /// @throws java.net.UnknownHostException when there is no such host
    /// @throws javax.net.ssl.SSLException when there is no secure connection
    /// @throws java.net.ProtocolException when the answer is cut short or none of HTTP, or leads in circles
    /// @throws HttpLimitException when the body is larger than [#maxBody(long)]
    /// @throws IOException all of these, and what else goes wrong; its message names method and URL
    public HttpReply send() throws IOException {
        return HttpRetries.of(this, () -> HttpSending.whole(this));
    }

    /// Sends it, and waits for the headers; the body is read on demand. To be closed.
    ///
    /// @throws IOException as [#send()]
    public HttpStream stream() throws IOException {
        return HttpRetries.of(this, () -> HttpSending.begun(this));
    }

    HttpPool pool() {
        return pool;
    }

    String method() {
        return method;
    }

    HttpUrl target() {
        return target;
    }

    HttpContent content() {
        return content;
    }

    /// `GET http://…`.
    String label() {
        return method + " " + target;
    }

    boolean isClientClosed() {
        return pool.isClosed();
    }

    /// `HttpCall[GET http://…, not sent: use send() or stream()]`.
    @Override
    public String toString() {
        return "HttpCall[" + label() + ", not sent: use send() or stream()]";
    }
}
