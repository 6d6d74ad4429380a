package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tutorial and a widget as one sees them: JupyterLab in a real browser. `-Djawait.screenshot=true` renews the
/// README's picture.
class BrowserIT {
    @TempDir
    Path folder;

    @Test
    void why_async_runs_in_jupyterlab() throws Exception {
        var chromium = Browsers.chromium();
        var jupyter = Jupyter.in(folder);
        var notebook = jupyter.copy("01-why-async.ipynb");
        var picture = Repository.ROOT.resolve("notebooks/images/why-async.png").toString();

        var cells = Boolean.getBoolean("jawait.screenshot")
                ? page(jupyter, notebook, "--chromium", chromium, "--until", "eight ticks", "--screenshot", picture)
                : page(jupyter, notebook, "--chromium", chromium, "--until", "eight ticks");

        assertAll(
                () -> assertTrue(
                        output(cells, "sync").contains("10 pages one after the other: 5."), output(cells, "sync")),
                () -> assertTrue(output(cells, "gather").contains("10 pages all at once: "), output(cells, "gather")),
                () -> assertTrue(
                        output(cells, "hundred").contains("100 pages all at once: "), output(cells, "hundred")),
                () -> assertTrue(
                        output(cells, "ticker")
                                .contains("tick 1\ntick 2\ntick 3\ntick 4\ntick 5\ntick 6\ntick 7\ntick 8"),
                        output(cells, "ticker")),
                () -> assertTrue(output(cells, "meanwhile").contains("still at work? yes"), output(cells, "meanwhile")),
                () -> assertTrue(output(cells, "await").contains("eight ticks"), output(cells, "await")));
        for (var cell : cells) {
            assertTrue(!cell.path("mimes").toString().contains("jupyter.error"), () -> "an error below " + cell);
        }
    }

    @Test
    void a_click_on_a_widget_reaches_java_and_the_answer_is_shown() throws Exception {
        var chromium = Browsers.chromium();
        var jupyter = Jupyter.in(folder);
        var notebook = jupyter.notebook("""
                var esm = ""\"
                    export default { render({ model, el }) {
                        const button = document.createElement("button");
                        const draw = () => { button.textContent = model.get("label"); };
                        button.onclick = () => { model.set("clicks", model.get("clicks") + 1); model.save_changes(); };
                        model.on("change:label", draw);
                        draw();
                        el.append(button);
                    } }""\";
                var w = Widget.of(esm, Map.of("clicks", 0, "label", "click me"));
                w""", """
                w.onChange("clicks", n -> { IO.println("clicked " + n); w.set("label", "Java has heard it"); });""");

        var cells = page(jupyter, notebook, "--chromium", chromium, "--click", "click me", "--until", "clicked 1");

        assertEquals("Java has heard it", output(cells, "cell-0"));
        assertEquals("clicked 1\n", output(cells, "cell-1"));
    }

    /// The cells as they stand on the page. JupyterLab finds nothing about this kernel to complain of.
    private static JsonNode page(Jupyter jupyter, Path notebook, String... options) throws Exception {
        var ended = jupyter.run(
                "install/test/python/browser.py",
                Stream.concat(Stream.of(notebook.toString()), Stream.of(options))
                        .toArray(String[]::new));
        assertEquals(0, ended.code(), () -> ended.err() + ended.out());
        var page = Jupyter.JSON.readTree(ended.out());
        assertEquals("[]", page.path("console").toString());
        return page.path("cells");
    }

    private static String output(JsonNode cells, String id) {
        return Jupyter.cell(Jupyter.JSON.createObjectNode().set("cells", cells), id)
                .path("output")
                .asText();
    }
}
