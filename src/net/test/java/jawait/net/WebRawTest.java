package jawait.net;

import static jawait.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients with manners of their own.
class WebRawTest {
    private Service service;

    @BeforeEach
    void begin() throws Exception {
        service = new Service(Web.routes()
                .get("/a", () -> "<a>")
                .get("/b", () -> "<b>")
                .post("/echo", request -> "<" + request.text() + ">")
                .post("/deaf", _ -> "<deaf>"));
    }

    @AfterEach
    void end() {
        service.close();
    }

    @AfterEach
    void it_still_answers() throws Exception {
        assertEquals("200 <a>", service.get("/a").toString());
        service.web.stop();
        assertEquals(0, service.web.stats().inFlight());
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    @Test
    void requests_sent_at_once_are_answered_in_their_order() throws Exception {
        String answers = service.raw(get("/a") + get("/b") + get("/nope") + get("/a"));
        int nope = answers.indexOf("404");
        assertTrue(answers.indexOf("<a>") < answers.indexOf("<b>") && answers.indexOf("<b>") < nope, answers);
        assertTrue(nope < answers.lastIndexOf("<a>"), answers);
    }

    @Test
    void one_that_sends_no_more_is_answered_all_the_same() throws Exception {
        assertTrue(service.raw(get("/a")).endsWith("<a>")); // its output is shut down
    }

    @Test
    void a_body_may_come_slowly_and_in_chunks() throws Exception {
        try (var socket = service.socket()) {
            Service.write(socket, "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (char each : "slow".toCharArray()) {
                Service.write(socket, "1\r\n");
                assertEquals("200 <b>", service.get("/b").toString()); // others do not wait for it
                Service.write(socket, each + "\r\n");
            }
            Service.write(socket, "0\r\n\r\n");
            assertTrue(Service.readUntil(socket, ">").endsWith("<slow>"));
        }
    }

    @Test
    void one_that_breaks_off_within_its_body_leaves_nothing_behind() throws Exception {
        var ended = new CountDownLatch(1);
        var routes = Web.routes().post("/", request -> {
            try {
                return request.text();
            } finally {
                ended.countDown();
            }
        });
        try (var other = new Service(routes)) {
            assertEquals("", other.raw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc"));
            ended.await();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET\r\n\r\n",
                "GET /a\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                "GET /a HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST /echo HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /a HTTP/1.1\r\nbad header\u0001: x\r\n\r\n",
                "\u0000\u0001\u0002\u0003\r\n\r\n",
            })
    void what_is_no_request_gets_a_400_or_is_hung_up_on(String bytes) throws Exception {
        String said = service.raw(bytes);
        assertTrue(said.isEmpty() || said.startsWith("HTTP/1.1 4") || bytes.startsWith("GET /a b"), said);
    }

    @Test
    void headers_may_be_long_but_not_endless() throws Exception {
        String longest = "GET /a HTTP/1.1\r\nHost: x\r\nX-A: " + "x".repeat(100_000) + "\r\nConnection: close\r\n\r\n";
        assertTrue(service.raw(longest).endsWith("<a>"));
        try (var socket = service.socket()) {
            Service.write(socket, "GET /a HTTP/1.1\r\nHost: x\r\n");
            var sending = task(() -> {
                while (true) {
                    Service.write(socket, "X-A: " + "x".repeat(10_000) + "\r\n");
                }
            });
            assertTrue(attempt(sending) instanceof jawait.Failure<?>); // hung up on
        }
    }

    @Test
    void a_body_that_no_handler_reads_does_not_spoil_the_connection() throws Exception {
        String post = "POST /deaf HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
        String answers = service.raw(post + post + get("/b"));
        assertTrue(answers.contains("<b>"), answers);
        // one that is still to come: the answer is read before the connection is closed
        String large = "POST /deaf HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n" + "x".repeat(3_000_000);
        String said = service.raw(large);
        assertTrue(said.endsWith("<deaf>") && said.toLowerCase().contains("connection: close"), said);
    }

    @Test
    void http_1_0_gets_what_it_understands() throws Exception {
        String said = service.raw("GET /a HTTP/1.0\r\n\r\n");
        assertTrue(said.endsWith("<a>") && said.toLowerCase().contains("connection: close"), said);
    }

    @Test
    void a_client_asked_to_go_on_does() throws Exception {
        try (var socket = service.socket()) {
            Service.write(
                    socket, "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            Service.readUntil(socket, "100 Continue\r\n");
            Service.write(socket, "ok");
            assertTrue(Service.readUntil(socket, ">").endsWith("<ok>"));
        }
    }
}
