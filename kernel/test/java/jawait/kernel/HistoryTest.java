package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jawait.engine.history.Entry;
import jawait.engine.history.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// History over restarts (T47): one file for all kernels.
class HistoryTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("of jawait/history.sqlite");
    }

    /// What the client is told: `session:line input` or `session:line input => output`.
    private static List<String> asked(FakeFrontend client, Map<String, ?> request) {
        var rows = new ArrayList<String>();
        client.ask("shell", "history_request", request).replied("history_reply", content -> {
            assertEquals("ok", content.path("status").asText());
            content.path("history").forEach(row -> {
                var text = row.path(2);
                var input = text.isArray()
                        ? text.path(0).asText() + " => " + text.path(1).asText("null")
                        : text.asText();
                rows.add(row.path(0).asInt() + ":" + row.path(1).asInt() + " " + input);
            });
        });
        return rows;
    }

    @Test
    void it_lasts_over_restarts_and_is_asked_by_tail_range_and_search() {
        try (var first = FakeFrontend.start(new History(file()))) {
            first.execute("int a = 1;").reply("ok");
            first.execute("a + 1").reply("ok");
            first.execute("a + 1", Map.of("store_history", false)).reply("ok");
        }
        try (var second = FakeFrontend.start(new History(file()))) {
            second.execute("int a = 1;").reply("ok");
            second.execute("int[] list = {7}; list[0]").reply("ok");
            assertEquals(
                    List.of("1:1 int a = 1;", "1:2 a + 1", "2:1 int a = 1;", "2:2 int[] list = {7}; list[0]"),
                    asked(second, Map.of("hist_access_type", "tail", "n", 10)));
            assertEquals(
                    List.of("2:2 int[] list = {7}; list[0] => 7"),
                    asked(second, Map.of("hist_access_type", "tail", "n", 1, "output", true)));
            assertEquals(
                    List.of("1:2 a + 1 => 2"),
                    asked(second, Map.of("hist_access_type", "range", "session", -1, "start", 2, "output", true)));
            assertEquals(
                    List.of("2:1 int a = 1;"),
                    asked(second, Map.of("hist_access_type", "range", "session", 0, "start", 1, "stop", 2)));
            assertEquals(
                    List.of("1:1 int a = 1;"),
                    asked(second, Map.of("hist_access_type", "range", "session", 1, "start", 1, "stop", 2)));
            assertEquals(
                    List.of("2:1 int a = 1;"),
                    asked(second, Map.of("hist_access_type", "search", "pattern", "int a*", "unique", true)));
            assertEquals(
                    List.of("2:2 int[] list = {7}; list[0]"),
                    asked(second, Map.of("hist_access_type", "search", "pattern", "*list[?]*", "n", 5)));
            assertEquals(List.of(), asked(second, Map.of("hist_access_type", "search", "pattern", "nothing")));
        }
    }

    @Test
    void two_histories_that_write_at_once_lose_nothing() throws InterruptedException {
        try (var one = new History(file());
                var other = new History(file())) {
            var writers = List.of(one, other, one).stream()
                    .map(history -> Thread.ofPlatform().start(() -> {
                        var session = history.session();
                        IntStream.rangeClosed(1, 200).forEach(line -> session.add(line, "cell " + line, null));
                    }))
                    .toList();
            for (var writer : writers) {
                writer.join();
            }
            one.session().tail(1); // the answer comes after all that one had to write
            var all = other.session().tail(null);
            assertEquals(600, all.size());
            var sessions = all.stream().map(Entry::session).distinct().toList();
            assertEquals(3, sessions.size(), sessions::toString);
            for (var session : sessions) {
                var lines = all.stream()
                        .filter(e -> e.session() == session)
                        .map(Entry::line)
                        .toList();
                assertEquals(IntStream.rangeClosed(1, 200).boxed().toList(), lines);
            }
        }
    }

    @Test
    void a_broken_file_is_put_aside_and_an_unwritable_place_costs_only_the_memory() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "this is no database, and long enough to be sure of it. ".repeat(100));
        try (var history = new History(file())) {
            var session = history.session();
            session.add(1, "x", "1");
            assertEquals(List.of(new Entry(1, 1, "x", "1")), session.tail(null));
        }
        assertTrue(Files.exists(file().resolveSibling("history.sqlite.broken")));
        try (var history = new History(Path.of("/proc/no/such/place.sqlite"))) {
            var session = history.session();
            session.add(1, "y", null);
            assertEquals(List.of(new Entry(1, 1, "y", null)), session.tail(null));
        }
    }
}
