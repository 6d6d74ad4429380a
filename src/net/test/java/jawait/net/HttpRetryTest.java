package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import jawait.Retry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which calls are tried again, and when.
class HttpRetryTest {
    private static final Retry THRICE = Retry.times(3).backoff(.001, 1);

    private final AtomicInteger calls = new AtomicInteger();
    private BadServer server;
    private Http http;

    @BeforeEach
    void a_server() throws IOException {
        server = new BadServer();
        http = Http.client().retry(THRICE);
    }

    @AfterEach
    void closed() throws IOException {
        assertEquals(0, http.inFlight());
        http.close();
        server.close();
    }

    /// A path that fails so often in this way, and then is fine.
    private String failing(int times, BadServer.Behaviour failure) {
        calls.set(0);
        server.on("/x", wire -> {
            if (calls.incrementAndGet() <= times) {
                failure.answer(wire);
            } else {
                wire.reply("fine");
            }
        });
        return server.url("/x");
    }

    private static BadServer.Behaviour status(int status, String... headers) {
        return wire -> wire.send(
                "HTTP/1.1 " + status + " No\r\n" + String.join("", headers) + "Content-Length: 4\r\n\r\nbusy");
    }

    @Test
    void passing_troubles_are_tried_again() throws IOException {
        for (int status : new int[] {429, 502, 503, 504}) {
            assertEquals("fine", http.get(failing(2, status(status))).text());
            assertEquals(3, calls.get());
        }
        assertEquals(
                "fine",
                http.get(failing(2, wire -> {
                            wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbroken");
                            wire.close();
                        }))
                        .text());
        assertEquals(
                "fine",
                http.timeout(3).get(failing(1, BadServer.Wire::awaitEnd)).text());
        assertEquals("fine", http.stream(failing(2, status(503))).text());
    }

    @Test
    void the_last_try_counts() throws IOException {
        var reply = http.get(failing(9, status(503)));
        assertEquals(503, reply.status());
        assertEquals("busy", reply.text());
        assertEquals(3, calls.get());
        assertEquals("busy", http.stream(failing(9, status(503))).text());
        var error = assertThrows(
                HttpTimeoutException.class, () -> http.timeout(.2).get(failing(9, BadServer.Wire::awaitEnd)));
        assertEquals(2, error.getSuppressed().length);
    }

    @Test
    void other_statuses_are_answers() throws IOException {
        for (int status : new int[] {400, 404, 500, 501}) {
            assertEquals(status, http.get(failing(1, status(status))).status());
            assertEquals(1, calls.get());
        }
    }

    @Test
    void what_may_not_be_repeated_is_not() throws IOException {
        assertEquals(503, http.post(failing(1, status(503)), "x").status());
        assertEquals(503, http.patch(failing(1, status(503)), "x").status());
        assertEquals(
                503,
                http.put(failing(1, status(503)), new ByteArrayInputStream(new byte[1]))
                        .status());
        assertEquals(200, http.put(failing(1, status(503)), "x").status());
        assertEquals(200, http.delete(failing(1, status(503))).status());
    }

    @Test
    void the_server_says_how_long_to_wait() throws IOException {
        long begun = System.nanoTime();
        assertEquals(
                "fine", http.get(failing(1, status(429, "Retry-After: 1\r\n"))).text());
        long waited = System.nanoTime() - begun;
        assertTrue(waited >= 990_000_000L, "waited " + waited);
        String past = "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n";
        assertEquals("fine", http.get(failing(1, status(503, past))).text());
        assertEquals(
                "fine",
                http.get(failing(1, status(503, "Retry-After: soon\r\n"))).text());
    }

    @Test
    void a_wait_that_is_longer_than_the_policys_longest_is_not_begun() throws IOException {
        assertEquals(
                429, http.get(failing(1, status(429, "Retry-After: 3600\r\n"))).status());
        assertEquals(1, calls.get());
    }

    @Test
    void the_policy_has_a_say() throws IOException {
        Http only429 = http.retry(THRICE.on(e -> e instanceof HttpStatusException status && status.status() == 429));
        assertEquals(200, only429.get(failing(1, status(429))).status());
        assertEquals(503, only429.get(failing(1, status(503))).status());
        assertThrows(
                ProtocolException.class,
                () -> only429.get(failing(1, wire -> {
                    wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbroken");
                    wire.close();
                })));
    }
}
