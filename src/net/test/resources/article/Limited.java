import static jawait.Async.*;

import com.sun.net.httpserver.HttpServer;
import jawait.*;
import jawait.net.Http;

/// A semaphore of ten holds fifty requests back to ten at a time. The article's semaphore example.
String fetchLimited(AsyncSemaphore sem, Http http, String url) throws IOException {
    try (var _ = sem.acquire()) { // ten at a time
        return http.get(url).text();
    }
}

void main() throws Exception {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var ten = new CountDownLatch(10);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        ten.countDown();
        await(() -> ten.await()); // the first ten are there at once, however slow the machine is
        sleep(.1);
        now.decrementAndGet();
        exchange.sendResponseHeaders(200, 2);
        try (exchange) {
            exchange.getResponseBody().write("ok".getBytes());
        }
    });
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();

    var sem = semaphore(10);
    try (var http = Http.client().limit(100)) {
        var urls = IntStream.range(0, 50).mapToObj(i -> base + "/" + i).toList();
        long begun = System.nanoTime();
        var texts = gather(urls, url -> fetchLimited(sem, http, url));
        IO.println(texts.size() + " answers in %.2f s".formatted((System.nanoTime() - begun) / 1e9));
        IO.println("at once: " + most);
    }
    System.exit(0);
}
