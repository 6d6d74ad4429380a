package jawait.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is sent, and what is made of an answer.
class HttpTest {
    record User(int id, String name) {}

    @TempDir
    Path folder;

    private Site site;
    private Http http;

    @BeforeEach
    void a_site() throws IOException {
        site = new Site().echo("/echo");
        http = Http.client();
    }

    @AfterEach
    void closed() {
        assertEquals(0, http.inFlight());
        http.close();
        site.close();
    }

    @Test
    void each_method_is_what_it_says() throws IOException {
        String url = site.url("/echo");
        assertEquals("GET /echo - ", http.get(url).text());
        assertEquals("POST /echo - ", http.post(url).text());
        assertEquals(
                "POST /echo text/plain; charset=utf-8 çay",
                http.post(url, "çay").text());
        assertEquals(
                "PUT /echo application/json {\"id\":1,\"name\":\"Ada\"}",
                http.put(url, new User(1, "Ada")).text());
        assertEquals(
                "PATCH /echo application/json {\"a\":[1,2]}",
                http.patch(url, Map.of("a", List.of(1, 2))).text());
        assertEquals("DELETE /echo - ", http.delete(url).text());
        assertEquals("OPTIONS /echo - ", http.request("options", url).send().text());
        var head = http.head(url);
        assertEquals("", head.text());
        assertEquals(200, head.status());
    }

    @Test
    void each_kind_of_body_is_sent_as_what_it_is() throws IOException {
        String url = site.url("/echo");
        Path file = Files.writeString(folder.resolve("data.json"), "[1]");
        assertEquals(
                "POST /echo application/octet-stream abc",
                http.post(url, "abc".getBytes(StandardCharsets.UTF_8)).text());
        assertEquals("POST /echo application/json [1]", http.post(url, file).text());
        assertEquals(
                "POST /echo application/octet-stream abc",
                http.post(url, new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)))
                        .text());
        assertEquals(
                "POST /echo application/x-www-form-urlencoded q=a+b%26c&tag=1&tag=2",
                http.post(url, Form.of("q", "a b&c").and("tag", List.of(1, 2)).and("none", null))
                        .text());
        assertEquals(
                "POST /echo application/json \"abc\"",
                http.request("POST", url).json("abc").send().text());
        assertEquals(
                "POST /echo text/csv a,b",
                http.request("POST", url)
                        .header("content-type", "text/csv")
                        .body("a,b")
                        .send()
                        .text());
    }

    @Test
    void files_and_fields_go_out_in_parts() throws IOException {
        Path photo = Files.writeString(folder.resolve("ada \"1\".txt"), "portrait");
        String sent = http.post(
                        site.url("/echo"),
                        Multipart.of("title", "Ada")
                                .and("photo", photo)
                                .and("user", new User(1, "Ada"))
                                .and("data", "n.csv", "1,2"))
                .text();
        assertTrue(sent.startsWith("POST /echo multipart/form-data; boundary=jawait-"), sent);
        for (String part : List.of(
                "Content-Disposition: form-data; name=\"title\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nAda\r\n",
                "name=\"photo\"; filename=\"ada %221%22.txt\"\r\nContent-Type: text/plain\r\n\r\nportrait\r\n",
                "name=\"user\"\r\nContent-Type: application/json\r\n\r\n{\"id\":1,\"name\":\"Ada\"}\r\n",
                "filename=\"n.csv\"\r\nContent-Type: ")) {
            assertTrue(sent.contains(part), () -> "expected »" + part + "« in\n" + sent);
        }
        assertTrue(sent.endsWith("--\r\n"), sent);
    }

    @Test
    void a_body_that_cannot_be_sent_is_refused() {
        String url = site.url("/echo");
        var missing = assertThrows(FileNotFoundException.class, () -> http.post(url, folder.resolve("gone.txt")));
        assertTrue(missing.getMessage().startsWith("POST " + url), missing.getMessage());
        var once = http.request("POST", url).body(new ByteArrayInputStream(new byte[1]));
        assertEquals(200, assertSend(once).status());
        assertTrue(assertThrows(IllegalStateException.class, once::send)
                .getMessage()
                .contains("can be sent once"));
        assertThrows(NullPointerException.class, () -> http.request("POST", url).body(null));
    }

    private static HttpReply assertSend(HttpCall call) {
        try {
            return call.send();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void settings_of_the_client_and_of_the_call_meet() throws IOException {
        Http api = http.baseUrl(site.url("/echo/")).query("key", "k").header("X-Who", "client");
        assertEquals(
                "GET /echo/users?key=k&page=2&tag=a%20b&tag=%C3%A7 - ",
                api.request("GET", "/users")
                        .query("page", 2)
                        .query("tag", List.of("a b", "ç"))
                        .query("no", null)
                        .send()
                        .text());
        assertEquals("GET /echo/users?a=1&key=k - ", api.get("users?a=1").text());
        assertEquals("GET /echo?key=k - ", api.get(site.url("/echo")).text());
        site.on(
                "/who",
                exchange -> Site.answer(
                        exchange,
                        200,
                        String.valueOf(exchange.getRequestHeaders().get("X-Who"))));
        assertEquals("[client]", api.get(site.url("/who")).text());
        assertEquals(
                "[call]",
                api.request("GET", site.url("/who"))
                        .header("x-who", "call")
                        .send()
                        .text());
        assertEquals("null", http.get(site.url("/who")).text(), "the first client is as it was");
    }

    @Test
    void who_asks_is_told_to_the_server() throws IOException {
        site.on(
                "/auth",
                exchange -> Site.answer(
                        exchange,
                        200,
                        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))));
        String url = site.url("/auth");
        assertEquals("Bearer t0ken", http.bearer("t0ken").get(url).text());
        assertEquals("Basic YWRhOnDDpHNz", http.basic("ada", "päss").get(url).text());
        String inUrl = url.replace("http://", "http://ada:p%C3%A4ss@");
        var reply = http.get(inUrl);
        assertEquals("Basic YWRhOnDDpHNz", reply.text());
        assertFalse(reply.toString().contains("ada"), reply::toString);
        assertFalse(http.request("GET", inUrl).toString().contains("p%C3"), "nobody prints a password");
    }

    @Test
    void json_comes_as_what_it_is_asked_for() throws IOException {
        site.json("/user", "{\"id\":1,\"name\":\"Ada\",\"new\":true}").json("/users", "[{\"id\":1,\"name\":\"çağ\"}]");
        assertEquals(new User(1, "Ada"), http.get(site.url("/user")).json(User.class));
        assertEquals(
                Map.of("id", 1, "name", "Ada", "new", true),
                http.get(site.url("/user")).json());
        List<User> users = http.get(site.url("/users")).json(new TypeReference<List<User>>() {});
        assertEquals(List.of(new User(1, "çağ")), users);
        Type type = new TypeReference<List<User>>() {}.getType();
        assertEquals(users, http.get(site.url("/users")).json(type));
        assertEquals(users, http.stream(site.url("/users")).json(type));
    }

    @Test
    void what_is_no_json_is_named_with_its_call() throws IOException {
        site.on("/page", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            Site.answer(exchange, 200, "<!DOCTYPE html><p>no</p>");
        });
        site.on("/empty", exchange -> exchange.sendResponseHeaders(204, -1));
        site.json("/wrong", "{\"id\":\"one\"}");
        var page = http.get(site.url("/page"));
        String error = assertThrows(JsonException.class, page::json).getMessage();
        assertTrue(error.startsWith("GET " + site.url("/page") + ": JSON at line 1, column"), error);
        assertTrue(error.contains("the body (text/html) begins with <!DOCTYPE html>"), error);
        var empty = http.get(site.url("/empty"));
        assertTrue(
                assertThrows(JsonException.class, empty::json).getMessage().contains("the body is empty (status 204)"));
        var wrong = http.get(site.url("/wrong"));
        assertEquals(
                "id",
                assertThrows(JsonException.class, () -> wrong.json(User.class)).field());
    }

    @Test
    void text_is_read_in_the_charset_of_the_server() throws IOException {
        site.on("/latin", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=\"ISO-8859-9\"");
            Site.answer(exchange, 200, "çağ".getBytes("ISO-8859-9"));
        });
        site.on("/unknown", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=klingon");
            Site.answer(exchange, 200, "abc");
        });
        site.on("/bom", exchange -> Site.answer(exchange, 200, "\uFEFF{\"a\":1}"));
        assertEquals("çağ", http.get(site.url("/latin")).text());
        var unknown = http.get(site.url("/unknown"));
        assertTrue(assertThrows(IllegalStateException.class, unknown::text)
                .getMessage()
                .contains("klingon"));
        assertEquals("abc", unknown.text(StandardCharsets.US_ASCII));
        assertEquals(Map.of("a", 1), http.get(site.url("/bom")).json());
    }

    @Test
    void packed_bodies_are_asked_for_and_unpacked() throws IOException {
        site.on("/gzip", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            Site.answer(exchange, 200, Packed.of(exchange.getRequestHeaders().getFirst("Accept-Encoding")));
        });
        site.on("/empty", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, -1);
        });
        site.on("/brotli", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "br");
            Site.answer(exchange, 200, "whatever");
        });
        assertEquals("gzip", http.get(site.url("/gzip")).text());
        assertEquals("", http.get(site.url("/empty")).text());
        var brotli = http.get(site.url("/brotli"));
        assertTrue(assertThrows(IllegalStateException.class, brotli::text)
                .getMessage()
                .contains("packed by br"));
        assertArrayEquals("whatever".getBytes(StandardCharsets.UTF_8), brotli.bytes());
    }

    @Test
    void a_status_is_an_answer_until_it_is_raised() throws IOException {
        site.on("/gone", exchange -> {
            exchange.getResponseHeaders().set("X-Why", "moved out");
            Site.answer(exchange, 404, "{\"detail\":\"no user 7\"}");
        });
        var gone = http.get(site.url("/gone"));
        assertFalse(gone.ok());
        var error = assertThrows(HttpStatusException.class, gone::raiseForStatus);
        assertEquals("GET " + site.url("/gone") + ": 404 Not Found: {\"detail\":\"no user 7\"}", error.getMessage());
        assertEquals(404, error.status());
        assertEquals("{\"detail\":\"no user 7\"}", error.body());
        assertEquals(List.of("moved out"), error.headers().get("x-why"));
        var fine = http.get(site.url("/echo"));
        assertSame(fine, fine.raiseForStatus());
    }

    @Test
    void an_answer_says_what_it_is() throws IOException {
        var reply = http.get(site.url("/echo?a=1"));
        assertTrue(
                reply.toString().matches("200 GET \\Q" + site.url("/echo?a=1") + "\\E 16 B in [\\d.]+ m?s"),
                reply::toString);
        assertEquals(HttpClient.Version.HTTP_1_1, reply.version());
        assertTrue(reply.elapsed().isPositive());
        assertEquals(List.of("GET /echo?a=1 - "), reply.lines().toList());
        assertTrue(http.toString().startsWith("Http[limit 20, keeps "), http::toString);
        assertTrue(http.toString().endsWith("timeout 10 s; 0 in flight, 0 waiting]"), http::toString);
        assertEquals(
                "HttpCall[GET http://example.com/, not sent: use send() or stream()]",
                http.request("GET", "http://example.com").toString());
    }

    @Test
    void redirects_are_followed_as_browsers_do() throws IOException {
        for (int status : List.of(301, 302, 303, 307, 308)) {
            site.redirect("/" + status, status, "/echo?from=" + status);
            var reply = http.get(site.url("/" + status));
            assertEquals("GET /echo?from=" + status + " - ", reply.text());
            assertEquals(site.url("/echo?from=" + status), reply.url());
            String posted = http.post(site.url("/" + status), "abc").text();
            assertEquals(status < 304 ? "GET" : "POST", posted.split(" ")[0]);
            assertEquals(
                    status < 304 ? " - " : " text/plain; charset=utf-8 abc", posted.substring(posted.indexOf(' ', 6)));
            var asked = http.redirects(false).get(site.url("/" + status));
            assertEquals(status, asked.status());
        }
        site.redirect(
                "/relative",
                302,
                "echo?q=a b|" + new String("ç".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        assertEquals(
                "GET /echo?q=a%20b%7C%C3%A7 - ", http.get(site.url("/relative")).text());
    }

    @Test
    void another_server_does_not_get_the_secrets() throws IOException {
        try (var other = new Site()) {
            other.on(
                    "/auth",
                    exchange -> Site.answer(
                            exchange,
                            200,
                            exchange.getRequestHeaders().get("Authorization") + " "
                                    + exchange.getRequestHeaders().get("X-Kept")));
            site.redirect("/away", 302, other.url("/auth"));
            assertEquals(
                    "null [yes]",
                    http.bearer("secret")
                            .header("X-Kept", "yes")
                            .get(site.url("/away"))
                            .text());
        }
    }

    @Test
    void cookies_are_kept_when_wanted() throws IOException {
        site.on("/login", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "session=42; Path=/");
            exchange.getResponseHeaders().set("Location", "/cookie");
            exchange.sendResponseHeaders(302, -1);
        });
        site.on(
                "/cookie",
                exchange -> Site.answer(
                        exchange,
                        200,
                        String.valueOf(exchange.getRequestHeaders().get("Cookie"))));
        assertEquals("null", http.get(site.url("/login")).text());
        try (Http keeping = http.cookies()) {
            assertEquals("[session=42]", keeping.get(site.url("/login")).text());
            assertEquals(
                    "[session=42]",
                    keeping.bearer("x").get(site.url("/cookie")).text(),
                    "shared by what was made of it");
        }
    }

    @Test
    void a_large_body_is_refused_with_the_limit_named() throws IOException {
        site.on("/large", exchange -> Site.answer(exchange, 200, new byte[2000]));
        site.on("/packed", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            Site.answer(exchange, 200, Packed.of("x".repeat(100_000)));
        });
        Http small = http.maxBody(1000);
        var error = assertThrows(HttpLimitException.class, () -> small.get(site.url("/large")));
        assertTrue(
                error.getMessage().contains("the body of 2 kB is larger than the limit of 1 kB; take stream(url)"),
                error.getMessage());
        assertThrows(HttpLimitException.class, () -> small.get(site.url("/packed")));
        assertEquals(
                2000,
                small.request("GET", site.url("/large")).maxBody(2000).send().bytes().length);
        assertEquals(0, small.head(site.url("/large")).bytes().length);
    }

    @Test
    void a_closed_client_says_so() throws IOException {
        Http other = Http.client();
        other.get(site.url("/echo"));
        other.close();
        other.close();
        String error = assertThrows(IllegalStateException.class, () -> other.get(site.url("/echo")))
                .getMessage();
        assertTrue(error.contains("was closed"), error);
        assertTrue(other.toString().endsWith("; closed]"), other::toString);
    }
}
