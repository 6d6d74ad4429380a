package jawait.net;

import static jawait.Async.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import jawait.AsyncGenerator;
import jawait.AsyncQueue;
import org.junit.jupiter.api.Test;

/// What becomes of values that handlers return.
class WebAnswerTest {
    record User(int id, String name, LocalDate born) {}

    private static Service with(WebHandler handler) throws Exception {
        return new Service(Web.routes().any("/", handler));
    }

    private static void check(Object value, int status, String type, String text) throws Exception {
        try (var service = with(_ -> value)) {
            var said = service.get("/");
            assertEquals(List.of(status, type, text), List.of(said.status(), said.header("Content-Type"), said.text()));
        }
    }

    @Test
    void values_are_json_texts_are_texts_and_nothing_is_nothing() throws Exception {
        String json = "application/json";
        check(
                new User(1, "Ada", LocalDate.of(1815, 12, 10)),
                200,
                json,
                "{\"id\":1,\"name\":\"Ada\",\"born\":\"1815-12-10\"}");
        check(
                List.of(Map.of("at", Instant.parse("2026-11-25T12:00:00Z"))),
                200,
                json,
                "[{\"at\":\"2026-11-25T12:00:00Z\"}]");
        check(new int[] {1, 2}, 200, json, "[1,2]");
        check(42, 200, json, "42");
        check(true, 200, json, "true");
        check(Thread.State.NEW, 200, json, "\"NEW\"");
        check("hellö", 200, "text/plain; charset=utf-8", "hellö");
        check("", 200, "text/plain; charset=utf-8", "");
        check(" <!DOCTYPE html><p>", 200, "text/html; charset=utf-8", " <!DOCTYPE html><p>");
        check("<html>", 200, "text/html; charset=utf-8", "<html>");
        check(null, 204, "", "");
        check("abc".getBytes(StandardCharsets.UTF_8), 200, "application/octet-stream", "abc");
        check(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)), 200, "application/octet-stream", "abc");
        check(Optional.of("x"), 200, "text/plain; charset=utf-8", "x");
        check(Optional.of(List.of()), 200, json, "[]");
        check(CompletableFuture.completedFuture(1), 200, json, "1");
        check(Stream.of(1, "a", Map.of("b", 2)), 200, "application/x-ndjson", "1\n\"a\"\n{\"b\":2}\n");
        check(AsyncGenerator.of(1, 2), 200, "application/x-ndjson", "1\n2\n");
        check(Reply.html("<p>"), 200, "text/html; charset=utf-8", "<p>");
        check(Reply.status(418).type("text/tea").body("short"), 418, "text/tea", "short");
    }

    @Test
    void an_empty_optional_is_not_found_and_tasks_are_awaited() throws Exception {
        try (var service = with(_ -> Optional.empty())) {
            assertEquals(404, service.get("/").status());
        }
        try (var service = with(_ -> task(() -> async(() -> Optional.of("at last"))))) {
            assertEquals("200 at last", service.get("/").toString());
        }
        try (var service = with(_ -> Reply.status(201).body(task(() -> Map.of("id", 1))))) {
            assertEquals("201 {\"id\":1}", service.get("/").toString());
        }
    }

    @Test
    void replies_have_headers_cookies_and_other_places() throws Exception {
        try (var service = with(
                _ -> Reply.redirect("/there").cookie("a", "1").cookie("b", "2").header("X-A", "x"))) {
            var said = service.get("/");
            assertEquals(303, said.status());
            assertEquals(List.of("/there", "x"), List.of(said.header("Location"), said.header("x-a")));
            assertEquals(
                    List.of("a=1; Path=/; HttpOnly; SameSite=Lax", "b=2; Path=/; HttpOnly; SameSite=Lax"),
                    said.whole().headers().allValues("Set-Cookie"));
        }
    }

    @Test
    void head_has_the_headers_of_get_and_no_body() throws Exception {
        try (var service = with(request -> request.uri().getQuery() == null
                ? "hello"
                : generate(y -> {
                    throw new AssertionError("not to be run");
                }))) {
            String head = "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n";
            String twice = service.raw(head + head.replace("\r\nHost", "\r\nConnection: close\r\nHost"));
            assertEquals(2, twice.toLowerCase().split("content-length: 5", -1).length - 1, twice);
            assertTrue(twice.endsWith("\r\n\r\n") && !twice.contains("hello"), twice);
        }
        var routes = Web.routes().get("/lines", () -> Stream.of(1, 2)).get("/events", () -> Reply.events(List.of(1)));
        try (var service = new Service(routes)) {
            assertEquals("200 ", service.send("HEAD", "/lines", "").toString());
            assertEquals(
                    "text/event-stream; charset=utf-8",
                    service.send("HEAD", "/events", "").header("Content-Type"));
        }
    }

    @Test
    void long_texts_are_packed_for_those_who_take_it() throws Exception {
        String text = "hello ".repeat(1000);
        try (var service = with(request -> request.uri().getQuery() == null ? text : Stream.of(text, text))) {
            for (String path : List.of("/", "/?lines")) {
                var request = HttpRequest.newBuilder(URI.create(service.web.url() + path));
                var packed = service.client.send(
                        request.header("Accept-Encoding", "br, gzip;q=0.5").build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                assertEquals(
                        "gzip", packed.headers().firstValue("Content-Encoding").orElse(""), path);
                assertEquals(
                        "Accept-Encoding", packed.headers().firstValue("Vary").orElse(""));
                var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
                String whole = path.equals("/") ? text : ("\"" + text + "\"\n").repeat(2);
                assertArrayEquals(whole.getBytes(StandardCharsets.UTF_8), unpacked);
            }
            assertEquals(
                    "",
                    service.send("GET", "/", "", r -> r.header("Accept-Encoding", "gzip;q=0"))
                            .header("Content-Encoding"));
            assertEquals(text, service.get("/").text());
        }
    }

    @Test
    void lines_come_as_they_are_made() throws Exception {
        AsyncQueue<Integer> queue = queue();
        try (var service = with(_ -> AsyncGenerator.from(queue))) {
            var request = HttpRequest.newBuilder(URI.create(service.web.url())).build();
            queue.put(1);
            var lines = service.client
                    .send(request, HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .iterator();
            assertEquals("1", lines.next());
            queue.put(2);
            assertEquals("2", lines.next());
            queue.shutdown();
            assertTrue(!lines.hasNext());
        }
    }

    @Test
    void events_are_written_as_browsers_read_them() throws Exception {
        var events =
                List.of("two\nlines", Map.of("a", 1), new Reply.Event("tick", 7, "id-1"), new Reply.Event("", "plain"));
        try (var service = with(_ -> Reply.events(events))) {
            var said = service.get("/");
            assertEquals("text/event-stream; charset=utf-8", said.header("Content-Type"));
            assertEquals("no-store", said.header("Cache-Control"));
            assertEquals(
                    "data: two\ndata: lines\n\ndata: {\"a\":1}\n\nevent: tick\nid: id-1\ndata: 7\n\ndata: plain\n\n",
                    said.text());
        }
    }

    @Test
    void a_client_that_goes_ends_the_generator_even_while_nothing_comes() throws Exception {
        var ended = new CountDownLatch(2);
        var failed = new AtomicBoolean();
        var routes = Web.routes()
                .get(
                        "/quiet",
                        () -> Reply.events(generate(y -> {
                            try {
                                y.yield("first");
                                sleep(1000);
                                failed.set(true);
                            } finally {
                                ended.countDown();
                            }
                        })))
                .get(
                        "/busy",
                        () -> generate(y -> {
                            try {
                                while (true) {
                                    y.yield("x".repeat(1000));
                                }
                            } finally {
                                ended.countDown();
                            }
                        }));
        try (var service = new Service(routes)) {
            for (String path : List.of("/quiet", "/busy")) {
                try (var socket = service.socket()) {
                    Service.write(socket, "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
                    Service.readUntil(socket, path.equals("/quiet") ? "first\n\n" : "xxx");
                }
            }
            timeout(20, () -> ended.await());
            assertTrue(!failed.get());
        }
    }

    @Test
    void a_quiet_stream_of_events_has_a_comment_now_and_then() throws Exception {
        try (var service = with(_ -> Reply.events(generate(y -> {
                    y.yield(1);
                    sleep(100);
                })));
                var socket = service.socket()) {
            Service.write(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            Service.readUntil(socket, "data: 1\n\n");
            Service.readUntil(socket, ":\n\n");
        }
    }

    @Test
    void what_fails_before_the_first_item_is_a_problem_and_later_a_cut() throws Exception {
        var routes = Web.routes()
                .get(
                        "/first",
                        () -> generate(y -> {
                            throw new WebException(409, "not now");
                        }))
                .get(
                        "/third",
                        () -> generate(y -> {
                            y.yield(1);
                            y.yield(2);
                            throw new WebException(409, "not now");
                        }));
        try (var service = new Service(routes)) {
            assertEquals(409, service.get("/first").status());
            String cut = service.raw("GET /third HTTP/1.1\r\nHost: x\r\n\r\n");
            assertTrue(cut.contains("2\n") && !cut.endsWith("0\r\n\r\n"), cut);
        }
    }

    @Test
    void streams_are_closed() throws Exception {
        List<String> closed = new CopyOnWriteArrayList<>();
        try (var service = with(request -> {
            var items = Stream.of(1, 2).onClose(() -> closed.add(request.method()));
            return request.uri().getQuery() == null ? items : Reply.events(items);
        })) {
            service.get("/");
            service.send("HEAD", "/", "");
            service.get("/?events");
            service.send("HEAD", "/?events", "");
        }
        assertEquals(List.of("GET", "HEAD", "GET", "HEAD"), closed);
    }
}
