package jawait.net;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import jawait.Async;
import jawait.runtime.StopSignal;
import org.jspecify.annotations.Nullable;

/// One request on its way through filters and handler to its answer. [#run()] is the body of its task.
final class WebConversation {
    private static final int LONGEST_NAME = 60;

    /// What the task is called: `GET /users/{id} #12`.
    final String name;

    private final WebRoutes routes;
    private final HttpExchange exchange;
    private final WebTable.Found found;
    private final WebRequest request;
    private final WebSender sender;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean streams;
    private volatile boolean refused;
    private int status;

    /// @param table what may answer: the routes, and what documents them
    WebConversation(WebRoutes routes, Collection<WebRoute> table, HttpExchange exchange, long number) {
        this.routes = routes;
        this.exchange = exchange;
        String method = exchange.getRequestMethod();
        String raw = exchange.getRequestURI().getRawPath();
        String path = raw == null || !raw.startsWith("/") ? "/" + (raw == null ? "" : raw) : raw;
        var segments =
                WebPattern.split(path).stream().map(WebConversation::decoded).toList();
        found = WebTable.find(table, method, segments);
        var body = new WebBody(exchange, routes.limit);
        WebTable.Found.Hit hit = found instanceof WebTable.Found.Hit its ? its : null;
        String route = hit == null ? path : hit.route().path().text;
        Map<String, String> parameters = hit == null ? Map.of() : hit.parameters();
        request = new WebRequest(exchange, route, parameters, body);
        sender = new WebSender(exchange, body);
        String shown = route.length() > LONGEST_NAME ? route.substring(0, LONGEST_NAME) + "…" : route;
        name = method + " " + shown + " #" + number;
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// Whether the handler is through and its items are being sent: that may take for ever.
    boolean streams() {
        return streams;
    }

    /// Whether the answer says that the service has failed.
    boolean isError() {
        return status >= 500;
    }

    /// Its task has ended.
    void end() {
        ended.countDown();
    }

    /// It will have no task: the server stops.
    void endRefused() {
        refused = true;
        ended.countDown();
    }

    /// Waits for the end of its task, whatever happens to this thread.
    ///
    /// @throws IOException when the answer is not complete, so that the connection is of no more use
    void join() throws IOException {
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (refused) {
            refuse();
        }
        if (!sender.over()) {
            throw new IOException("the answer is not complete");
        }
    }

    /// Refuses the request: the server stops.
    void refuse() throws IOException {
        try {
            sender.send(WebProblem.of(new WebException(503, "the server stops"), exchange)
                    .header("Connection", "close"));
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /// Answers. What the client is told of as a failure of the service is thrown once it has been told: so
    /// who started the server hears of it, as of a task that fails.
    void run() throws Exception {
        Throwable failure = null;
        try {
            failure = answer();
        } catch (Throwable e) {
            if (!WebClientGone.is(e)) {
                failure = e;
            }
        }
        if (failure != null) {
            throw WebItems.<RuntimeException>sneaky(failure);
        }
    }

    /// @return what the service has failed with, if it has
    private @Nullable Throwable answer() throws Exception {
        Throwable failure = null;
        Reply reply;
        try {
            reply = handled();
        } catch (Throwable e) {
            if (WebClientGone.is(e)) {
                throw e;
            }
            failure = isFailure(e) ? e : null;
            reply = WebProblem.of(e, exchange);
        }
        try {
            send(filtered(reply));
        } catch (Throwable e) {
            if (sender.begun() || WebClientGone.is(e)) {
                throw e;
            }
            failure = isFailure(e) ? e : failure;
            send(allowed(WebProblem.of(e, exchange)));
        }
        return failure;
    }

    /// Whether people should see it: it is not an answer that was meant.
    private static boolean isFailure(Throwable e) {
        return !(e instanceof WebException) && (WebProblem.status(e) == 500 || StopSignal.isStop(e));
    }

    private Reply handled() throws Exception {
        try {
            return result();
        } catch (Exception e) {
            WebOptions.Rescue<?> rescue = StopSignal.isStop(e) ? null : routes.rescue(e);
            if (rescue == null) {
                throw e;
            }
            Object value = WebContent.settled(rescue.handle(e, request));
            return value instanceof Reply reply
                    ? reply
                    : Reply.status(WebProblem.status(e)).body(value);
        }
    }

    private Reply result() throws Exception {
        Reply preflight = preflight();
        if (preflight != null) {
            return preflight;
        }
        Duration limit = routes.timeout;
        Object value = limit == null ? value() : inTime(limit);
        return value instanceof Reply reply ? reply : Reply.of(value);
    }

    private @Nullable Object inTime(Duration limit) throws Exception {
        try {
            return Async.<@Nullable Object>timeout(limit, this::value);
        } catch (TimeoutException e) {
            throw StopSignal.isStop(e.getCause()) || e.getCause() == null
                    ? new WebException(504, request.method() + " " + request.route() + " " + e.getMessage())
                    : e;
        }
    }

    private @Nullable Object value() throws Exception {
        for (WebHandler filter : routes.before) {
            Object value = WebContent.settled(filter.handle(request));
            if (value != null) {
                return value;
            }
        }
        return switch (found) {
            case WebTable.Found.Hit hit ->
                WebContent.settled(hit.route().handler().handle(request));
            case WebTable.Found.Miss(var allowed) -> missed(allowed);
        };
    }

    private Reply missed(Set<String> allowed) {
        if (allowed.isEmpty()) {
            throw new WebException(404, "there is nothing at " + request.route());
        }
        String methods = String.join(", ", allowed);
        if (request.method().equals("OPTIONS")) {
            return Reply.status(204).header("Allow", methods);
        }
        throw new WebException(
                405,
                "expected " + methods + " at " + request.route() + ", found " + request.method(),
                List.of(),
                Map.of("Allow", methods));
    }

    private @Nullable Reply preflight() {
        WebCors cors = routes.cors;
        Set<String> methods = found instanceof WebTable.Found.Miss(var allowed) ? allowed : Set.of(WebRoute.ANY);
        return cors == null || methods.isEmpty()
                ? null
                : cors.preflight(request.method(), exchange.getRequestHeaders(), methods);
    }

    private Reply filtered(Reply reply) throws Exception {
        Reply filtered = reply;
        for (WebHandler.After filter : routes.after) {
            filtered = filter.handle(request, filtered);
        }
        filtered = filtered.body() instanceof Path file ? WebFiles.reply(file, request, filtered) : filtered;
        return allowed(filtered);
    }

    private Reply allowed(Reply reply) {
        WebCors cors = routes.cors;
        return cors == null ? reply : cors.allow(exchange.getRequestHeaders(), reply);
    }

    private void send(Reply reply) throws Exception {
        status = reply.code();
        streams = reply.body() != null && WebItems.are(reply.body());
        sender.send(reply);
    }
}
