package jawait.net;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a server has answered: with its body in memory ([HttpReply]), or with the body still to be read
/// ([HttpStream]).
public abstract sealed class HttpAnswer permits HttpReply, HttpStream {
    final HttpHead head;

    HttpAnswer(HttpHead head) {
        this.head = head;
    }

    /// The status, such as 200.
    public final int status() {
        return head.status();
    }

    /// Whether the status is one of 200 to 299.
    public final boolean ok() {
        return head.isOk();
    }

    /// The headers, by names whose case does not matter.
    public final Map<String, List<String>> headers() {
        return head.headers();
    }

    /// The value of a header, the first when there are several; the case of its name does not matter.
    public final Optional<String> header(String name) {
        return head.header(name);
    }

    /// The URL that has answered: after redirects, with its query, without user and password.
    public final String url() {
        return head.url();
    }

    /// The version of HTTP that was spoken.
    public final HttpClient.Version version() {
        return head.version();
    }

    /// From the moment the exchange had its connection until its end, or until now while it is not over.
    public abstract Duration elapsed();

    /// This answer, unless its status is 400 or above.
    ///
    /// @throws HttpStatusException when it is, with the status and the body
    /// @throws IOException when the body of a stream cannot be read
    public abstract HttpAnswer raiseForStatus() throws IOException;
}
