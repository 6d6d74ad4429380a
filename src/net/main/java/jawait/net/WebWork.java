package jawait.net;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import jawait.Async;
import jawait.AsyncEvent;
import jawait.Task;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// What a server's task does: starts a task for each request, and ends them in the end.
///
/// The JDK's server reads the head of a request on a thread of its own, which then waits: only the thread
/// that brought an exchange can give up its connection, and only the server's task can be the parent of the
/// request's.
final class WebWork {
    private static final Duration AT_EXIT = Duration.ofSeconds(2);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /// The routes, and what documents them.
    private record Table(List<WebRoute> routes, List<WebRoute> all) {}

    private final WebRoutes routes;
    private final HttpServer http;
    private final String url;
    private final WebFigures figures = new WebFigures();
    private final AtomicLong numbers = new AtomicLong();
    private final BlockingQueue<Optional<WebConversation>> arrivals = new LinkedBlockingQueue<>();
    private final Map<Task<?>, WebConversation> running = new ConcurrentHashMap<>();
    private volatile Table table = new Table(List.of(), List.of());
    private volatile boolean stopping;
    private volatile boolean hurries;
    private volatile @Nullable AsyncEvent idle;

    WebWork(WebRoutes routes, HttpServer http, String url) {
        this.routes = routes;
        this.http = http;
        this.url = url;
    }

    /// Has a request answered. On the thread that the JDK's server has for it.
    ///
    /// @throws IOException when the connection is of no more use
    void take(HttpExchange exchange) throws IOException {
        var conversation = new WebConversation(routes, table(), exchange, numbers.incrementAndGet());
        Optional<WebConversation> arrival = Optional.of(conversation);
        arrivals.add(arrival);
        if (stopping && arrivals.remove(arrival)) {
            conversation.refuse();
        } else {
            conversation.join();
        }
    }

    private List<WebRoute> table() {
        List<WebRoute> now = routes.all();
        if (!routes.docs) {
            return now;
        }
        Table known = table;
        if (known.routes != now || known.all.isEmpty()) {
            known = new Table(now, WebDocs.with(routes));
            table = known;
        }
        return known.all;
    }

    /// Starts a task for each request, until it is stopped or cancelled.
    void run() throws InterruptedException {
        for (Optional<WebConversation> next = next(); next.isPresent(); next = next()) {
            begin(next.get());
        }
    }

    private Optional<WebConversation> next() throws InterruptedException {
        Strand.waiting(this);
        try {
            return arrivals.take();
        } finally {
            Strand.waiting(null);
        }
    }

    private void begin(WebConversation conversation) {
        long begun = System.nanoTime();
        figures.begun();
        Task<Void> task = Async.task(conversation.name, conversation::run);
        running.put(task, conversation);
        task.onDone(() -> {
            figures.ended(System.nanoTime() - begun, conversation.isError());
            running.remove(task);
            conversation.end();
            AsyncEvent waits = idle;
            if (waits != null && running.isEmpty()) {
                waits.set();
            }
        });
    }

    void stop() {
        arrivals.add(Optional.empty());
    }

    /// The program ends: there is little time.
    void hurry() {
        hurries = true;
    }

    WebStats stats() {
        return figures.stats();
    }

    /// Ends everything. Being cancelled meanwhile ends the waiting.
    void end() {
        stopping = true;
        Duration grace = hurries && routes.grace.compareTo(AT_EXIT) > 0 ? AT_EXIT : routes.grace;
        // closes the port at once, and connections when it is interrupted: it alone can do one without the other
        Thread closing = Thread.ofVirtual().start(() -> http.stop(Integer.MAX_VALUE / 1000));
        try {
            refuseAll();
            running.forEach((task, conversation) -> {
                if (conversation.streams()) {
                    task.cancel();
                }
            });
            await(grace);
        } finally {
            running.keySet().forEach(Task::cancel);
            try {
                await(LAST_WORDS);
            } finally {
                close(closing);
                http.stop(0); // waits for the thread that gives the port back
            }
        }
    }

    private void refuseAll() {
        for (Optional<WebConversation> each = arrivals.poll(); each != null; each = arrivals.poll()) {
            each.ifPresent(WebConversation::endRefused);
        }
    }

    private void await(Duration longest) {
        var waits = Async.event();
        idle = waits;
        if (!running.isEmpty()) {
            Async.moveOnAfter(longest, () -> waits.await());
        }
    }

    private static void close(Thread closing) {
        closing.interrupt();
        boolean interrupted = false;
        while (closing.isAlive()) {
            try {
                closing.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the server's task waits for.
    @Override
    public String toString() {
        return "requests to " + url;
    }
}
