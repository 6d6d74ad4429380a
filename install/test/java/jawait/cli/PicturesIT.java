package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Charts and timelines as JupyterLab draws them. Pictures of both themes are left in `target/pictures`.
class PicturesIT {
    private static final Path PICTURES = Repository.ROOT.resolve("target/pictures");

    @TempDir
    Path folder;

    @Test
    void the_bars_of_a_timeline_are_as_long_as_the_tasks_took() throws Exception {
        var drawn = drawn("timeline", "3 tasks", """
                %%timeline
                gather(() -> { sleep(4); return "A"; }, () -> { sleep(2); return "B"; }, () -> { sleep(6); return "C"; })""", "timeline()");

        for (var cell : drawn) {
            // a task that had to wait for a processor has a part of its own for that
            var bars = List.copyOf(marks(cell, "bar")
                    .collect(Collectors.groupingBy(
                            bar -> bar.path("label").asText().split(":")[0], TreeMap::new, Collectors.toList()))
                    .values());
            assertEquals(3, bars.size(), cell::toString);
            double second = width(bars.getFirst()) / took(bars.getFirst().getFirst());
            double[] least = {4, 2, 6};
            for (int i = 0; i < 3; i++) {
                double took = took(bars.get(i).getFirst());
                assertTrue(took >= least[i] - .1, cell::toString);
                assertEquals(took, width(bars.get(i)) / second, .05 * took, cell::toString);
            }
        }
    }

    private static double width(List<JsonNode> parts) {
        return parts.stream().mapToDouble(part -> part.path("width").asDouble()).sum();
    }

    /// The seconds that a bar says.
    private static double took(JsonNode bar) {
        var said = Pattern.compile("\\w+: ([\\d.]+) s, from")
                .matcher(bar.path("label").asText());
        assertTrue(said.find(), bar::toString);
        return Double.parseDouble(said.group(1));
    }

    @Test
    void each_chart_is_drawn() throws Exception {
        var drawn = drawn(
                "charts",
                "permits in use: 0, 2 at most, limit 2",
                "Chart.bar(Map.of(\"<b>Java</b>\", 3)).title(\"</script>\").height(200)",
                """
                record Call(Instant time, Duration latency, String kind) {}
                var calls = IntStream.range(0, 40).mapToObj(i -> new Call(Instant.EPOCH.plusSeconds(i * 60),
                    Duration.ofMillis(20 + i * 7 % 30), i % 2 == 0 ? "GET" : "PUT")).toList();
                Chart.line(calls).colour("kind").title("Latency").height(220)""",
                "Chart.histogram(new double[] {1, 2, 2, 3, 3, 3}).height(200)",
                "Chart.heatmap(new double[][] {{1, 2, 3}, {4, 5, 6}}).height(200)",
                "Chart.scatter(new double[][] {{1, 10}, {2, 100}, {3, 1000}}).logY().height(200)",
                "Chart.gantt(Map.of(\"a\", Duration.ofSeconds(2)))",
                """
                var gate = semaphore(2);
                var seen = watch(gate);
                gather(List.of(1, 2, 3), i -> { try (var _ = gate.acquire()) { sleep(.3); return i; } });
                seen.close();""",
                "display(MimeBundle.plain(\"\").with(\"image/svg+xml\", Chart.bar(List.of(1, 2)).height(200).svg()))");

        var kinds = List.of("bar", "line mark", "bar", "rect mark", "circle", "bar", "line mark");
        for (int i = 0; i < kinds.size(); i++) {
            var cell = drawn.get(i);
            assertTrue(marks(cell, kinds.get(i)).findAny().isPresent(), cell::toString);
        }
        var watched = drawn.get(6).path("text").toString();
        assertTrue(watched.contains("permits in use: 0, 2 at most, limit 2"), watched);
        assertTrue(drawn.get(0).path("text").toString().contains("<b>Java</b>"), drawn.get(0)::toString);
        assertTrue(drawn.get(7).path("mimes").toString().contains("image/svg+xml"), drawn.get(7)::toString);
    }

    private static Stream<JsonNode> marks(JsonNode cell, String kind) {
        return StreamSupport.stream(cell.path("marks").spliterator(), false)
                .filter(mark -> mark.path("kind").asText().equals(kind));
    }

    /// What stands on the page, cell by cell. JupyterLab finds nothing to complain of.
    private JsonNode drawn(String name, String until, String... cells) throws Exception {
        var jupyter = Jupyter.in(folder);
        var notebook = Files.move(jupyter.notebook(cells), folder.resolve(name + ".ipynb"));
        var ended = jupyter.run(
                "install/test/python/pictures.py",
                notebook.toString(),
                "--chromium",
                Browsers.chromium(),
                "--pictures",
                PICTURES.toString(),
                "--height",
                "2600",
                "--until",
                until);
        assertEquals(0, ended.code(), () -> ended.err() + ended.out());
        var page = Jupyter.JSON.readTree(ended.out());
        assertEquals("[]", page.path("console").toString());
        return page.path("cells");
    }
}
