package jawait.net;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import jawait.Retry;
import org.jspecify.annotations.Nullable;

/// What can be said of all calls of a client ([Http]) and of a single one ([HttpCall]); a call's word goes
/// before its client's. Nothing here changes the object: each method gives a new one.
///
/// ```java
/// Http api = Http.client().baseUrl("https://api.example.com").bearer("secret").timeout(5);
/// HttpReply page = api.request("GET", "/users").query("page", 2).timeout(30).send();
/// ```
///
/// @param <S> the kind of object that each method gives
public abstract sealed class HttpOptions<S extends HttpOptions<S>> permits Http, HttpCall {
    final HttpSettings settings;

    HttpOptions(HttpSettings settings) {
        this.settings = settings;
    }

    abstract S with(HttpSettings changed);

    /// How many *seconds* an exchange may take: from the moment it has its connection until its body has
    /// come in whole, redirects included; each retry has them anew. A stream must give its headers in that
    /// time, and then each piece of the body. 10 unless said otherwise; `Double.POSITIVE_INFINITY` for no
    /// end.
    ///
    /// Waiting for a free connection is not part of it: see [#poolTimeout(double)].
    ///
    /// @throws IllegalArgumentException when not above 0
    public final S timeout(double seconds) {
        Duration time = HttpTimes.of(seconds, "timeout");
        return with(settings.with(copy -> copy.timeout = time));
    }

    /// As [#timeout(double)].
    ///
    /// @throws IllegalArgumentException when not above 0
    public final S timeout(Duration time) {
        Duration checked = HttpTimes.of(time, "timeout");
        return with(settings.with(copy -> copy.timeout = checked));
    }

    /// How many *seconds* a call waits for one of the client's connections before it gives up with
    /// `HttpTimeoutException`. Unless said otherwise it waits as long as it takes: ten thousand calls at
    /// once are a queue, not an error. (httpx gives up after its timeout of 5 s, which fails the tail of
    /// any large `gather`.)
    ///
    /// @throws IllegalArgumentException when not above 0
    public final S poolTimeout(double seconds) {
        Duration time = HttpTimes.of(seconds, "poolTimeout");
        return with(settings.with(copy -> copy.poolTimeout = time));
    }

    /// As [#poolTimeout(double)].
    ///
    /// @throws IllegalArgumentException when not above 0
    public final S poolTimeout(Duration time) {
        Duration checked = HttpTimes.of(time, "poolTimeout");
        return with(settings.with(copy -> copy.poolTimeout = checked));
    }

    /// Sends this header, instead of any other of the same name.
    ///
    /// @throws IllegalArgumentException when the name or the value cannot stand in a header, or when it is
    /// one that the client writes itself, such as `Content-Length`
    public final S header(String name, String value) {
        HttpHeaderCheck.check(name, value);
        return with(settings.withHeader(name, value));
    }

    /// As [#header(String, String)] for each of them.
    ///
    /// @throws IllegalArgumentException as there
    public final S headers(Map<String, String> headers) {
        Objects.requireNonNull(headers, "headers: the map is null");
        HttpSettings all = settings;
        for (var header : headers.entrySet()) {
            HttpHeaderCheck.check(header.getKey(), header.getValue());
            all = all.withHeader(header.getKey(), header.getValue());
        }
        return with(all);
    }

    /// Adds a parameter to the query of the URL, encoded: `query("q", "a b")` gives `?q=a%20b`. A
    /// collection or an array gives one for each of its items; null and an empty `Optional` add nothing.
    public final S query(String name, @Nullable Object value) {
        var all = HttpUrl.adding(settings.query, name, value);
        return with(settings.with(copy -> copy.query = all));
    }

    /// As [#query(String, Object)] for each entry.
    public final S query(Map<String, ? extends @Nullable Object> parameters) {
        Objects.requireNonNull(parameters, "query: the map is null");
        var all = settings.query;
        for (var parameter : parameters.entrySet()) {
            all = HttpUrl.adding(all, parameter.getKey(), parameter.getValue());
        }
        var added = all;
        return with(settings.with(copy -> copy.query = added));
    }

    /// Sends the token as `Authorization: Bearer …`. A redirect to another server does not get it.
    public final S bearer(String token) {
        Objects.requireNonNull(token, "bearer: the token is null");
        HttpHeaderCheck.secret("bearer", token);
        return with(settings.withHeader(HttpHeaderCheck.AUTHORIZATION, "Bearer " + token));
    }

    /// Sends name and password as `Authorization: Basic …`, without being asked first. A redirect to
    /// another server does not get them. `http://name:password@host/` does the same for one call.
    ///
    /// @throws IllegalArgumentException when there is a colon in the name
    public final S basic(String user, String password) {
        return with(settings.withHeader(HttpHeaderCheck.AUTHORIZATION, basicValue(user, password)));
    }

    static String basicValue(String user, String password) {
        Objects.requireNonNull(user, "basic: the user is null");
        Objects.requireNonNull(password, "basic: the password is null");
        if (user.contains(":")) {
            throw new IllegalArgumentException("basic: expected a user without a colon, as basic(user, password)");
        }
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /// Whether redirects are followed. They are, up to 20, unless said otherwise. 301, 302 and 303 turn a
    /// POST into a GET, as browsers do; 307 and 308 send it again. `redirects(false)` gives the 3xx as the
    /// reply.
    public final S redirects(boolean follow) {
        int most = follow ? Math.max(settings.redirects, new HttpSettings().redirects) : 0;
        return with(settings.with(copy -> copy.redirects = most));
    }

    /// Follows at most so many redirects; one more is a `ProtocolException` that names the chain.
    ///
    /// @throws IllegalArgumentException when below 0
    public final S redirects(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("redirects: expected 0 or more, found " + most);
        }
        return with(settings.with(copy -> copy.redirects = most));
    }

    /// Tries again as the policy says, after a connection that failed, a timeout, and the answers 429, 502,
    /// 503 and 504: when the method is one that may be repeated (not POST and PATCH), and so may the body
    /// (not an `InputStream`). What `Retry-After` asks for is waited for; when that is longer than the
    /// policy's longest wait, the answer is given as it is. An answer is given as it is after the last try,
    /// too.
    ///
    /// A policy with a condition, `Retry.times(3).on(…)`, is asked besides; an answer is an
    /// [HttpStatusException] to it.
    public final S retry(Retry policy) {
        Objects.requireNonNull(policy, "retry: the policy is null");
        return with(settings.with(copy -> copy.retry = policy));
    }

    /// Refuses a body of more bytes than this, when it is taken whole (`send`, `text`, `bytes`, `json`),
    /// with [HttpLimitException]; a line of a stream likewise. Counted after unpacking. 100 MB unless said
    /// otherwise. What is read piece by piece has no limit.
    ///
    /// @throws IllegalArgumentException when below 1
    public final S maxBody(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("maxBody: expected at least 1 byte, found " + bytes);
        }
        return with(settings.with(copy -> copy.maxBody = bytes));
    }
}
