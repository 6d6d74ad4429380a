package jawait.net;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// An answer whose status says that the request failed: what [HttpReply#raiseForStatus()] throws. (httpx's
/// `HTTPStatusError`.)
///
/// ```java
/// try {
///     http.get("https://example.com/users/7").raiseForStatus();
/// } catch (HttpStatusException e) {
///     e.status(); // 404
/// }
/// ```
public final class HttpStatusException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 200;

    private final int status;
    private final String body;
    private final transient HttpHead head;

    HttpStatusException(HttpHead head, String body) {
        super(message(head, body));
        this.status = head.status();
        this.body = body;
        this.head = head;
    }

    private static String message(HttpHead head, String body) {
        String start = body.strip().replaceAll("\\s+", " ");
        String shown = start.length() <= SHOWN ? start : start.substring(0, SHOWN) + "…";
        String name = HttpStatusNames.of(head.status());
        return head.method() + " " + head.url() + ": " + head.status() + (name.isEmpty() ? "" : " " + name)
                + (shown.isEmpty() ? "" : ": " + shown);
    }

    /// The status, such as 404.
    public int status() {
        return status;
    }

    /// What the server said with it, as text; of a stream the first 64 kB.
    public String body() {
        return body;
    }

    /// The headers, by names whose case does not matter.
    public Map<String, List<String>> headers() {
        return head.headers();
    }

    /// The method of the request.
    public String method() {
        return head.method();
    }

    /// The URL of the request, after redirects.
    public String url() {
        return head.url();
    }
}
