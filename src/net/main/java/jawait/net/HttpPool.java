package jawait.net;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import jawait.Async;
import jawait.AsyncSemaphore;
import jawait.Gauge;
import jawait.Permit;
import org.jspecify.annotations.Nullable;

/// The connections of a client, and of all clients made from it by settings that have nothing to do with
/// connections. Opened by the first request.
///
/// The JDK has no limit for connections, and one number for the whole JVM of idle ones that a client keeps:
/// when more become idle, if only until the next in line has woken up, they are closed and opened again. So
/// there are lanes, each a client of the JDK's for no more exchanges than it keeps connections. The first
/// is for as many as are to be kept; the others are closed when they are not needed.
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
    private final List<HttpLane> lanes = new ArrayList<>();
    private final ReentrantLock guard = new ReentrantLock();
    private volatile boolean closed;

    HttpPool(Plan plan) {
        this.plan = plan;
        this.cookies = plan.cookies ? new CookieManager() : null;
        this.permits = Async.semaphore(plan.limit);
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
            if (lanes.isEmpty()) {
                divide();
            }
            for (HttpLane lane : lanes) {
                HttpClient client = lane.take();
                if (client != null) {
                    return new HttpPlace(client, lane, permit);
                }
            }
            throw new AssertionError("more permits than places");
        } finally {
            guard.unlock();
        }
    }

    private void divide() {
        int most = HttpKeepAlive.read();
        int left = plan.limit - plan.keepAlive;
        lanes.add(new HttpLane(Math.min(plan.limit, plan.keepAlive), true, this::open));
        for (; left > 0; left -= most) {
            lanes.add(new HttpLane(Math.min(left, most), false, this::open));
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
        var builder = HttpClient.newBuilder().executor(VIRTUAL).followRedirects(HttpClient.Redirect.NEVER);
        if (cookies != null) {
            builder.cookieHandler(cookies);
        }
        if (plan.ssl != null) {
            builder.sslContext(plan.ssl);
        }
        return HttpSelector.named(builder.build());
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
        List<HttpLane> all;
        guard.lock();
        try {
            closed = true;
            all = List.copyOf(lanes);
        } finally {
            guard.unlock();
        }
        all.forEach(HttpLane::close);
    }

    Gauge gauge() {
        return permits.gauge();
    }

    int inFlight() {
        return plan.limit - permits.available();
    }

    int waiting() {
        return permits.waiting();
    }
}
