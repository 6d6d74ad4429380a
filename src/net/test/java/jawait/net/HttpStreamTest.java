package jawait.net;

import static jawait.Async.await;
import static jawait.Async.outcomes;
import static jawait.Async.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies that are read as they come in.
class HttpStreamTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    record User(int id) {}

    @TempDir
    Path folder;

    private BadServer server;
    private Http http;

    @BeforeEach
    void a_server() throws IOException {
        server = new BadServer();
        http = Http.client();
    }

    @AfterEach
    void closed() throws IOException {
        assertEquals(0, http.inFlight(), "nothing is held any more");
        http.close();
        server.close();
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n";
    }

    @Test
    void a_line_is_there_when_its_end_has_come() throws Exception {
        var wanted = new Semaphore(0);
        server.on("/log", wire -> {
            wire.send(CHUNKED);
            for (int i = 1; i <= 3; i++) {
                wanted.acquire();
                wire.send(chunk("line " + i + "\nbegin")).send(chunk("ning of "));
            }
            wire.send("0\r\n\r\n");
        });
        var lines = new ArrayList<String>();
        try (var log = http.stream(server.url("/log"))) {
            wanted.release();
            for (String line : log.lines()) {
                lines.add(line);
                wanted.release();
            }
        }
        assertEquals(List.of("line 1", "beginning of line 2", "beginning of line 3", "beginning of "), lines);
    }

    @Test
    void every_kind_of_line_end_ends_a_line() throws Exception {
        server.on(
                "/ends",
                wire -> wire.send(CHUNKED).send(chunk("a\r") + chunk("\nb\rc\n\n") + chunk("d\r\n") + "0\r\n\r\n"));
        try (var ends = http.stream(server.url("/ends"))) {
            assertEquals(List.of("a", "b", "c", "", "d"), ends.lines().toList());
        }
    }

    @Test
    void a_gigabyte_is_read_flat_and_refused_as_a_text() throws Exception {
        long size = 1_000_000_000;
        byte[] piece = new byte[1_000_000];
        server.on("/huge", wire -> {
            wire.send("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
            for (long sent = 0; sent < size; sent += piece.length) {
                wire.send(piece);
            }
        });
        String url = server.url("/huge");
        for (var refused : List.of(
                assertThrows(HttpLimitException.class, () -> http.get(url)),
                assertThrows(HttpLimitException.class, () -> http.stream(url).text()))) {
            assertTrue(
                    refused.getMessage()
                            .startsWith("GET " + url + ": the body of 1 GB is larger than the limit of 100 MB"),
                    refused.getMessage());
        }
        long most = 0;
        long read = 0;
        System.gc();
        long before = used();
        try (var huge = http.stream(url);
                var in = huge.body()) {
            byte[] into = new byte[100_000];
            for (int count = in.read(into); count >= 0; count = in.read(into)) {
                read += count;
                if (read % 100_000_000 < count) {
                    System.gc();
                    most = Math.max(most, used() - before);
                }
            }
        }
        assertEquals(size, read);
        assertTrue(most < 30_000_000, "memory grew by " + most + " bytes");
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void what_is_not_read_stays_with_the_server() throws Exception {
        var sent = new AtomicLong();
        var gone = new CountDownLatch(1);
        server.on("/endless", wire -> {
            wire.send(CHUNKED);
            try {
                while (true) {
                    wire.send(chunk("x".repeat(9999) + "\n"));
                    sent.addAndGet(10_000);
                }
            } finally {
                gone.countDown();
            }
        });
        assertEquals(
                2, http.stream(server.url("/endless")).lines().take(2).toList().size());
        BadServer.await(gone);
        assertTrue(sent.get() < 20_000_000, "the server could send " + sent + " bytes of which 20 000 were wanted");
    }

    @Test
    void a_piece_that_does_not_come_is_given_up() throws Exception {
        server.on("/stalls", wire -> {
            wire.send(CHUNKED + chunk("one\n"));
            wire.awaitEnd();
        });
        var lines = new ArrayList<String>();
        try (var stalls = http.timeout(3).stream(server.url("/stalls"))) {
            var error = assertThrows(
                    HttpTimeoutException.class, () -> await(() -> stalls.lines().forEach(lines::add)));
            assertEquals(
                    "GET " + server.url("/stalls") + ": no more of the body came within 3 s, after 4 B",
                    error.getMessage());
        }
        assertEquals(List.of("one"), lines);
    }

    @Test
    void a_body_that_breaks_off_is_an_error_after_what_came() throws Exception {
        server.sends("/cut", CHUNKED + chunk("one\ntwo"));
        var lines = new ArrayList<String>();
        try (var cut = http.stream(server.url("/cut"))) {
            assertThrows(ProtocolException.class, () -> await(() -> cut.lines().forEach(lines::add)));
        }
        assertEquals(List.of("one"), lines);
    }

    @Test
    void events_come_as_the_standard_says() throws Exception {
        server.sends(
                "/events",
                CHUNKED
                        + chunk("\uFEFF".substring(1)
                                + ": hello\n\ndata: one\n\nevent: tick\nid: 7\ndata: two\ndata:lines\n\n")
                        + chunk("data\n\nevent: forgotten\n\ndata: cut off") + "0\r\n\r\n");
        try (var stream = http.stream(server.url("/events"))) {
            assertEquals(
                    List.of(
                            new HttpEvent("message", "one", ""),
                            new HttpEvent("tick", "two\nlines", "7"),
                            new HttpEvent("message", "", "7")),
                    stream.events().toList());
        }
    }

    @Test
    void a_value_in_each_line() throws Exception {
        server.sends("/users", CHUNKED + chunk("{\"id\":1}\n\n{\"id\":2}\n{\"id\":\"x\"}\n") + "0\r\n\r\n");
        var users = new ArrayList<User>();
        try (var stream = http.stream(server.url("/users"))) {
            var error = assertThrows(
                    JsonException.class, () -> stream.jsonLines(User.class).forEach(users::add));
            assertEquals("id", error.field());
            assertTrue(error.getMessage().startsWith("GET " + server.url("/users")), error.getMessage());
        }
        assertEquals(List.of(new User(1), new User(2)), users);
    }

    @Test
    void a_file_is_whole_or_as_it_was() throws Exception {
        server.on("/file", wire -> wire.reply("new content"));
        server.sends("/cut", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nnew");
        Path file = Files.writeString(folder.resolve("file.txt"), "old");
        assertThrows(
                ProtocolException.class, () -> http.stream(server.url("/cut")).saveTo(file));
        assertEquals("old", Files.readString(file));
        assertEquals(11, http.stream(server.url("/file")).saveTo(file));
        assertEquals("new content", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        var nowhere = assertThrows(
                NoSuchFileException.class,
                () -> http.stream(server.url("/file")).saveTo(folder.resolve("none/file.txt")));
        assertEquals(folder.resolve("none/file.txt") + ": there is no such folder", nowhere.getMessage());
    }

    @Test
    void a_saved_file_may_be_read_by_whom_a_written_one_may() throws Exception {
        server.on("/file", wire -> wire.reply("content"));
        Path written = Files.writeString(folder.resolve("written"), "x");
        Path saved = folder.resolve("saved");
        http.stream(server.url("/file")).saveTo(saved);
        assertEquals(Files.getPosixFilePermissions(written), Files.getPosixFilePermissions(saved));
    }

    @Test
    void a_stream_is_read_once_and_holds_its_place_until_then() throws Exception {
        server.on("/a", wire -> wire.reply("abc"));
        var stream = http.stream(server.url("/a"));
        assertEquals(1, http.inFlight());
        assertTrue(stream.toString().endsWith("(stream, open)"), stream::toString);
        assertEquals("abc", stream.text());
        assertEquals(0, http.inFlight());
        assertTrue(stream.toString().endsWith("(stream, over)"), stream::toString);
        assertThrows(IllegalStateException.class, stream::text);
        assertThrows(IllegalStateException.class, () -> stream.lines().toList());
        assertEquals("abc", http.stream(server.url("/a")).text());
        assertEquals(1, server.total(), "what was read to its end is used again");
        http.stream(server.url("/a")).close();
    }

    @Test
    void a_bad_status_of_a_stream_is_raised_with_its_body() throws Exception {
        server.sends("/500", "HTTP/1.1 500 Oops\r\nContent-Length: 5\r\n\r\nsorry");
        var error = assertThrows(
                HttpStatusException.class, () -> http.stream(server.url("/500")).raiseForStatus());
        assertEquals("GET " + server.url("/500") + ": 500 Internal Server Error: sorry", error.getMessage());
    }

    @Test
    void a_line_without_end_is_refused() throws Exception {
        server.on("/line", wire -> {
            wire.send(CHUNKED);
            while (true) {
                wire.send(chunk("x".repeat(10_000)));
            }
        });
        try (var line = http.maxBody(100_000).stream(server.url("/line"))) {
            assertThrows(
                    HttpLimitException.class, () -> await(() -> line.lines().toList()));
        }
    }

    @Test
    void cancelling_the_reader_closes_the_connection() throws Exception {
        var reading = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        server.on("/wait", wire -> {
            wire.send(CHUNKED + chunk("one\n"));
            wire.awaitEnd();
            gone.countDown();
        });
        var reader = task(() -> {
            for (String line : http.stream(server.url("/wait")).lines()) {
                assertEquals("one", line);
                reading.countDown();
            }
        });
        BadServer.await(reading);
        reader.cancel();
        BadServer.await(gone);
        outcomes(reader);
    }

    @Test
    void a_forgotten_stream_gives_its_place_back() throws Exception {
        server.on("/a", wire -> {
            wire.send(CHUNKED + chunk("one\n"));
            wire.awaitEnd();
        });
        Http one = http.limit(1);
        forget(one);
        while (one.inFlight() > 0) {
            System.gc();
            Thread.onSpinWait();
        }
        one.close();
    }

    private void forget(Http client) throws IOException {
        assertEquals(200, client.stream(server.url("/a")).status());
    }
}
