package jawait.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import jawait.Async;

/// Sends a call once: waits for a place among the client's exchanges, then has the exchange within its
/// time.
final class HttpSending {
    private final HttpCall call;
    private final HttpLease lease;
    private final HttpHops hops;

    private HttpSending(HttpCall call) throws IOException {
        this.call = call;
        this.lease = new HttpLease(call.pool().place(call));
        this.hops = new HttpHops(call, lease);
    }

    /// The answer with its body.
    static HttpReply whole(HttpCall call) throws IOException {
        var sending = new HttpSending(call);
        try {
            return sending.inTime(sending::reply);
        } finally {
            sending.lease.close();
        }
    }

    /// The answer with its body still to come. What it holds is given back by whoever reads it.
    static HttpStream begun(HttpCall call) throws IOException {
        var sending = new HttpSending(call);
        try {
            return sending.inTime(sending::stream);
        } catch (Throwable e) {
            sending.lease.close();
            throw e;
        }
    }

    private HttpReply reply() throws IOException {
        HttpOpened answer = hops.open();
        HttpHead head = hops.head(answer);
        try (InputStream in = new HttpInput(answer.body(), lease, head.call(), null)) {
            byte[] body = HttpBodies.whole(head, HttpBodies.unpacked(head, in), call.settings.maxBody);
            return new HttpReply(head, body, lease.elapsed());
        }
    }

    private HttpStream stream() throws IOException {
        HttpOpened answer = hops.open();
        HttpHead head = hops.head(answer);
        var in = new HttpInput(answer.body(), lease, head.call(), call.settings.timeout);
        return new HttpStream(head, in, lease, call.settings.maxBody);
    }

    private <A> A inTime(Callable<A> exchange) throws IOException {
        try {
            return Async.await(() -> Async.timeout(call.settings.timeout, exchange), IOException.class);
        } catch (Exception e) {
            if (e instanceof TimeoutException) {
                throw new HttpTimeoutException(hops.label() + ": " + lease.progress() + " within "
                        + HttpTimes.text(call.settings.timeout) + ", the timeout of this call");
            }
            throw e;
        }
    }
}
