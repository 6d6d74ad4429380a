package jawait.net;

import java.net.http.HttpClient;
import java.util.concurrent.atomic.AtomicBoolean;
import jawait.Permit;

/// A place among the exchanges of a client, until it is given back.
final class HttpPlace {
    private final HttpClient client;
    private final HttpLane lane;
    private final Permit permit;
    private final AtomicBoolean closed = new AtomicBoolean();

    HttpPlace(HttpClient client, HttpLane lane, Permit permit) {
        this.client = client;
        this.lane = lane;
        this.permit = permit;
    }

    HttpClient client() {
        return client;
    }

    /// Gives it back; again, nothing. The lane first: whoever gets the permit finds a place.
    void close() {
        if (!closed.getAndSet(true)) {
            lane.release();
            permit.close();
        }
    }
}
