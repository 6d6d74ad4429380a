package jawait.net;

import static jawait.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.BindException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which route answers, what filters see, and how a server begins.
class WebTest {
    @ParameterizedTest
    @CsvSource({
        "/users, users",
        "/users/, users",
        "/users/7, user 7",
        "/users/me, me",
        "/users/a%2Fb, user a/b",
        "/users/a+b%20c, user a+b c",
        "/users/%C3%BC, user ü",
        "/users/7/posts/8, post 8 of 7",
        "/reports/may.csv, report may",
        "/reports/may.txt, rest reports/may.txt",
        "/x/y/z, rest x/y/z",
        "/, home",
    })
    void the_route_that_says_most_answers(String path, String answer) throws Exception {
        var routes = Web.routes()
                .get("/{rest...}", request -> "rest " + request.path("rest"))
                .get("/users/{id}", request -> "user " + request.path("id"))
                .get("/users/me", () -> "me")
                .get("/users", () -> "users")
                .get("/users/{id}/posts/{post}", r -> "post " + r.path("post") + " of " + r.path("id"))
                .get("/reports/{name}.csv", request -> "report " + request.path("name"))
                .get("/", () -> "home");
        try (var service = new Service(routes)) {
            assertEquals("200 " + answer, service.get(path).toString());
        }
    }

    @Test
    void methods_have_handlers_of_their_own_and_others_are_refused_by_name() throws Exception {
        var routes = Web.routes()
                .get("/a", () -> "get")
                .post("/a", _ -> "post")
                .put("/a", _ -> "put")
                .patch("/a", _ -> "patch")
                .delete("/a", _ -> null)
                .any("/b", request -> request.method());
        try (var service = new Service(routes)) {
            for (String method : List.of("get", "post", "put", "patch")) {
                assertEquals(
                        "200 " + method,
                        service.send(method.toUpperCase(), "/a", "").toString());
            }
            assertEquals("204 ", service.send("DELETE", "/a", "").toString());
            assertEquals("200 PURGE", service.send("PURGE", "/b", "").toString());
            var refused = service.send("PURGE", "/a", "");
            assertEquals(405, refused.status());
            assertEquals("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT", refused.header("Allow"));
            assertEquals("application/problem+json", refused.header("Content-Type"));
            var options = service.send("OPTIONS", "/a", "");
            assertEquals(204, options.status());
            assertEquals(refused.header("Allow"), options.header("Allow"));
            var missing = service.get("/c");
            assertEquals(404, missing.status());
            assertEquals("there is nothing at /c", ((Map<?, ?>) Json.read(missing.text())).get("detail"));
        }
    }

    @Test
    void routes_may_change_while_they_are_served() throws Exception {
        var routes = Web.routes().get("/a/{x}", () -> "first");
        try (var service = new Service(routes)) {
            assertEquals("200 first", service.get("/a/1").toString());
            routes.get("/a/{y}", () -> "second").get("/b", () -> "new");
            assertEquals("200 second", service.get("/a/1").toString());
            assertEquals("200 new", service.get("/b").toString());
            assertEquals("WebRoutes[GET /a/{y}, GET /b]", routes.toString());
        }
    }

    @Test
    void filters_run_before_and_after_also_where_there_is_nothing() throws Exception {
        var seen = new ConcurrentLinkedQueue<String>();
        var routes = Web.routes()
                .before(request -> {
                    seen.add("before " + request);
                    request.state().put("user", request.header("X-User").orElse("nobody"));
                    return null;
                })
                .before(request -> request.state().get("user").equals("mallory")
                        ? Reply.status(403).body("not you")
                        : null)
                .after((request, reply) -> reply.header("X-Seen", request.route() + " " + reply.code()))
                .get("/a/{id}", request -> "hello " + request.state().get("user"));
        try (var service = new Service(routes)) {
            var hello = service.send("GET", "/a/1", "", r -> r.header("X-User", "ada"));
            assertEquals("200 hello ada", hello.toString());
            assertEquals("/a/{id} 200", hello.header("X-Seen"));
            assertEquals(
                    "403 not you",
                    service.send("GET", "/a/1", "", r -> r.header("X-User", "mallory"))
                            .toString());
            assertEquals("/nope 404", service.get("/nope").header("X-Seen"));
            assertEquals(List.of("before GET /a/1", "before GET /a/1", "before GET /nope"), List.copyOf(seen));
        }
    }

    @Test
    void a_request_is_a_task_below_the_servers() throws Exception {
        var held = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var routes = Web.routes().get("/users/{id}", _ -> {
            begun.countDown();
            held.await();
            return currentTask().name();
        });
        try (var service = new Service(routes)) {
            var asking = task(() -> service.get("/users/7").toString());
            begun.await();
            String tree = pstree();
            for (int looks = 0; looks < 500 && !tree.contains("CountDownLatch"); looks++) {
                sleep(.01); // it has begun, and is about to wait
                tree = pstree();
            }
            held.countDown();
            assertEquals("200 GET /users/{id} #1", await(asking));
            var lines = tree.lines().toList();
            int server = lines.indexOf(lines.stream()
                    .filter(line -> line.contains("server " + service.web.url()))
                    .findFirst()
                    .orElseThrow());
            assertTrue(lines.get(server).contains("requests to " + service.web.url()), tree);
            assertTrue(lines.get(server + 1).contains("GET /users/{id} #1"), tree);
            assertTrue(lines.get(server + 1).contains("CountDownLatch"), tree);
        }
    }

    @Test
    void browsers_of_other_sites_are_let_in_when_asked_for() throws Exception {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "origin,access-control-request-method");
        var routes = Web.routes().get("/a", () -> "a").cors("http://localhost:3000");
        try (var service = new Service(routes)) {
            String asked = "OPTIONS /a HTTP/1.1\r\nHost: x\r\nOrigin: http://localhost:3000\r\n"
                    + "Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: x-a\r\nConnection: close\r\n\r\n";
            String preflight = service.raw(asked).toLowerCase();
            assertTrue(
                    preflight.contains("204") && preflight.contains("allow-origin: http://localhost:3000"), preflight);
            assertTrue(preflight.contains("allow-methods: get") && preflight.contains("allow-headers: x-a"), preflight);
            String other = "GET /a HTTP/1.1\r\nHost: x\r\nOrigin: http://evil.example\r\nConnection: close\r\n\r\n";
            assertTrue(!service.raw(other).toLowerCase().contains("allow-origin"));
            routes.cors();
            assertTrue(service.raw(other).toLowerCase().contains("access-control-allow-origin: *"));
        }
    }

    @Test
    void a_port_in_use_is_named_with_who_has_it() throws Exception {
        try (var first = Web.serve(0, Web.routes());
                var foreign = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            var refused = assertThrows(BindException.class, () -> Web.serve(first.port(), Web.routes()));
            assertTrue(refused.getMessage().contains("port " + first.port() + " of 127.0.0.1"), refused.getMessage());
            assertTrue(refused.getMessage().contains("another server of this program (" + first.url() + ")"));
            assertTrue(refused.getMessage().contains("port 0"), refused.getMessage());
            var other = assertThrows(BindException.class, () -> Web.serve(foreign.getLocalPort(), Web.routes()));
            assertTrue(other.getMessage().contains("another program"), other.getMessage());
        }
    }

    @Test
    void it_is_seen_from_this_machine_only_unless_a_host_is_named() throws Exception {
        try (var near = Web.serve(0, Web.routes());
                var everywhere = Web.serve(0, Web.routes().host("0.0.0.0"))) {
            assertEquals("http://127.0.0.1:" + near.port(), near.url());
            assertEquals("http://127.0.0.1:" + everywhere.port(), everywhere.url());
        }
        var lost = assertThrows(
                UnknownHostException.class, () -> Web.serve(0, Web.routes().host("no.such.host.invalid")));
        assertTrue(lost.getMessage().contains("no.such.host.invalid"), lost.getMessage());
    }

    @Test
    void actions_at_the_start_and_the_end_run_in_order_and_a_failing_one_ends_the_start() throws Exception {
        var seen = new ConcurrentLinkedQueue<String>();
        var routes = Web.routes()
                .onStart(() -> seen.add("open"))
                .onStart(() -> seen.add("warm"))
                .onStop(() -> seen.add("last"))
                .onStop(() -> seen.add("first"))
                .get("/", () -> seen.add("request"));
        try (var service = new Service(routes)) {
            service.get("/");
        }
        assertEquals(List.of("open", "warm", "request", "first", "last"), List.copyOf(seen));
        var failing = Web.routes().onStart(() -> {
            throw new java.io.IOException("no database");
        });
        assertEquals(
                "no database",
                assertThrows(java.io.IOException.class, () -> Web.serve(0, failing))
                        .getMessage());
    }

    @Test
    void figures_count_what_was_served() throws Exception {
        var routes = Web.routes().get("/a", () -> "a").get("/b", _ -> {
            throw new WebException(503, "later");
        });
        try (var service = new Service(routes)) {
            service.get("/a");
            service.get("/b");
            service.web.stop();
            var stats = service.web.stats();
            assertEquals(List.of(2L, 0, 1L), List.of(stats.served(), stats.inFlight(), stats.errors()));
            assertTrue(stats.p50().toNanos() > 0 && stats.p99().compareTo(stats.p50()) >= 0, stats.toString());
        }
    }

    @Test
    void wrong_settings_fail_at_the_call() {
        var routes = Web.routes();
        for (org.junit.jupiter.api.function.Executable wrong : List.<org.junit.jupiter.api.function.Executable>of(
                () -> routes.get("users", () -> ""),
                () -> routes.get("/a/{b", () -> ""),
                () -> routes.get("/a/{b}/{b}", () -> ""),
                () -> routes.get("/a/{b...}/c", () -> ""),
                () -> routes.get("/a?b=1", () -> ""),
                () -> routes.on("GET IT", "/a", _ -> ""),
                () -> routes.limit(0),
                () -> routes.timeout(0),
                () -> routes.timeout(Double.NaN),
                () -> routes.grace(-1),
                () -> routes.cors("localhost"),
                () -> routes.files("/f", java.nio.file.Path.of("/no/such/folder")),
                () -> Web.serve(65_536, routes),
                () -> Web.serve(-1, routes),
                () -> Reply.status(99),
                () -> Reply.redirect("/", 200),
                () -> Reply.of(1).header("A\nB", "x"),
                () -> Reply.of(1).header("A", "x\r\nSet-Cookie: y"),
                () -> Reply.of(1).cookie("a", "b;c"),
                () -> new WebException(200, "fine"))) {
            var refused = assertThrows(IllegalArgumentException.class, wrong);
            assertTrue(refused.getMessage().contains("expected")
                    || refused.getMessage().contains("route "));
        }
        assertThrows(IllegalStateException.class, () -> Web.routes().summary("of nothing"));
        assertEquals(Optional.empty(), Reply.of(1).header("X"));
    }
}
