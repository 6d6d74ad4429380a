package jawait.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import jawait.Action;
import org.jspecify.annotations.Nullable;

/// What is said of a service as a whole, part of [WebRoutes].
public abstract sealed class WebOptions permits WebRoutes {
    /// What answers instead of a handler that has thrown.
    record Rescue<X extends Throwable>(Class<X> type, WebHandler.OfError<? super X> handler) {
        @Nullable
        Object handle(Throwable error, WebRequest request) throws Exception {
            return handler.handle(type.cast(error), request);
        }
    }

    final List<WebHandler> before = new CopyOnWriteArrayList<>();
    final List<WebHandler.After> after = new CopyOnWriteArrayList<>();
    final List<Rescue<?>> rescues = new CopyOnWriteArrayList<>();
    final List<Action> onStart = new CopyOnWriteArrayList<>();
    final List<Action> onStop = new CopyOnWriteArrayList<>();
    volatile String title = "Web";
    volatile @Nullable String host;
    volatile long limit = 10_000_000;
    volatile Duration grace = Duration.ofSeconds(5);
    volatile @Nullable Duration timeout;
    volatile @Nullable WebCors cors;
    volatile boolean docs = true;
    volatile Duration longestHead = Duration.ofSeconds(30);

    WebOptions() {}

    abstract WebRoutes self();

    /// Runs before handlers, also where no route matches; those given first run first. A result other than
    /// null is the answer, and no handler runs: for checks of who asks.
    public WebRoutes before(WebHandler filter) {
        before.add(Objects.requireNonNull(filter, "before: the filter is null"));
        return self();
    }

    /// Runs on each answer before it is sent, errors as well.
    public WebRoutes after(WebHandler.After filter) {
        after.add(Objects.requireNonNull(filter, "after: the filter is null"));
        return self();
    }

    /// Runs before the first request is taken, in the call of [Web#serve], which throws what it throws.
    public WebRoutes onStart(Action action) {
        onStart.add(Objects.requireNonNull(action, "onStart: the action is null"));
        return self();
    }

    /// Runs when the server has stopped and no request runs any more; those given last run first.
    public WebRoutes onStop(Action action) {
        onStop.add(Objects.requireNonNull(action, "onStop: the action is null"));
        return self();
    }

    /// Answers for handlers that throw that, or what extends it; the nearest type counts. A value that is
    /// no [Reply] gets the status that the exception would have had. What is handled here is not reported.
    public <X extends Throwable> WebRoutes onError(Class<X> type, WebHandler.OfError<? super X> handler) {
        Objects.requireNonNull(type, "onError: the type is null");
        Objects.requireNonNull(handler, "onError: the handler is null");
        rescues.removeIf(each -> each.type.equals(type));
        rescues.add(new Rescue<>(type, handler));
        return self();
    }

    /// What answers for that error; null when nothing does.
    @Nullable
    Rescue<?> rescue(Throwable error) {
        Rescue<?> nearest = null;
        for (Rescue<?> each : rescues) {
            if (each.type.isInstance(error) && (nearest == null || nearest.type.isAssignableFrom(each.type))) {
                nearest = each;
            }
        }
        return nearest;
    }

    /// Listens there, and not only for this machine: `0.0.0.0` is everywhere. Whoever reaches the port can
    /// then run the handlers. Counts for servers that start later.
    public WebRoutes host(String name) {
        host = Objects.requireNonNull(name, "host: the name is null");
        return self();
    }

    /// Takes bodies of so many bytes into memory, 10 000 000 unless said otherwise; a longer one is refused
    /// with 413. What handlers read as a stream has no limit.
    ///
    /// @throws IllegalArgumentException when below 1 or above 2 000 000 000
    public WebRoutes limit(long bytes) {
        if (bytes < 1 || bytes > 2_000_000_000) {
            throw new IllegalArgumentException("limit: expected 1 to 2000000000 bytes, found " + bytes);
        }
        limit = bytes;
        return self();
    }

    /// Stops handlers that take longer than so many seconds, as cancelling does; the answer is 504 then.
    /// What a handler has returned to be streamed may take as long as it wants. There is no limit unless
    /// one is said.
    ///
    /// @throws IllegalArgumentException when not above 0, or not a number
    public WebRoutes timeout(double seconds) {
        return timeout(duration(seconds, "timeout"));
    }

    /// As [#timeout(double)].
    ///
    /// @throws IllegalArgumentException when not above 0
    public WebRoutes timeout(Duration time) {
        if (!Objects.requireNonNull(time, "timeout: the time is null").isPositive()) {
            throw new IllegalArgumentException("timeout: expected a time above 0, found " + time);
        }
        timeout = time;
        return self();
    }

    /// How many seconds requests that run may go on when the server stops, 5 unless said otherwise.
    ///
    /// @throws IllegalArgumentException when negative, or not a number
    public WebRoutes grace(double seconds) {
        return grace(duration(seconds, "grace"));
    }

    /// As [#grace(double)].
    ///
    /// @throws IllegalArgumentException when negative
    public WebRoutes grace(Duration time) {
        if (Objects.requireNonNull(time, "grace: the time is null").isNegative()) {
            throw new IllegalArgumentException("grace: expected a time of 0 or above, found " + time);
        }
        grace = time;
        return self();
    }

    private static Duration duration(double seconds, String verb) {
        if (!(seconds >= 0) || seconds > 1e9) {
            throw new IllegalArgumentException(verb + ": expected a number of seconds of 0 or above, found " + seconds);
        }
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    /// Lets pages of these sites use the service from browsers (CORS), with cookies; of any site, without,
    /// when none is named: `cors("http://localhost:3000")`.
    ///
    /// @throws IllegalArgumentException when one is no origin: scheme, host and perhaps port
    public WebRoutes cors(String... origins) {
        List<String> all = new ArrayList<>();
        for (String origin : origins) {
            if (!origin.matches("[a-z][a-z0-9+.-]*://[^/\\s]+")) {
                throw new IllegalArgumentException(
                        "cors: expected an origin as http://localhost:3000, found \"" + origin + "\"");
            }
            all.add(origin);
        }
        cors = new WebCors(List.copyOf(all));
        return self();
    }

    /// Whether `GET /openapi.json` tells of the routes, and `GET /docs` shows them; yes unless said
    /// otherwise. Routes of these paths go before.
    public WebRoutes docs(boolean shown) {
        docs = shown;
        return self();
    }

    /// What the documentation calls the service.
    public WebRoutes title(String text) {
        title = Objects.requireNonNull(text, "title: the text is null");
        return self();
    }
}
