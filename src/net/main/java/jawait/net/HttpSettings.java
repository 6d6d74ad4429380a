package jawait.net;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import jawait.Retry;
import org.jspecify.annotations.Nullable;

/// What a client says about every call, and a call about itself. Changed only while it is copied, in
/// [#with].
final class HttpSettings {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int REDIRECTS = 20;
    private static final long MAX_BODY = 100_000_000;

    String baseUrl = "";
    Duration timeout = TIMEOUT;

    @Nullable
    Duration poolTimeout;

    Map<String, String> headers = Map.of();
    List<HttpUrl.Parameter> query = List.of();
    int redirects = REDIRECTS;
    long maxBody = MAX_BODY;

    @Nullable
    Retry retry;

    HttpClient.@Nullable Version version;

    HttpSettings() {}

    private HttpSettings(HttpSettings other) {
        baseUrl = other.baseUrl;
        timeout = other.timeout;
        poolTimeout = other.poolTimeout;
        headers = other.headers;
        query = other.query;
        redirects = other.redirects;
        maxBody = other.maxBody;
        retry = other.retry;
        version = other.version;
    }

    /// A copy with a change.
    HttpSettings with(Consumer<HttpSettings> change) {
        var copy = new HttpSettings(this);
        change.accept(copy);
        return copy;
    }

    /// A copy in which the header has this value.
    HttpSettings withHeader(String name, String value) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.put(name, value);
        return with(copy -> copy.headers = Collections.unmodifiableMap(all));
    }

    /// The headers by their names, whose case does not matter.
    Map<String, String> allHeaders() {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        return all;
    }
}
