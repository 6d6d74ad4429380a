package jawait.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jawait.Cancelled;
import jawait.Failure;
import jawait.Success;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Values and the forms they are shown in.
class RenderTest {
    sealed interface Result {}

    record Ok(int value) implements Result {}

    record Err(String why) implements Result {}

    enum Colour {
        RED
    }

    static final class Silent {
        @Override
        public @Nullable String toString() {
            return null;
        }
    }

    static final class Loud {
        @Override
        public String toString() {
            throw new IllegalStateException("not\nnow");
        }
    }

    static final class Endless {
        @Override
        public String toString() {
            return "[" + this + "]";
        }
    }

    private static final CompletableFuture<Object> OPEN = new CompletableFuture<>();

    /// The value, its text, and what its HTML contains (null: it has no other form).
    record Row(
            @Nullable Object value, String text, @Nullable String html) {}

    static Stream<Row> values() {
        var cancelled = new CompletableFuture<>();
        cancelled.cancel(true);
        return Stream.of(
                new Row(null, "null", null),
                new Row("text\nof lines", "text\nof lines", null),
                new Row(1234567.5, "1234567.5", null),
                new Row(1_234_567, "1234567", null),
                new Row('c', "c", null),
                new Row(Colour.RED, "RED", null),
                new Row(new int[] {1, 2}, "[1, 2]", null),
                new Row(new String[] {"a", null}, "[a, null]", null),
                new Row(List.of(new int[] {1}), "[[1]]", null),
                new Row(new Silent(), "null", null),
                new Row(Optional.empty(), "Optional.empty", null),
                new Row(Optional.of(5), "Optional[5]", null),
                new Row(Optional.of(new Ok(1)), "Optional[Ok[value=1]]", "<b>Ok</b>"),
                new Row(OPEN, "CompletableFuture[not completed]", "not completed"),
                new Row(CompletableFuture.completedFuture("<x>"), "CompletableFuture[completed: <x>]", "&lt;x&gt;"),
                new Row(
                        CompletableFuture.failedFuture(new IllegalStateException("no")),
                        "CompletableFuture[failed: java.lang.IllegalStateException: no]",
                        "failed: IllegalStateException: no"),
                new Row(cancelled, "CompletableFuture[cancelled]", "cancelled"),
                new Row(new IllegalStateException("<no>"), "java.lang.IllegalStateException: <no>", "<details>"),
                new Row(
                        URI.create("https://example.org/?a=1&b"),
                        "https://example.org/?a=1&b",
                        "<a href=\"https://example.org/?a=1&amp;b\""),
                new Row(URI.create("javascript:alert(1)"), "javascript:alert(1)", null),
                new Row(Duration.ofSeconds(90), "PT1M30S", "1 min 30 s"),
                new Row(Duration.ofMillis(3_723_004), "PT1H2M3.004S", "1 h 2 min 3.004 s"),
                new Row(Duration.ofSeconds(-90_000, 0), "PT-25H", "-1 d 1 h"),
                new Row(Duration.ofNanos(1_234_567), "PT0.001234567S", "1.234567 ms"),
                new Row(Duration.ZERO, "PT0S", "0 s"),
                new Row(new Ok(3), "Ok[value=3]", Card.GOOD),
                new Row(new Err("<b>"), "Err[why=<b>]", "&lt;b&gt;"),
                new Row(new Success<>(1), "Success[value=1]", Card.GOOD),
                new Row(
                        new Failure<>(new IllegalStateException("x")),
                        "Failure[error=java.lang.IllegalStateException: x]",
                        Card.BAD),
                new Row(new Cancelled<>(), "Cancelled[]", Card.QUIET),
                new Row(Path.of("/tmp"), "/tmp", null),
                new Row(Path.of("/no/such.png"), "/no/such.png\n(there is no such file)", null),
                new Row(new byte[] {1, 2, 3}, "[1, 2, 3]", null));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_has_forms(Row row) {
        var bundle = Render.of(row.value);
        assertEquals(row.text, bundle.text());
        var html = bundle.get("text/html");
        if (row.html == null) {
            assertEquals(1, bundle.data().size(), bundle.toString());
        } else {
            assertTrue(String.valueOf(html).contains(row.html), String.valueOf(html));
        }
    }

    @Test
    void numbers_are_the_same_in_every_country() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertEquals("1.5", Render.of(1.5).text());
            assertTrue(String.valueOf(Render.of(Duration.ofMillis(1500)).get("text/html"))
                    .contains("1.5 s"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_text_that_fails_is_told() {
        assertTrue(Render.of(new Loud())
                .text()
                .matches("Loud@\\w+ \\(its toString threw IllegalStateException: not↵now\\)"));
        assertTrue(Render.of(new Endless()).text().matches("Endless@\\w+ \\(its toString calls itself without end\\)"));
        assertTrue(Render.of(List.of(1, new Loud())).text().contains("its toString threw"));
    }

    @Test
    void what_contains_itself_has_an_end() {
        var list = new ArrayList<Object>(List.of(1));
        list.add(list);
        assertEquals("[1, (this Collection)]", Render.of(list).text());
        var a = new HashMap<String, Object>();
        a.put("b", List.of(a));
        assertEquals("{b=[(this Map)]}", Render.of(a).text());
        Object[] array = new Object[1];
        array[0] = array;
        assertEquals("[[...]]", Render.of(array).text());
    }

    @Test
    void a_huge_text_is_cut_with_a_sentence() {
        var huge = "x".repeat(100_000_000);
        String shown = Render.of(huge).text();
        assertTrue(shown.endsWith("x… (99900000 more characters)"));
        assertTrue(shown.length() < 100_100);
        assertTrue(Render.of(List.of(1, huge)).text().endsWith("x… (cut after 100000 characters)"));
        var many = java.util.stream.IntStream.range(0, 10_000_000).boxed().toList();
        assertTrue(Render.of(many).text().length() < 100_100);
    }

    @Test
    void a_picture_of_awt_is_a_png(@TempDir Path folder) throws Exception {
        var image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        var bundle = Render.of(image);
        assertEquals("BufferedImage of 3 × 2", bundle.text());
        byte[] png = Base64.getDecoder().decode(String.valueOf(bundle.get("image/png")));
        assertEquals("byte[" + png.length + "], a PNG picture", Render.of(png).text());
        assertEquals(bundle.get("image/png"), Render.of(png).get("image/png"));
        var file = Files.write(folder.resolve("picture-of-no-ending"), png);
        assertEquals(bundle.get("image/png"), Render.of(file).get("image/png"));
        assertEquals(bundle.get("image/png"), Render.of(file.toFile()).get("image/png"));
        var fake = Files.writeString(folder.resolve("fake.png"), "no picture");
        assertTrue(Render.of(fake).text().endsWith("(the file holds no picture that can be shown)"));
        var svg = Files.writeString(folder.resolve("a.svg"), "<?xml version='1.0'?>\n<svg/>");
        assertEquals("<?xml version='1.0'?>\n<svg/>", Render.of(svg).get("image/svg+xml"));
    }

    @Test
    void other_bytes_are_a_dump_of_the_first_ones() {
        String text = Render.of(new byte[1000]).text();
        assertTrue(text.startsWith("00000000  00 00"), text);
        assertTrue(text.endsWith("(byte[1000], 1 kB)"), text);
    }

    @Test
    void a_thread_tells_what_it_does() throws Exception {
        var thread = Thread.ofVirtual().name("w").start(() -> {});
        thread.join();
        assertTrue(Render.of(thread).text().contains("TERMINATED"));
        String own = Render.of(Thread.currentThread()).text();
        assertTrue(own.contains("RUNNABLE"), own);
    }

    @Test
    void a_process_tells_how_it_ended() throws Exception {
        var process = new ProcessBuilder("sh", "-c", "exit 3").start();
        process.waitFor();
        assertTrue(Render.of(process).text().endsWith("ended with 3"));
    }

    @Test
    void what_a_server_answers_is_its_status_its_headers_and_its_body() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(404, 0);
            exchange.getResponseBody().write("<h1>none</h1>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x"))
                    .build();
            var bundle = Render.of(client.send(request, BodyHandlers.ofString()));
            assertTrue(bundle.text().startsWith("404 GET http://127.0.0.1:"), bundle.text());
            assertTrue(bundle.text().contains("content-type: text/html")
                    && bundle.text().endsWith("<h1>none</h1>"));
            String html = String.valueOf(bundle.get("text/html"));
            assertTrue(html.contains(Card.BAD) && html.contains("&lt;h1&gt;none"), html);
            var bytes = Render.of(client.send(request, BodyHandlers.ofByteArray()));
            assertTrue(bytes.text().endsWith("<h1>none</h1>"), bytes.text());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_bundle_needs_a_text() {
        assertNull(MimeBundle.plain("x").get("text/html"));
        assertFalse(MimeBundle.plain("x").with("a/b", 1).data().isEmpty());
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> new MimeBundle(Map.of("text/plain", 5), Map.of()));
    }

    @Test
    void the_stack_of_a_failure_ends_where_its_task_begins() throws Exception {
        var thrown = new CompletableFuture<Throwable>();
        Thread.ofVirtual()
                .start(() -> ScopedValue.where(ScopedValue.<String>newInstance(), "bound")
                        .run(() -> CompletableFuture.supplyAsync(() -> Integer.parseInt("x"), Runnable::run)
                                .whenComplete((none, error) -> thrown.complete(error.getCause()))));
        var page = String.valueOf(Render.of(new Failure<>(thrown.get())).data().get("text/html"));
        assertTrue(page.contains("java.lang.Integer.parseInt"), page);
        assertFalse(page.contains("VirtualThread"), page);
        assertFalse(page.contains("ScopedValue"), page);
    }
}
