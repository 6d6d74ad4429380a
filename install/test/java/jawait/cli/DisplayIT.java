package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Values in JupyterLab in a real browser: a table that a click sorts, documents, a bar of progress that
/// moves after its cell has ended, in both themes. The pictures stay in `target/jawait-cli/pictures`.
class DisplayIT {
    @TempDir
    Path folder;

    @Test
    void values_are_seen_in_both_themes() throws Exception {
        var chromium = Browsers.chromium();
        var jupyter = Jupyter.in(folder);
        var notebook = jupyter.notebook(
                "var gate = event();",
                """
                record City(String name, int people, boolean capital, Duration away) {}
                IntStream.range(0, 100).mapToObj(i -> new City("City <" + i + ">", i * 7919 % 1000, i % 3 == 0, Duration.ofMinutes(i))).toList()""",
                "new City(\"Oslo\", 709, true, Duration.ofHours(2))",
                "new TreeMap<>(Map.of(\"one\", 1, \"<two>\", 2))",
                "display(new Success<>(42), new Failure<>(new IllegalStateException(\"no\")));",
                "Markdown.of(\"**bold** and `code`\\n\\n- a\\n- b\")",
                "Latex.of(\"e^{i\\\\pi} + 1 = 0\")",
                "Mermaid.of(\"graph LR; A[take] --> B[put]; B --> C[done]\")",
                "Json.of(Map.of(\"name\", \"Ada\", \"tags\", List.of(\"a\", \"b\")))",
                """
                var picture = new java.awt.image.BufferedImage(120, 40, 1);
                var pen = picture.createGraphics();
                pen.setColor(java.awt.Color.ORANGE);
                pen.fillRect(20, 10, 80, 20);
                picture""",
                "display(URI.create(\"https://example.org/\"), CompletableFuture.completedFuture(1), Thread.currentThread(), new IllegalStateException(\"an error\"), Duration.ofSeconds(90));",
                "Display.register(City.class, c -> { throw new IllegalStateException(\"no ink\"); });\nnew City(\"Rome\", 1, true, null)",
                "for (int i : Progress.over(2).named(\"outer\")) { for (int j : Progress.over(3).named(\"inner\")) {} }\n"
                        + "for (int i : Progress.over(9).named(\"left early\")) { if (i == 5) break; }",
                """
                var worker = task("worker", () -> {
                    for (int i : Progress.over(10).named("pages")) {
                        if (i == 4) gate.await();
                    }
                });""");
        var pictures = Repository.ROOT.resolve("target/jawait-cli/pictures").toString();

        var ended = jupyter.run(
                "install/test/python/display.py", notebook.toString(), "--chromium", chromium, "--pictures", pictures);

        assertEquals(0, ended.code(), () -> ended.err() + ended.out());
        var seen = Jupyter.JSON.readTree(ended.out());
        assertEquals("", seen.path("problem").asText(), ended.out());
        var drawn = seen.path("drawn");
        assertAll(
                () -> assertEquals("[]", seen.path("console").toString()),
                () -> assertTrue(seen.path("as they come").get(0).asText().startsWith("City <0>\t0\t"), seen::toString),
                () -> assertTrue(seen.path("sorted").get(0).asText().startsWith("City <0>\t0\t"), seen::toString),
                () -> assertTrue(
                        seen.path("sorted the other way").get(0).asText().startsWith("City <99>\t981\t"),
                        seen::toString),
                () -> assertTrue(seen.path("bar").asText().contains("4/10"), seen::toString),
                () -> assertTrue(seen.path("bar at its end").asText().contains("10 in "), seen::toString),
                () -> assertEquals("[\"text/markdown\"]", drawn.get(5).toString()),
                () -> assertEquals("[\"text/latex drawn\"]", drawn.get(6).toString()),
                () -> assertTrue(drawn.get(7).get(0).asText().endsWith(" drawn"), drawn::toString),
                () -> assertTrue(drawn.get(8).get(0).asText().endsWith(" drawn"), drawn::toString),
                () -> assertEquals("[\"image/png drawn\"]", drawn.get(9).toString()),
                () -> assertEquals("[]", seen.path("faults, display-light").toString()),
                () -> assertEquals("[]", seen.path("faults, display-dark").toString()),
                () -> assertEquals("[]", seen.path("faults, display-ended").toString()));
    }
}
