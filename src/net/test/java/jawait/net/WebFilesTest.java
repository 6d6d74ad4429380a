package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of a folder as answers.
class WebFilesTest {
    @TempDir
    Path folder;

    private Service service;

    @BeforeEach
    void begin() throws IOException {
        Path site = Files.createDirectories(folder.resolve("site/inner"));
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.writeString(folder.resolve("site/a.txt"), "0123456789");
        Files.writeString(folder.resolve("site/b ü.html"), "<p>");
        Files.writeString(folder.resolve("site/.hidden"), "hidden");
        Files.writeString(site.resolve("index.html"), "<h1>");
        Files.writeString(site.resolve("x.js"), "1");
        Files.createSymbolicLink(folder.resolve("site/out.txt"), folder.resolve("secret.txt"));
        service = new Service(Web.routes()
                .files("/static", folder.resolve("site"))
                .get("/one", () -> folder.resolve("secret.txt"))
                .get("/gone", () -> folder.resolve("gone.txt")));
    }

    @AfterEach
    void end() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/static/a.txt, 200, text/plain; charset=utf-8, 0123456789",
        "/static/b%20%C3%BC.html, 200, text/html; charset=utf-8, <p>",
        "/static/inner/, 200, text/html; charset=utf-8, <h1>",
        "/static/inner/x.js, 200, text/javascript; charset=utf-8, 1",
        "/one, 200, text/plain; charset=utf-8, secret",
    })
    void have_their_types(String path, int status, String type, String text) throws Exception {
        var said = service.get(path);
        assertEquals(status + " " + text, said.toString());
        assertEquals(type, said.header("Content-Type"));
        assertEquals("bytes", said.header("Accept-Ranges"));
    }

    @Test
    void a_folder_is_left_for_its_page() throws Exception {
        var said = service.get("/static/inner?x=1");
        assertEquals(308, said.status());
        assertEquals("/static/inner/?x=1", said.header("Location"));
        assertEquals(404, service.get("/static/").status());
        assertEquals(404, service.get("/gone").status());
        assertEquals(405, service.send("POST", "/static/a.txt", "x").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/../secret.txt",
                "/static/%2e%2e/secret.txt",
                "/static/..%2fsecret.txt",
                "/static/inner/../../secret.txt",
                "/static/..%5csecret.txt",
                "/static//secret.txt",
                "/static/out.txt",
                "/static/.hidden",
                "/static/a.txt%00",
                "/static/none",
            })
    void nothing_outside_and_nothing_hidden_is_there(String path) throws Exception {
        String said = service.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(said.startsWith("HTTP/1.1 404"), said);
        assertTrue(!said.contains("hidden\r\n") && !said.endsWith("secret"), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=2-4 | 206 | 234 | bytes 2-4/10",
                "bytes=7- | 206 | 789 | bytes 7-9/10",
                "bytes=-2 | 206 | 89 | bytes 8-9/10",
                "bytes=5-99 | 206 | 56789 | bytes 5-9/10",
                "bytes=1-2,4-5 | 200 | 0123456789 | ''",
                "lines=1-2 | 200 | 0123456789 | ''",
            })
    void parts_are_sent_when_asked_for(String range, int status, String text, String place) throws Exception {
        var said = service.send("GET", "/static/a.txt", "", request -> request.header("Range", range));
        assertEquals(status + " " + text, said.toString());
        assertEquals(place, said.header("Content-Range"));
    }

    @Test
    void a_part_that_is_not_there_is_refused_with_the_size() throws Exception {
        var said = service.send("GET", "/static/a.txt", "", request -> request.header("Range", "bytes=10-"));
        assertEquals(416, said.status());
        assertEquals("bytes */10", said.header("Content-Range"));
    }

    @Test
    void what_the_client_has_is_not_sent_again() throws Exception {
        var first = service.get("/static/a.txt");
        String tag = first.header("ETag");
        String date = first.header("Last-Modified");
        assertEquals(
                "304 ",
                service.send("GET", "/static/a.txt", "", r -> r.header("If-None-Match", tag))
                        .toString());
        assertEquals(
                "304 ",
                service.send("GET", "/static/a.txt", "", r -> r.header("If-Modified-Since", date))
                        .toString());
        Files.writeString(folder.resolve("site/a.txt"), "other");
        assertEquals(
                "200 other",
                service.send("GET", "/static/a.txt", "", r -> r.header("If-None-Match", tag))
                        .toString());
        var part = service.send(
                "GET", "/static/a.txt", "", r -> r.header("Range", "bytes=0-1").header("If-Range", tag));
        assertEquals("200 other", part.toString());
    }

    @Test
    void a_large_file_is_streamed() throws Exception {
        byte[] large = new byte[5_000_000];
        java.util.Arrays.fill(large, (byte) 'x');
        Files.write(folder.resolve("site/large.bin"), large);
        assertEquals(large.length, service.get("/static/large.bin").text().length());
        var head = service.send("HEAD", "/static/large.bin", "");
        assertEquals("5000000", head.header("Content-Length"));
    }
}
