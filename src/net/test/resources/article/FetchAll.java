import static jawait.Async.*;

import com.sun.net.httpserver.HttpServer;
import jawait.*;
import jawait.net.*;
import java.net.http.HttpTimeoutException;

/// A hundred posts at once with 20 connections, 10 of them kept; timeouts and bad statuses become entries like the
/// others. The article's httpx example.
Map<String, Object> fetchJson(Http http, String url) throws IOException {
    try {
        @SuppressWarnings("unchecked")
        var post = (Map<String, Object>) http.request("GET", url).timeout(10).send().raiseForStatus().json();
        return post;
    } catch (HttpTimeoutException e) {
        return Map.of("error", "timeout", "url", url);
    } catch (HttpStatusException e) {
        return Map.of("error", e.status(), "url", url);
    }
}

void main() throws Exception {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/posts/", exchange -> {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        int id = Integer.parseInt(exchange.getRequestURI().getPath().substring("/posts/".length()));
        sleep(id == 50 ? 30 : .01);
        byte[] body = "{\"id\": %d, \"title\": \"post %d\"}".formatted(id, id).getBytes();
        now.decrementAndGet();
        exchange.sendResponseHeaders(id == 13 ? 404 : 200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    });
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    var urls = IntStream.rangeClosed(1, 100).mapToObj(i -> base + "/posts/" + i).toList();

    try (var http = Http.client().limit(20).keepAlive(10)) {
        var results = gather(urls, url -> fetchJson(http, url));
        IO.println(results.size() + " results");
        IO.println("first: " + results.getFirst());
        IO.println("13th: " + results.get(12).get("error") + ", 50th: " + results.get(49).get("error"));
        IO.println("at once: " + (most.get() <= 20 ? "20 at most" : most + " at most"));
    }

    // return_exceptions=True: one error does not end the others
    try (var http = Http.client()) {
        for (var outcome : outcomes(() -> http.get(base + "/posts/1").text(), () -> http.get("https://hatalı.invalid").text())) {
            switch (outcome) {
                case Success(var text) -> IO.println("data: " + text);
                case Failure(var error) -> IO.println("error: " + error.getClass().getSimpleName());
                case Cancelled() -> IO.println("cancelled");
            }
        }
    }
    System.exit(0);
}
