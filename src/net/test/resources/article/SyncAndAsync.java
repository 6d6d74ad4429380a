import static jawait.Async.*;

import com.sun.net.httpserver.HttpServer;
import jawait.net.Http;

/// Ten pages of half a second each: one after the other, and at once. Stands for the article's first example.
void main() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> {
        sleep(.5); // the network
        byte[] body = ("{\"path\": \"" + exchange.getRequestURI() + "\"}").getBytes();
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    });
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();

    try (var http = Http.client().baseUrl(base)) {
        var urls = IntStream.range(0, 10).mapToObj(i -> "/" + i).toList();
        long begun = System.nanoTime();
        for (String url : urls) http.get(url).json();
        IO.println("one by one: %.2f s".formatted((System.nanoTime() - begun) / 1e9));

        begun = System.nanoTime();
        var results = gather(urls, url -> http.get(url).json());
        IO.println("at once: %.2f s".formatted((System.nanoTime() - begun) / 1e9));
        IO.println("first: " + results.getFirst() + ", last: " + results.getLast());
    }
    System.exit(0); // the server's thread is no daemon
}
