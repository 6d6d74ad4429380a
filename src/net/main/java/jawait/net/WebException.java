package jawait.net;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Ends the handling of a request with a status: `throw new WebException(409, "there is a user of that
/// name")`. (FastAPI's `HTTPException`.)
///
/// The client gets the status and the message as JSON problem details (RFC 9457). Nothing is reported below
/// the cell: it is an answer like others.
public final class WebException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Map<String, Object>> errors;
    private final transient Map<String, String> headers;

    /// An answer with that status and message.
    ///
    /// @param status 400 to 599
    /// @throws IllegalArgumentException when it is another
    public WebException(int status, String message) {
        this(status, message, List.of(), Map.of());
    }

    WebException(int status, String message, List<Map<String, Object>> errors, Map<String, String> headers) {
        super(Objects.requireNonNull(message, "WebException: the message is null"));
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("WebException: expected a status from 400 to 599, found " + status
                    + "; others are said by Reply.status");
        }
        this.status = status;
        this.errors = errors;
        this.headers = headers;
    }

    /// The status of the answer.
    public int status() {
        return status;
    }

    /// Single errors, in the shape that FastAPI gives them.
    List<Map<String, Object>> errors() {
        return errors;
    }

    /// Headers that belong to the status.
    Map<String, String> headers() {
        return headers;
    }
}
