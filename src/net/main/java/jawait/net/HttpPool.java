package jawait.net;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import jawait.Async;
import jawait.AsyncSemaphore;
import jawait.Permit;
import org.jspecify.annotations.Nullable;

/// The connections of a client, and of all clients made from it by settings that have nothing to do with connections.
/// Opened by the first request.
final class HttpPool {
    /// What connections are like.
    ///
    /// @param limit how many exchanges at once
    /// @param ssl whom to trust; null for the JVM's default
    record Plan(int limit, boolean cookies, @Nullable SSLContext ssl) {}

    private static final Executor VIRTUAL = task -> Thread.ofVirtual()
            .name("jawait-http")
            .inheritInheritableThreadLocals(false)
            .start(task);

    final Plan plan;
    private final AsyncSemaphore permits;
    private final ReentrantLock guard = new ReentrantLock();
    private @Nullable HttpClient client;
    private volatile boolean closed;

    HttpPool(Plan plan) {
        this.plan = plan;
        this.permits = Async.semaphore(plan.limit);
    }

    /// Waits for the right to have one exchange.
    ///
    /// @throws IllegalStateException when the client was closed
    Permit permit(HttpCall call) throws java.net.http.HttpTimeoutException {
        requireOpen();
        var most = call.settings.poolTimeout;
        if (most == null) {
            return permits.acquire();
        }
        try {
            return Async.timeout(most, permits::acquire);
        } catch (TimeoutException e) {
            throw HttpErrors.timeout(
                    call.label() + ": none of the client's " + plan.limit + " connections became free within "
                            + HttpTimes.text(most) + " (" + inFlight() + " in use, " + waiting() + " more waiting)",
                    e);
        }
    }

    HttpClient client() {
        guard.lock();
        try {
            requireOpen();
            HttpClient open = client;
            if (open == null) {
                open = open();
                client = open;
            }
            return open;
        } finally {
            guard.unlock();
        }
    }

    private HttpClient open() {
        HttpKeepAlive.isRead();
        var builder = HttpClient.newBuilder().executor(VIRTUAL).followRedirects(HttpClient.Redirect.NEVER);
        if (plan.cookies) {
            builder.cookieHandler(new CookieManager());
        }
        if (plan.ssl != null) {
            builder.sslContext(plan.ssl);
        }
        return builder.build();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this Http was closed; make another by Http.client()");
        }
    }

    boolean isClosed() {
        return closed;
    }

    /// Ends all exchanges and closes all connections.
    void close() {
        HttpClient open;
        guard.lock();
        try {
            closed = true;
            open = client;
            client = null;
        } finally {
            guard.unlock();
        }
        if (open != null) {
            open.shutdownNow();
        }
    }

    int inFlight() {
        return plan.limit - permits.available();
    }

    int waiting() {
        return permits.waiting();
    }
}
