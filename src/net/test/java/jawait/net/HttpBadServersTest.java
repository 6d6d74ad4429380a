package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What servers should not do, and what the client says then.
class HttpBadServersTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private BadServer server;
    private Http http;

    @BeforeEach
    void a_server() throws IOException {
        server = new BadServer();
        http = Http.client();
    }

    @AfterEach
    void closed() throws IOException {
        assertEquals(0, http.inFlight(), "nothing is held after the call");
        http.close();
        server.close();
    }

    /// The error of a GET: it has this type, and its message has the method, the URL and each of these.
    private <E extends Exception> E refused(Class<E> type, String url, String... parts) {
        Exception error = assertThrows(Exception.class, () -> http.get(url));
        assertInstanceOf(type, error, error::toString);
        String message = String.valueOf(error.getMessage());
        assertTrue(message.startsWith("GET " + url), message);
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "expected »" + part + "« in: " + message);
        }
        return type.cast(error);
    }

    @Test
    void a_server_that_never_answers_is_given_up() throws Exception {
        server.on("/silent", BadServer.Wire::awaitEnd);
        http = http.timeout(.3);
        refused(HttpTimeoutException.class, server.url("/silent"), "no answer within 300 ms");
        server.awaitNobody();
    }

    @Test
    void a_head_that_does_not_end_is_given_up() throws Exception {
        server.on("/slow", wire -> {
            wire.send(OK + "X-Slow: ");
            wire.awaitEnd();
        });
        http = http.timeout(.3);
        refused(HttpTimeoutException.class, server.url("/slow"), "no answer within 300 ms");
        server.awaitNobody();
    }

    @Test
    void a_body_that_does_not_end_is_given_up_too() throws Exception {
        var gone = new CountDownLatch(1);
        server.on("/slow", wire -> {
            wire.send(OK + "Content-Length: 100\r\n\r\nonly this");
            wire.awaitEnd();
            gone.countDown();
        });
        http = http.timeout(3); // within which its beginning must come
        refused(HttpTimeoutException.class, server.url("/slow"), "of the body 9 B", "within 3 s");
        BadServer.await(gone);
    }

    @Test
    void a_body_that_drips_has_no_more_time_than_the_whole_exchange() {
        server.on("/drips", wire -> {
            wire.send(OK + "Content-Length: 99000000\r\n\r\n");
            while (true) {
                wire.send(".");
                Thread.yield();
            }
        });
        http = http.timeout(.5);
        refused(HttpTimeoutException.class, server.url("/drips"), "within 500 ms");
    }

    @Test
    void a_body_that_is_cut_is_no_body() {
        server.sends("/cut", OK + "Content-Length: 100\r\n\r\nten bytes.");
        refused(ProtocolException.class, server.url("/cut"), "the body broke off after 10 B", "100");
        server.sends("/chunks", OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        refused(ProtocolException.class, server.url("/chunks"), "the body broke off after 5 B");
    }

    @Test
    void a_length_or_a_chunk_that_is_no_number_is_refused() {
        server.sends("/word", OK + "Content-Length: many\r\n\r\nhello");
        refused(ProtocolException.class, server.url("/word"));
        server.sends("/negative", OK + "Content-Length: -5\r\n\r\nhello");
        refused(ProtocolException.class, server.url("/negative"));
        server.sends("/chunk", OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n");
        refused(ProtocolException.class, server.url("/chunk"));
    }

    @Test
    void bytes_beyond_the_announced_length_are_not_read() throws Exception {
        server.sends("/more", OK + "Content-Length: 5\r\n\r\nhello, and more than that");
        assertEquals("hello", http.get(server.url("/more")).text());
        server.on("/next", wire -> wire.reply("fine"));
        assertEquals("fine", http.get(server.url("/next")).text());
    }

    @Test
    void a_connection_that_closes_without_an_answer_is_an_error_of_the_protocol() {
        server.on("/nothing", BadServer.Wire::close);
        refused(ProtocolException.class, server.url("/nothing"), "without an answer");
    }

    @Test
    void a_head_that_is_cut_is_no_answer() {
        server.sends("/cut", "HTTP/1.1 200 OK\r\nContent-Le");
        refused(ProtocolException.class, server.url("/cut"), "closed the connection", "no complete answer");
    }

    @Test
    void what_is_no_http_is_refused() {
        server.sends("/garbage", "SSH-2.0-OpenSSH_9.2\r\n\r\n");
        refused(ProtocolException.class, server.url("/garbage"), "SSH-2.0");
        server.sends("/status", "HTTP/1.1 abc OK\r\n\r\n");
        refused(ProtocolException.class, server.url("/status"));
    }

    @Test
    void five_thousand_headers_are_read_and_ten_thousand_are_too_many() throws Exception {
        server.sends("/many", head(5000));
        assertEquals("4999", http.get(server.url("/many")).header("x-4999").orElseThrow());
        server.sends("/more", head(10_000));
        refused(ProtocolException.class, server.url("/more"), "Header size too big", "-Djdk.http.maxHeaderSize");
        server.on("/endless", wire -> {
            wire.send(OK);
            while (true) {
                wire.send("X-Long: " + "x".repeat(5000) + "\r\n");
            }
        });
        refused(ProtocolException.class, server.url("/endless"), "Header size too big");
    }

    private static String head(int headers) {
        var head = new StringBuilder(OK);
        for (int i = 0; i < headers; i++) {
            head.append("X-").append(i).append(": ").append(i).append("\r\n");
        }
        return head + "Content-Length: 0\r\n\r\n";
    }

    @Test
    void redirects_in_circles_end_with_the_chain() {
        server.on("/a", wire -> wire.send("HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"));
        server.on("/b", wire -> wire.send("HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n"));
        refused(
                ProtocolException.class,
                server.url("/a"),
                "redirected more than 20 times: " + server.url("/a") + " → " + server.url("/b") + " → ");
        assertEquals(1, server.total(), "one connection serves the whole chain");
        http = http.redirects(1);
        refused(ProtocolException.class, server.url("/a"), "more than 1 time", server.url("/b"));
    }

    @Test
    void a_redirect_to_nowhere_is_refused() {
        server.sends("/mail", "HTTP/1.1 302 Found\r\nLocation: mailto:ada@example.com\r\nContent-Length: 0\r\n\r\n");
        refused(ProtocolException.class, server.url("/mail"), "redirected to where nothing can be");
    }

    @Test
    void nobody_listens() throws IOException {
        try (var deaf = BadServer.deafPort()) {
            String place = "127.0.0.1:" + deaf.getLocalPort();
            refused(ConnectException.class, "http://" + place + "/", "connection refused", place);
        }
    }

    @Test
    void nobody_has_that_name() {
        refused(UnknownHostException.class, "http://no-such-host.invalid/x", "no host named no-such-host.invalid");
        var error = assertThrows(UnknownHostException.class, () -> http.get("https://hatalı.invalid"));
        assertTrue(error.getMessage().contains("GET https://xn--hatal-r4a.invalid/"), error.getMessage());
    }

    @Test
    void a_packed_body_that_is_none_is_refused() {
        server.sends("/no-gzip", OK + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello");
        refused(ProtocolException.class, server.url("/no-gzip"), "no gzip");
        server.on("/cut-gzip", wire -> {
            byte[] packed = Packed.of("hello".repeat(100));
            wire.send(OK + "Content-Encoding: gzip\r\nContent-Length: " + packed.length / 2 + "\r\n\r\n");
            wire.send(java.util.Arrays.copyOf(packed, packed.length / 2));
        });
        refused(ProtocolException.class, server.url("/cut-gzip"), "ends in the middle");
    }

    @Test
    void a_server_that_is_gone_between_two_requests_is_connected_to_again() throws Exception {
        server.on("/once", wire -> {
            wire.reply("fine");
            wire.close();
        });
        for (int i = 0; i < 20; i++) {
            assertEquals("fine", http.get(server.url("/once")).text());
        }
    }
}
