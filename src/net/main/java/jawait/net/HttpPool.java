package jawait.net;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import jawait.Async;
import jawait.AsyncSemaphore;
import jawait.Permit;
import org.jspecify.annotations.Nullable;

/// The connections of a client, and of all clients made from it by settings that have nothing to do with
/// connections. Opened by the first request.
///
/// The JDK has no limit for connections, and one number for the whole JVM of idle ones that are kept: when
/// more become idle, if only until the next in line has woken up, they are closed and opened again. So
/// there are two lanes: as many exchanges as there are connections to keep go through one of the JDK's
/// clients, and what is above through another, which is closed when it is not needed.
final class HttpPool {
    /// What connections are like.
    ///
    /// @param limit how many exchanges at once
    /// @param keepAlive how many connections are kept
    /// @param ssl whom to trust; null for the JVM's default
    record Plan(
            int limit,
            int keepAlive,
            boolean cookies,
            @Nullable SSLContext ssl) {
        Plan withLimit(int other) {
            return new Plan(other, keepAlive, cookies, ssl);
        }

        Plan withKeepAlive(int other) {
            return new Plan(limit, other, cookies, ssl);
        }

        Plan withCookies() {
            return new Plan(limit, keepAlive, true, ssl);
        }

        Plan withSsl(SSLContext other) {
            return new Plan(limit, keepAlive, cookies, other);
        }
    }

    private static final Executor VIRTUAL = task -> Thread.ofVirtual()
            .name("jawait-http")
            .inheritInheritableThreadLocals(false)
            .start(task);

    final Plan plan;
    private final @Nullable CookieManager cookies;
    private final AsyncSemaphore permits;
    private final HttpLane kept;
    private final HttpLane above;
    private final ReentrantLock guard = new ReentrantLock();
    private volatile boolean closed;

    HttpPool(Plan plan) {
        this.plan = plan;
        this.cookies = plan.cookies ? new CookieManager() : null;
        this.permits = Async.semaphore(plan.limit);
        int staying = Math.min(plan.limit, plan.keepAlive);
        this.kept = new HttpLane(staying, true, this::open);
        this.above = new HttpLane(plan.limit - staying, false, this::open);
    }

    /// Waits for a place among the exchanges.
    ///
    /// @throws IllegalStateException when the client was closed
    HttpPlace place(HttpCall call) throws HttpTimeoutException {
        requireOpen();
        Permit permit = permit(call);
        try {
            return place(permit);
        } catch (Throwable e) {
            permit.close();
            throw e;
        }
    }

    private HttpPlace place(Permit permit) {
        guard.lock();
        try {
            requireOpen();
            HttpClient client = kept.take();
            if (client != null) {
                return new HttpPlace(client, kept, permit);
            }
            client = above.take();
            if (client != null) {
                return new HttpPlace(client, above, permit);
            }
            throw new AssertionError("more permits than places");
        } finally {
            guard.unlock();
        }
    }

    private Permit permit(HttpCall call) throws HttpTimeoutException {
        var most = call.settings.poolTimeout;
        if (most == null) {
            return permits.acquire();
        }
        try {
            return Async.timeout(most, permits::acquire);
        } catch (TimeoutException _) {
            throw new HttpTimeoutException(
                    call.label() + ": none of the client's " + plan.limit + " connections became free within "
                            + HttpTimes.text(most) + " (" + inFlight() + " in use, " + waiting() + " more waiting)");
        }
    }

    private HttpClient open() {
        HttpKeepAlive.read(plan);
        var builder = HttpClient.newBuilder().executor(VIRTUAL).followRedirects(HttpClient.Redirect.NEVER);
        if (cookies != null) {
            builder.cookieHandler(cookies);
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
        guard.lock();
        try {
            closed = true;
        } finally {
            guard.unlock();
        }
        kept.close();
        above.close();
    }

    int inFlight() {
        return plan.limit - permits.available();
    }

    int waiting() {
        return permits.waiting();
    }
}
