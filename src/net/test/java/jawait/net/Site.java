package jawait.net;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A decent server: the JDK's own, a virtual thread for each request.
final class Site implements AutoCloseable {
    /// What a path does.
    interface Page {
        void serve(HttpExchange exchange) throws Exception;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Site() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(threads);
        server.start();
    }

    Site on(String path, Page page) {
        server.createContext(path, exchange -> {
            try (exchange) {
                page.serve(exchange);
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        return this;
    }

    /// A path that says what it was asked, in one line.
    Site echo(String path) {
        return on(path, exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var type = exchange.getRequestHeaders().getFirst("Content-Type");
            answer(
                    exchange,
                    200,
                    exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + (type == null ? "-" : type)
                            + " " + body);
        });
    }

    /// A path that gives this JSON.
    Site json(String path, String json) {
        return on(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            answer(exchange, 200, json);
        });
    }

    Site redirect(String path, int status, String to) {
        return on(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(status, -1);
        });
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
        }
        exchange.sendResponseHeaders(status, empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
