package jawait.net;

import static jawait.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The server and the client of this room with each other.
class WebPeersTest {
    record User(int id, String name) {}

    record NewUser(String name) {}

    @Test
    void records_go_there_and_back() throws Exception {
        var ids = new AtomicInteger();
        var routes = Web.routes()
                .post(
                        "/users",
                        NewUser.class,
                        (user, _) -> Reply.status(201).body(new User(ids.incrementAndGet(), user.name())))
                .post("/form", NewUser.class, (user, _) -> user)
                .post("/files", request -> Map.of("text", request.file("f").text(), "name", request.form("name")));
        try (var server = Web.serve(0, routes);
                var http = Http.client().baseUrl(server.url())) {
            var made = http.post("/users", new NewUser("Ada"));
            assertEquals(201, made.status());
            assertEquals(new User(1, "Ada"), made.json(User.class));
            assertEquals(
                    new NewUser("Ädä & co"),
                    http.post("/form", Form.of("name", "Ädä & co")).json(NewUser.class));
            var refused = assertThrows(
                    HttpStatusException.class,
                    () -> http.post("/users", Map.of("nome", 1)).raiseForStatus());
            assertEquals(422, refused.status());
            assertTrue(refused.getMessage().contains("body.name"), refused.getMessage());
        }
    }

    @Test
    void a_loop_that_is_left_ends_the_events_at_their_source() throws Exception {
        var ended = new CountDownLatch(1);
        var routes = Web.routes()
                .get(
                        "/ticks",
                        () -> Reply.events(generate(y -> {
                            try {
                                for (int i = 0; ; i++) {
                                    y.yield(new Reply.Event("tick", i, "id-" + i));
                                    sleep(.01);
                                }
                            } finally {
                                ended.countDown();
                            }
                        })));
        try (var server = Web.serve(0, routes);
                var http = Http.client()) {
            List<HttpEvent> events;
            try (var stream = http.request("GET", server.url() + "/ticks").stream()) {
                events = stream.events().take(3).toList();
            }
            assertEquals(
                    List.of(
                            new HttpEvent("tick", "0", "id-0"),
                            new HttpEvent("tick", "1", "id-1"),
                            new HttpEvent("tick", "2", "id-2")),
                    events);
            timeout(20, () -> ended.await());
        }
    }

    @Test
    void ten_thousand_calls_over_twenty_connections_lose_none() throws Exception {
        var routes = Web.routes().get("/square/{x}", request -> {
            int x = request.path("x", int.class);
            return x * x;
        });
        try (var server = Web.serve(0, routes);
                var http = Http.client().limit(20).timeout(60).baseUrl(server.url())) {
            var squares = gather(
                    IntStream.range(0, 10_000).boxed().toList(),
                    i -> http.get("/square/" + i).json(Integer.class));
            assertEquals(IntStream.range(0, 10_000).mapToObj(i -> i * i).toList(), squares);
            assertEquals(10_000, server.stats().served() + server.stats().inFlight());
        }
    }
}
