package jawait.net;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import jawait.Action;
import jawait.Async;
import jawait.Task;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// A web service that runs in this program: `Web.serve(8080, routes)`. (FastAPI with uvicorn, on the JDK's
/// own server.)
///
/// ```java
/// var server = Web.serve(0, Web.routes()
///         .get("/hello/{name}", request -> Map.of("hello", request.path("name"))));
/// Http.client().get(server.url() + "/hello/Ada").json();      // {hello=Ada}
/// server.close();
/// ```
///
/// Each request is a task on a virtual thread of its own, called `GET /hello/{name} #12`: it may block,
/// `pstree()` shows it below the server's, and what it prints lands below the cell that started the server.
/// `GET /docs` is a page that lists the routes and tries them, `GET /openapi.json` what it is made of.
///
/// **Errors** of handlers become JSON problem details (RFC 9457): `WebException` its status,
/// `IllegalArgumentException` 400, `NoSuchElementException` 404, `TimeoutException` 504, all others 500
/// with the message. The stack trace of a 500 goes to who started the server, as that of a failed task;
/// clients never get it. `onError` of the routes says otherwise.
///
/// **Stopping** ([#close]) refuses new requests, ends streams, lets requests that run come to their end for
/// the grace period of the routes (5 s), cancels the rest, then runs the `onStop` actions. The end of the
/// program does the same in two seconds at most; so does cancelling the server's task, as `//! replace` in
/// a cell does. Until then the port is taken, whether a variable refers to the server or not: a cell with a
/// fixed port that is run again finds it in use, and says by whom; one with port 0 has two servers.
///
/// Listens on loopback unless the routes name a host. Speaks HTTP/1.1. Idle connections are kept for 30 s; who begins
/// a request and has not sent its head after 30 s is hung up on.
public final class Web implements AutoCloseable {
    private static final Map<Integer, Web> LIVE = new ConcurrentHashMap<>();

    private final WebRoutes routes;
    private final HttpServer http;
    private final String url;
    private final int port;
    private final WebHeads heads;
    private final WebWork work;
    private final Thread atExit = new Thread(this::exit, "web-exit");
    private final Task<Void> task;

    private Web(WebRoutes routes, HttpServer http) {
        this.routes = routes;
        this.http = http;
        this.url = WebListener.url(http);
        this.port = http.getAddress().getPort();
        this.heads = new WebHeads(routes.longestHead);
        this.work = new WebWork(routes, http, url);
        this.task = Async.task("server " + url, this::run);
    }

    /// Routes to be filled: what a server answers, and how.
    public static WebRoutes routes() {
        return new WebRoutes();
    }

    /// Runs the routes' `onStart` actions, and serves from then on, until it is stopped. Routes may be
    /// added and changed meanwhile.
    ///
    /// @param port 0 for any free one: see [#port()]
    /// @throws java.net.BindException when the port is in use, saying by whom
    /// @throws IOException when it cannot be had otherwise
    /// @throws IllegalArgumentException when it is none
    public static Web serve(int port, WebRoutes routes) throws IOException {
        Objects.requireNonNull(routes, "Web.serve: the routes are null");
        HttpServer http = WebListener.open(routes.host, port);
        try {
            for (Action action : routes.onStart) {
                Async.await(action);
            }
        } catch (Throwable e) {
            WebListener.drop(http);
            throw e;
        }
        var web = new Web(routes, http);
        web.start();
        return web;
    }

    private void start() {
        LIVE.put(port, this);
        http.createContext("/", this::arrive);
        http.setExecutor(heads);
        Runtime.getRuntime().addShutdownHook(atExit);
        http.start();
    }

    private void arrive(HttpExchange exchange) throws IOException {
        heads.arrived();
        work.take(exchange);
    }

    private void run() throws Exception {
        try {
            work.run();
        } finally {
            work.end();
            LIVE.remove(port, this);
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                // the program ends, and that is why this does
            }
            stopped();
        }
    }

    /// All are run, whatever one throws.
    private void stopped() throws Exception {
        Exception failure = null;
        for (Action action : routes.onStop.reversed()) {
            try {
                action.run();
            } catch (Exception e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void exit() {
        work.hurry();
        stop();
    }

    /// The server of this program at a port; null when there is none.
    static @Nullable Web at(int port) {
        return LIVE.get(port);
    }

    /// Who has it, for people: `the server that In[3] started`.
    String owner() {
        Origin origin = task.origin();
        return origin == null
                ? "another server of this program (" + url + ")"
                : "the server that " + origin.label() + " started (" + url + ")";
    }

    /// The port it listens on.
    public int port() {
        return port;
    }

    /// Where it is: `http://127.0.0.1:8080`, without a slash at the end.
    public String url() {
        return url;
    }

    /// How much it has done and does.
    public WebStats stats() {
        return work.stats();
    }

    /// Stops it, and waits for that: see [Web]. Throws what an `onStop` action has thrown. Called by one of
    /// its own requests, it does not wait: that request comes to its end, too. A second time does nothing.
    public void stop() {
        work.stop();
        if (!isWithin()) {
            join();
        }
    }

    /// Whether this is one of its requests, or something that one of them has started.
    private boolean isWithin() {
        Task<?> each = Async.currentTask();
        while (each != null && each != task) {
            each = each.parent();
        }
        return each != null;
    }

    /// As [#stop()].
    @Override
    public void close() {
        stop();
    }

    /// Waits until somebody stops it. Being cancelled meanwhile ends the wait only.
    public void join() {
        try {
            Async.await(task);
        } catch (CancellationException e) {
            // it was stopped by that
        }
    }

    /// `Web[http://127.0.0.1:8080, 3 routes, running]`.
    @Override
    public String toString() {
        int count = routes.all().size();
        return "Web[" + url + ", " + count + (count == 1 ? " route, " : " routes, ")
                + (task.isDone() ? "stopped" : "running") + "]";
    }
}
