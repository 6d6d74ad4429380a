package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which URLs and settings are taken, and what is said of the others. Nothing is opened here.
class HttpUrlTest {
    private final Http http = Http.client();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "http://a b.com/x      ; a space at position 9",
                "http://a.com/x y      ; a space at position 15",
                "example.com/x         ; no scheme; did you mean https://example.com/x?",
                "/users                ; no scheme; did you mean https://users, or a client with a baseUrl?",
                "ftp://a.com/x         ; the scheme ftp; Http speaks http and https",
                "file:///etc/passwd    ; the scheme file",
                "http://               ; no host",
                "http:///x             ; no host",
                "http://:80/x          ; no host",
                "http://a.com:99999/   ; the port 99999",
                "http://a.com:0/       ; the port 0",
                "http://a.com:http/    ; the port http",
                "http://a.com/%zz      ; Malformed escape pair",
                "http://a.com/a|b      ; the character |",
                "http://my_host/       ; the host my_host",
                "http://[::1/          ; no host",
                "http://u:p/q@a.com/   ; an @ behind a /, ? or #",
                "``                    ; no scheme",
            })
    void a_bad_url_is_refused_with_what_was_expected(String url, String found) {
        var error = assertThrows(IllegalArgumentException.class, () -> http.request("GET", url));
        assertTrue(
                error.getMessage().startsWith("expected a URL such as https://example.com/path, found "),
                error.getMessage());
        assertTrue(error.getMessage().contains(found), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP://Example.com,          http://Example.com/",
        "http://a.com?x=1,            http://a.com/?x=1",
        "http://a.com/a#part,         http://a.com/a",
        "http://a.com/çay?q=ş,        http://a.com/%C3%A7ay?q=%C5%9F",
        "http://hatalı.invalid/,      http://xn--hatal-r4a.invalid/",
        "http://[::1]:8080/x,         http://[::1]:8080/x",
        "http://u:secret@a.com/,      http://a.com/",
        "http://a.com:80/@ada?to=b@c, http://a.com:80/@ada?to=b@c",
        "http://a.com/u:p@b,          http://a.com/u:p@b",
        "http://a.com/?a[]=1&b=%20,   http://a.com/?a[]=1&b=%20",
    })
    void a_good_url_is_what_it_means(String url, String meant) {
        assertEquals(
                "HttpCall[GET " + meant + ", not sent: use send() or stream()]",
                http.request("GET", url).toString());
    }

    @Test
    void no_message_has_a_password() {
        for (Executable wrong : List.<Executable>of(
                () -> http.get("http://ada:secret@host:port/"),
                () -> http.get("http://ada:sec/ret@host/"),
                () -> http.get("http://ada:sec#ret@host/a@b"),
                () -> http.get("http://ada:sec ret@host/"),
                () -> http.get("ada:secret@host/"),
                () -> http.get("ftp://ada:secret@host/"),
                () -> http.baseUrl("http://ada:secret@host/?x"),
                () -> http.baseUrl("http://ada:sec?ret@host/"),
                () -> http.basic("ada:secret", ""))) {
            var error = assertThrows(IllegalArgumentException.class, wrong);
            assertFalse(error.getMessage().contains("sec"), error.getMessage());
            assertFalse(error.getMessage().contains("ret"), error.getMessage());
        }
        var header = assertThrows(IllegalArgumentException.class, () -> http.bearer("sec\nret"));
        assertFalse(header.getMessage().contains("sec"), header.getMessage());
    }

    @Test
    void wrong_settings_fail_at_once() {
        Map<String, Executable> wrong = Map.ofEntries(
                Map.entry("timeout: expected seconds above 0, found 0.0", () -> http.timeout(0)),
                Map.entry("timeout: expected seconds above 0, found NaN", () -> http.timeout(Double.NaN)),
                Map.entry(
                        "timeout: expected a duration above 0, found PT-1S",
                        () -> http.timeout(Duration.ofSeconds(-1))),
                Map.entry("poolTimeout: expected seconds above 0, found -1.0", () -> http.poolTimeout(-1)),
                Map.entry("limit: expected at least 1, found 0", () -> http.limit(0)),
                Map.entry("keepAlive: expected at least 1 connection, found 0", () -> http.keepAlive(0)),
                Map.entry("maxBody: expected at least 1 byte, found 0", () -> http.maxBody(0)),
                Map.entry("redirects: expected 0 or more, found -1", () -> http.redirects(-1)),
                Map.entry(
                        "header: content-length is written by the client itself",
                        () -> http.header("content-length", "1")),
                Map.entry(
                        "header: expected a name of letters, digits and -, found \"a b\"",
                        () -> http.header("a b", "1")),
                Map.entry("header X: expected a value on one line", () -> http.header("X", "a\r\nY: b")),
                Map.entry("basic: expected a user without a colon", () -> http.basic("a:b", "c")),
                Map.entry("baseUrl: expected a URL without ? and #", () -> http.baseUrl("http://a.com/?x=1")),
                Map.entry(
                        "request: expected a method such as GET, found \"GE T\"",
                        () -> http.request("GE T", "http://a.com")));
        wrong.forEach((sentence, call) -> {
            String found =
                    assertThrows(IllegalArgumentException.class, call, sentence).getMessage();
            assertTrue(found.startsWith(sentence), found);
        });
        for (Executable nothing : List.<Executable>of(
                () -> http.get(null),
                () -> http.baseUrl(null),
                () -> http.retry(null),
                () -> http.timeout((Duration) null))) {
            assertThrows(NullPointerException.class, nothing);
        }
    }

    @Test
    void settings_are_read_as_people_write_them() {
        assertEquals("34 ms", HttpTimes.text(Duration.ofMillis(34)));
        assertEquals("1.2 s", HttpTimes.text(Duration.ofMillis(1234)));
        assertEquals("10 s", HttpTimes.text(Duration.ofSeconds(10)));
        assertEquals("no end", HttpTimes.text(HttpTimes.of(Double.POSITIVE_INFINITY, "timeout")));
        assertEquals(
                "999 B, 1 kB, 1.2 kB, 1 MB, 100 MB, 1 GB",
                String.join(
                        ", ",
                        HttpTimes.bytes(999),
                        HttpTimes.bytes(1000),
                        HttpTimes.bytes(1234),
                        HttpTimes.bytes(999_999),
                        HttpTimes.bytes(100_000_000),
                        HttpTimes.bytes(1_000_000_000)));
    }

    @Test
    void a_parameter_that_may_be_missing_or_be_many_is_so() {
        var call = http.request("GET", "http://a.com/")
                .query("none", Optional.empty())
                .query("one", Optional.of("x"))
                .query("ints", new int[] {1, 2})
                .query("texts", new String[] {"a", null})
                .query("path", Path.of("a", "b"));
        assertEquals("GET http://a.com/?one=x&ints=1&ints=2&texts=a&path=a%2Fb", call.label());
        assertEquals(
                "a=1&a=2",
                Form.of("a", List.of(Optional.of(1), 2))
                        .and("b", Optional.empty())
                        .encoded());
    }
}
