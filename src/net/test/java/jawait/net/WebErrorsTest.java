package jawait.net;

import static jawait.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// What clients are told of exceptions, and what people see.
class WebErrorsTest {
    private static Map<?, ?> problem(Exception thrown, int status) throws Exception {
        var routes = Web.routes().get("/a", _ -> {
            throw thrown;
        });
        try (var service = new Service(routes)) {
            var said = service.get("/a");
            assertEquals(status, said.status(), said.text());
            assertEquals("application/problem+json", said.header("Content-Type"));
            assertTrue(!said.text().contains("\\tat ") && !said.text().contains(".java:"), said.text());
            return (Map<?, ?>) Json.read(said.text());
        }
    }

    @Test
    void exceptions_have_statuses() throws Exception {
        assertEquals(
                Map.of(
                        "type", "about:blank",
                        "title", "Conflict",
                        "status", 409,
                        "detail", "there is one",
                        "instance", "/a"),
                problem(new WebException(409, "there is one"), 409));
        assertEquals("bad", problem(new IllegalArgumentException("bad"), 400).get("detail"));
        assertEquals("none", problem(new NoSuchElementException("none"), 404).get("detail"));
        assertEquals("late", problem(new TimeoutException("late"), 504).get("detail"));
        assertEquals("Teapot", problem(new WebException(418, "Teapot"), 418).get("detail"));
    }

    @Test
    void a_failure_is_a_500_for_the_client_and_one_stack_trace_for_people() throws Exception {
        try (var heard = new Heard()) {
            assertEquals(
                    "broken", problem(new IllegalStateException("broken"), 500).get("detail"));
            timeout(20, () -> heard.first.await());
            assertEquals(1, heard.records.size());
            var record = heard.records.peek();
            assertTrue(record.getMessage().contains("GET /a #1"), record.getMessage());
            assertEquals("broken", record.getThrown().getMessage());
        }
    }

    @Test
    void what_was_meant_as_an_answer_is_not_reported() throws Exception {
        try (var heard = new Heard()) {
            problem(new WebException(500, "meant"), 500);
            problem(new IllegalArgumentException("bad"), 400);
            problem(new IOException(), 500);
            timeout(20, () -> heard.first.await());
            assertEquals(
                    List.of("java.io.IOException"),
                    heard.records.stream()
                            .map(each -> each.getThrown().getClass().getName())
                            .toList());
        }
    }

    @Test
    void handlers_of_errors_go_by_the_nearest_type() throws Exception {
        var routes = Web.routes()
                .onError(Exception.class, (e, _) -> "any " + e.getMessage())
                .onError(
                        IOException.class,
                        (e, request) -> Reply.status(503).body(request.path("x") + " " + e.getMessage()))
                .onError(IllegalArgumentException.class, (e, _) -> Map.of("wrong", e.getMessage()))
                .get("/{x}", request -> {
                    switch (request.path("x")) {
                        case "io" -> throw new FileNotFoundException("file");
                        case "arg" -> throw new NumberFormatException("number");
                        default -> throw new IllegalStateException("state");
                    }
                });
        try (var heard = new Heard();
                var service = new Service(routes)) {
            assertEquals("503 io file", service.get("/io").toString());
            assertEquals("400 {\"wrong\":\"number\"}", service.get("/arg").toString());
            assertEquals("500 any state", service.get("/x").toString());
            assertEquals("404 any there is nothing at /a/b", service.get("/a/b").toString());
            assertTrue(heard.records.isEmpty());
        }
    }

    @Test
    void a_handler_that_takes_too_long_is_stopped() throws Exception {
        var stopped = new CountDownLatch(1);
        var routes = Web.routes().timeout(.05).get("/slow/{x}", _ -> {
            try {
                sleep(1000);
            } finally {
                stopped.countDown();
            }
            return null;
        });
        try (var service = new Service(routes)) {
            var said = service.get("/slow/1");
            assertEquals(504, said.status());
            assertTrue(said.text().contains("GET /slow/{x} timed out after"), said.text());
            stopped.await();
            // and so is the reading of a body that never comes
            routes.post("/body", request -> request.text());
            try (var socket = service.socket()) {
                Service.write(socket, "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
                assertEquals(-1, socket.getInputStream().read());
            }
        }
    }

    @Test
    void what_cannot_become_json_is_a_failure_that_says_so() throws Exception {
        class Loop {
            public Loop getSelf() {
                return this;
            }
        }
        try (var heard = new Heard();
                var service = new Service(Web.routes().get("/", Loop::new))) {
            var said = service.get("/");
            assertEquals(500, said.status());
            assertTrue(said.text().contains("JSON"), said.text());
            timeout(20, () -> heard.first.await());
        }
    }
}
