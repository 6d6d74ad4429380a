package jawait.net;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import jawait.Gauge;
import jawait.Gauged;

/// An HTTP client for virtual threads: calls wait, `gather` makes them many at a time, `timeout` and
/// `cancel` end them together with their connections. (httpx's `AsyncClient`, on the JDK's own client.)
///
/// ```java
/// Http http = Http.client();
/// User ada = http.get("https://example.com/users/1").raiseForStatus().json(User.class);
/// List<HttpReply> pages = gather(urls, url -> http.get(url)); // at most 20 at once
/// http.post("https://example.com/users", new User(2, "Grace")).status(); // 201
/// ```
///
/// **Limits.** At most 20 exchanges at once, the others wait in line; 10 idle connections kept; 10 s for an
/// exchange, not counting the wait in line; 100 MB for a body taken whole; 20 redirects. An exchange ends
/// when its body has come in: that is what [HttpCall#send()] waits for, and until when an [HttpStream]
/// holds its place.
///
/// **Settings** never change an object: each method gives a new one. Those of a single call are on
/// [#request]. Objects made from each other by settings that have nothing to do with connections share
/// them, and their limits: so a `baseUrl` or a `bearer` for a while costs nothing. [#limit], [#keepAlive],
/// [#cookies] and [#ssl] begin anew. Nothing is opened before the first request, and what is forgotten is
/// closed in time; [#close] does it at once.
///
/// **Errors** are `IOException`s of the types one would catch (`ConnectException`, `HttpTimeoutException`
/// and so on, listed at [HttpCall#send()]), and name method and URL. Statuses of 400 and above are answers,
/// until [HttpReply#raiseForStatus()] makes them an [HttpStatusException]. Bad URLs are
/// `IllegalArgumentException`s.
///
/// Speaks HTTP/1.1 where the URL begins with `http:`, HTTP/2 where both sides can with `https:`. Asks for
/// gzip, and unpacks it.
public final class Http extends HttpOptions<Http> implements AutoCloseable, Gauged {
    private static final int LIMIT = 20;
    private static final int KEPT = 10;

    final HttpPool pool;

    private Http(HttpPool pool, HttpSettings settings) {
        super(settings);
        this.pool = pool;
    }

    /// A client with connections of its own and the usual settings.
    public static Http client() {
        return new Http(new HttpPool(new HttpPool.Plan(LIMIT, KEPT, false, null)), new HttpSettings());
    }

    @Override
    Http with(HttpSettings changed) {
        return new Http(pool, changed);
    }

    private Http with(HttpPool.Plan plan) {
        return new Http(new HttpPool(plan), settings);
    }

    /// At most so many exchanges at once, to whatever servers: who calls besides waits in line, as tasks
    /// show in `pstree()`. To one server there are never more connections than this. (`max_connections` of
    /// httpx.)
    ///
    /// @throws IllegalArgumentException when below 1
    public Http limit(int exchanges) {
        if (exchanges < 1) {
            throw new IllegalArgumentException("limit: expected at least 1, found " + exchanges);
        }
        return with(pool.plan.withLimit(exchanges));
    }

    /// Keeps at most so many idle connections for later (`max_keepalive_connections` of httpx; 10 unless
    /// said otherwise); what was opened above that is closed a moment after the rush. The JDK keeps an idle
    /// connection for 30 s, and has a limit of its own, for all clients of the JVM together, which it reads
    /// at the first request: to keep more than 10, say so before that.
    ///
    /// @throws IllegalStateException when it comes too late to keep so many
    /// @throws IllegalArgumentException when below 1
    public Http keepAlive(int connections) {
        HttpKeepAlive.keep(connections);
        return with(pool.plan.withKeepAlive(connections));
    }

    /// Keeps the cookies that servers set, and sends them back, for as long as the client lives.
    public Http cookies() {
        return with(pool.plan.withCookies());
    }

    /// Trusts, and shows itself to servers, as this context says; the JVM's own otherwise.
    public Http ssl(SSLContext context) {
        Objects.requireNonNull(context, "ssl: the context is null");
        return with(pool.plan.withSsl(context));
    }

    /// Speaks this version of HTTP where the server does too. With HTTP/2 on `http:` URLs, the first
    /// request asks the server to change over.
    public Http version(HttpClient.Version version) {
        Objects.requireNonNull(version, "version: the version is null");
        return with(settings.with(copy -> copy.version = version));
    }

    /// What URLs without a scheme are appended to: `baseUrl("https://example.com/v1")` makes `/users` and
    /// `users` both `https://example.com/v1/users`.
    ///
    /// @throws IllegalArgumentException when it is no URL
    public Http baseUrl(String url) {
        Objects.requireNonNull(url, "baseUrl: the URL is null");
        if (url.contains("?") || url.contains("#")) {
            throw new IllegalArgumentException("baseUrl: expected a URL without ? and #, found \"" + HttpUrl.shown(url)
                    + "\"; parameters go to query(name, value)");
        }
        HttpUrl.of("", url, java.util.List.of());
        return with(settings.with(copy -> copy.baseUrl = url));
    }

    /// A call to be said more about, then sent.
    ///
    /// @throws IllegalArgumentException when the URL or the method is none
    public HttpCall request(String method, String url) {
        return HttpCall.of(this, method, url);
    }

    /// Gets what is there. Errors as [HttpCall#send()].
    ///
    /// @throws IOException as [HttpCall#send()]
    public HttpReply get(String url) throws IOException {
        return request("GET", url).send();
    }

    /// Gets the headers only.
    ///
    /// @throws IOException as [HttpCall#send()]
    public HttpReply head(String url) throws IOException {
        return request("HEAD", url).send();
    }

    /// Posts nothing.
    ///
    /// @throws IOException as [HttpCall#send()]
    public HttpReply post(String url) throws IOException {
        return request("POST", url).send();
    }

    /// Posts a value: see [HttpCall#body(Object)] for what becomes of it.
    ///
    /// @throws IOException as [HttpCall#send()]
    public HttpReply post(String url, Object body) throws IOException {
        return request("POST", url).body(body).send();
    }

    /// Puts a value there: see [HttpCall#body(Object)].
    ///
    /// @throws IOException as [HttpCall#send()]
    public HttpReply put(String url, Object body) throws IOException {
        return request("PUT", url).body(body).send();
    }

    /// Puts nothing there.
    ///
    /// @throws IOException as [HttpCall#send()]
    public HttpReply put(String url) throws IOException {
        return request("PUT", url).send();
    }

    /// Changes what is there: see [HttpCall#body(Object)].
    ///
    /// @throws IOException as [HttpCall#send()]
    public HttpReply patch(String url, Object body) throws IOException {
        return request("PATCH", url).body(body).send();
    }

    /// Changes what is there, with no more to say than the URL.
    ///
    /// @throws IOException as [HttpCall#send()]
    public HttpReply patch(String url) throws IOException {
        return request("PATCH", url).send();
    }

    /// Deletes what is there, saying more in a body: see [HttpCall#body(Object)].
    ///
    /// @throws IOException as [HttpCall#send()]
    public HttpReply delete(String url, Object body) throws IOException {
        return request("DELETE", url).body(body).send();
    }

    /// Deletes what is there.
    ///
    /// @throws IOException as [HttpCall#send()]
    public HttpReply delete(String url) throws IOException {
        return request("DELETE", url).send();
    }

    /// Gets what is there, to be read as it comes in. To be closed.
    ///
    /// @throws IOException as [HttpCall#stream()]
    public HttpStream stream(String url) throws IOException {
        return request("GET", url).stream();
    }

    /// How many exchanges are under way.
    public int inFlight() {
        return pool.inFlight();
    }

    /// How many exchanges are under way, for a curve below a cell: `watch(http)`.
    @Override
    public Gauge gauge() {
        return pool.gauge();
    }

    /// How many calls wait for one to end.
    public int waiting() {
        return pool.waiting();
    }

    /// Ends all exchanges, of the clients with the same connections too, and closes the connections. What
    /// is called afterwards throws `IllegalStateException`. Never waits.
    @Override
    public void close() {
        pool.close();
    }

    /// `Http[limit 20, keeps 10 alive, timeout 10 s; 3 in flight, 5 waiting]`.
    @Override
    public String toString() {
        return "Http[" + (settings.baseUrl.isEmpty() ? "" : settings.baseUrl + ", ") + "limit " + pool.plan.limit()
                + ", keeps " + pool.plan.keepAlive() + " alive, timeout " + HttpTimes.text(settings.timeout) + "; "
                + (pool.isClosed() ? "closed]" : inFlight() + " in flight, " + waiting() + " waiting]");
    }
}
