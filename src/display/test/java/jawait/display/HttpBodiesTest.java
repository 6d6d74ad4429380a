package jawait.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server answers, by the type of its content. The path says the type, the query is the body.
class HttpBodiesTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .set("Content-Type", exchange.getRequestURI().getPath().substring(1));
            byte[] body = exchange.getRequestURI().getQuery().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.close();
    }

    private <T> MimeBundle shown(String type, String body, BodyHandler<T> handler) throws Exception {
        var uri = new URI("http", null, "127.0.0.1", server.getAddress().getPort(), "/" + type, body, null);
        return Render.of(client.send(HttpRequest.newBuilder(uri).build(), handler));
    }

    private MimeBundle shown(String type, String body) throws Exception {
        var asText = shown(type, body, BodyHandlers.ofString());
        var asBytes = shown(type, body, BodyHandlers.ofByteArray());
        assertEquals(belowHeaders(asText), belowHeaders(asBytes), "text and bytes look alike");
        return asText;
    }

    private static String belowHeaders(MimeBundle bundle) {
        return bundle.text().substring(bundle.text().indexOf("\n\n") + 2);
    }

    private static String html(MimeBundle bundle) {
        return String.valueOf(bundle.get("text/html"));
    }

    @Test
    void json_is_indented_and_its_rows_are_a_table() throws Exception {
        for (var type : Map.of("application/json", 1, "application/problem+json; charset=utf-8", 2)
                .keySet()) {
            var object = shown(type, "{\"a\":[1.50],\"b\":\"<b>\"}");
            assertEquals("{\n  \"a\": [\n    1.50\n  ],\n  \"b\": \"<b>\"\n}", belowHeaders(object));
            assertTrue(html(object).contains("&lt;b&gt;"), html(object));
        }
        var rows = shown("application/json", "[{\"id\":1},{\"id\":2}]");
        assertEquals("id\n--\n 1\n 2", belowHeaders(rows).strip());
        assertTrue(html(rows).contains("<table>"), html(rows));
        var broken = shown("application/json", "{\"a\":");
        assertTrue(belowHeaders(broken).startsWith("{\"a\":\n(it is no JSON: "), broken.text());
    }

    @Test
    void csv_is_a_table_and_svg_a_picture_that_runs_no_script() throws Exception {
        var rows = shown("text/csv", "a,b\n1,<i>\n");
        assertEquals("a | b\n--+----\n1 | <i>", belowHeaders(rows).strip());
        assertTrue(html(rows).contains("&lt;i&gt;"), html(rows));
        var svg = shown("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
        assertTrue(html(svg).contains("<img src=\"data:image/svg+xml;base64,"), html(svg));
        assertFalse(html(svg).contains("<script>"), html(svg));
    }

    @Test
    void html_and_other_texts_are_not_drawn_unasked() throws Exception {
        for (var type :
                Map.of("text/html", 1, "text/plain", 2, "application/xml", 3).keySet()) {
            var page = shown(type, "<h1>Hi</h1>");
            assertEquals("<h1>Hi</h1>", belowHeaders(page));
            assertTrue(html(page).contains("&lt;h1&gt;Hi"), html(page));
        }
    }

    @Test
    void a_body_that_went_to_a_file_says_where_it_is(@TempDir Path folder) throws Exception {
        var file = folder.resolve("body");
        assertEquals(
                "(the body is in " + file + ")", belowHeaders(shown("text/plain", "x", BodyHandlers.ofFile(file))));
        assertFalse(shown("text/plain", "x", BodyHandlers.discarding()).text().contains("\n\n"));
    }
}
