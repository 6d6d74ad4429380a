package jawait.net;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// A server on a free port, and clients that nobody here wrote: the JDK's, and bare sockets.
final class Service implements AutoCloseable {
    final Web web;
    final HttpClient client = HttpClient.newHttpClient();

    Service(WebRoutes routes) throws IOException {
        web = Web.serve(0, routes);
    }

    /// What a call came to: `200 text`.
    record Said(int status, String text, HttpResponse<String> whole) {
        String header(String name) {
            return whole.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status + " " + text;
        }
    }

    Said get(String path) throws Exception {
        return send("GET", path, "", request -> request);
    }

    Said send(String method, String path, String body) throws Exception {
        return send(method, path, body, request -> request);
    }

    Said post(String path, String type, String body) throws Exception {
        return send("POST", path, body, request -> request.header("Content-Type", type));
    }

    Said send(String method, String path, String body, UnaryOperator<HttpRequest.Builder> more) throws Exception {
        var publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request =
                more.apply(HttpRequest.newBuilder(URI.create(web.url() + path)).method(method, publisher));
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Said(answer.statusCode(), answer.body(), answer);
    }

    Socket socket() throws IOException {
        var socket = new Socket("127.0.0.1", web.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// All that is answered to these bytes, until the server closes the connection.
    String raw(String bytes) throws IOException {
        try (var socket = socket()) {
            write(socket, bytes);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void write(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /// What comes until it ends so; fails when the connection ends before.
    static String readUntil(Socket socket, String end) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("the connection has ended after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Override
    public void close() {
        web.close();
        client.close();
    }
}
