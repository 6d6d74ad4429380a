package jawait.net;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import jawait.runtime.StopSignal;

/// One try of a call, from redirect to redirect, up to the headers of the answer that counts.
final class HttpHops {
    private static final int MOST_SKIPPED = 64_000;
    private static final int MOST_NAMED = 5;

    private final HttpCall call;
    private final HttpLease lease;
    private final Map<String, String> headers;
    private final List<String> chain = new ArrayList<>();
    private int followed;
    private String method;
    private HttpUrl url;
    private HttpContent content;

    HttpHops(HttpCall call, HttpLease lease) {
        this.call = call;
        this.lease = lease;
        this.headers = call.settings.allHeaders();
        this.method = call.method();
        this.content = call.content();
        this.url = call.target();
        headers.putIfAbsent("Accept-Encoding", "gzip");
        if (url.user() != null) {
            headers.putIfAbsent(HttpHeaderCheck.AUTHORIZATION, basic(url.user()));
        }
    }

    private static String basic(String user) {
        String[] both = user.split(":", 2);
        return HttpOptions.basicValue(decoded(both[0]), both.length == 1 ? "" : decoded(both[1]));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// `GET http://a`, or `GET http://a (redirected to http://b)`.
    String label() {
        return chain.isEmpty() ? call.label() : call.label() + " (redirected to " + url + ")";
    }

    /// The answer that is not followed any further.
    HttpOpened open() throws IOException {
        HttpOpened answer = send();
        for (var next = next(answer); next.isPresent(); next = next(answer)) {
            if (followed >= call.settings.redirects) {
                throw HttpErrors.protocol(tooMany(next.get()), null);
            }
            follow(answer.info().statusCode(), next.get());
            skip(answer.body());
            answer = send();
        }
        return answer;
    }

    private HttpOpened send() throws IOException {
        String label = label();
        HttpRequest request = request(label);
        try {
            return lease.begin(new HttpHop(label, call.settings.timeout)).send(lease.client(), request);
        } catch (CancellationException e) {
            if (call.isClientClosed()) {
                throw closed(label, e);
            }
            throw e;
        } catch (IOException e) {
            if (StopSignal.isStop(e)) {
                throw e;
            }
            throw call.isClientClosed() ? closed(label, e) : HttpErrors.answer(label, url.uri(), e);
        }
    }

    private static IOException closed(String label, Exception e) {
        String message = label + ": the client was closed meanwhile";
        return new IOException(message, Causes.worthSaying(e, message));
    }

    private HttpRequest request(String label) throws IOException {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(url.uri()).version(version()).method(method, content.publisher());
        } catch (FileNotFoundException e) {
            throw (FileNotFoundException)
                    new FileNotFoundException(label + ": the body is a file that is not there: " + e.getMessage())
                            .initCause(e);
        }
        headers.forEach(request::setHeader);
        if (!content.type().isEmpty() && !headers.containsKey("Content-Type")) {
            request.setHeader("Content-Type", content.type());
        }
        return request.build();
    }

    private HttpClient.Version version() {
        var asked = call.settings.version;
        boolean secure = url.uri().getScheme().equals("https");
        return asked != null ? asked : secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;
    }

    private Optional<HttpUrl> next(HttpOpened answer) throws IOException {
        Optional<String> location = answer.info().headers().firstValue("Location");
        boolean redirects = switch (answer.info().statusCode()) {
            case 301, 302, 303, 307, 308 -> call.settings.redirects > 0 && location.isPresent();
            default -> false;
        };
        if (!redirects) {
            return Optional.empty();
        }
        try {
            return location.map(url::to);
        } catch (IllegalArgumentException e) {
            throw HttpErrors.protocol(label() + ": redirected to where nothing can be: " + e.getMessage(), e);
        }
    }

    private void follow(int status, HttpUrl next) throws IOException {
        if (chain.isEmpty()) {
            chain.add(url.toString());
        }
        chain.add(next.toString());
        followed++;
        boolean asGet = status == 303 && !method.equals("HEAD") || status < 303 && method.equals("POST");
        if (asGet) {
            method = "GET";
            content = HttpContent.NONE;
            headers.keySet().removeIf(name -> name.regionMatches(true, 0, "Content-", 0, "Content-".length()));
        } else if (!content.isRepeatable()) {
            throw HttpErrors.protocol(
                    label() + ": redirected to " + next + " with " + status
                            + ", which asks for the body again, and that was a stream",
                    null);
        }
        if (!url.sameServer(next)) {
            headers.remove(HttpHeaderCheck.AUTHORIZATION);
            headers.remove("Cookie");
        }
        url = next;
    }

    /// Reads what little comes with a redirect, so that the connection can be used again.
    private static void skip(HttpChunks body) throws IOException {
        int skipped = 0;
        try {
            for (var piece = body.next(); !piece.isEmpty() && skipped < MOST_SKIPPED; piece = body.next()) {
                skipped += piece.stream().mapToInt(ByteBuffer::remaining).sum();
            }
        } catch (IOException e) {
            if (StopSignal.isStop(e)) {
                throw e;
            }
            // a redirect that was cut short still says where to go
        }
    }

    private String tooMany(HttpUrl next) {
        int most = call.settings.redirects;
        List<String> all = new ArrayList<>(chain.isEmpty() ? List.of(url.toString()) : chain);
        all.add(next.toString());
        String named = String.join(" → ", all.subList(0, Math.min(all.size(), MOST_NAMED)));
        return call.label() + ": redirected more than " + most + (most == 1 ? " time: " : " times: ") + named
                + (all.size() > MOST_NAMED ? " → … → " + all.getLast() : "");
    }

    /// What came before the body.
    HttpHead head(HttpOpened answer) {
        return HttpHead.of(answer, label());
    }
}
