package jawait.net;

import java.io.IOException;

/// A body, or a line of one, that is larger than the client takes: see [Http#maxBody(long)].
public final class HttpLimitException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    HttpLimitException(String message, long limit) {
        super(message);
        this.limit = limit;
    }

    /// The limit in bytes; for a line, in characters.
    public long limit() {
        return limit;
    }
}
