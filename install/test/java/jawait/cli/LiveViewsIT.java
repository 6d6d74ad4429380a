package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tasks in JupyterLab in a real browser: cards that change after their cell has ended, the button that cancels, the
/// panel at the right, in both themes. The pictures stay in `target/jawait-cli/pictures`.
class LiveViewsIT {
    @TempDir
    Path folder;

    @Test
    void tasks_are_seen_and_cancelled_below_their_cells_and_in_the_panel() throws Exception {
        var chromium = Browsers.chromium();
        var jupyter = Jupyter.in(folder);
        var notebook = jupyter.notebook(
                "var gate = event();",
                "var slow = task(\"slow\", () -> { gate.await(); return 42; });\nslow",
                "var endless = task(\"endless\", () -> sleep(10_000));\nendless",
                "var all = task(\"all\", () -> gather(task(\"<b>a long one</b>\", () -> sleep(10_000)), task(() -> 1)));\nall",
                "1");
        var pictures = Repository.ROOT.resolve("target/jawait-cli/pictures").toString();

        var ended = jupyter.run(
                "install/test/python/live.py", notebook.toString(), "--chromium", chromium, "--pictures", pictures);

        assertEquals(0, ended.code(), () -> ended.err() + ended.out());
        var seen = Jupyter.JSON.readTree(ended.out());
        assertEquals("", seen.path("problem").asText(), ended.out());
        var saved = Jupyter.JSON.readTree(notebook.toFile());
        assertAll(
                () -> assertEquals("[]", seen.path("console").toString()),
                () -> assertTrue(seen.path("rows").toString().contains("<b>a long one</b>"), seen::toString),
                () -> assertEquals("[]", seen.path("faults, live-light").toString()),
                () -> assertEquals("[]", seen.path("faults, live-dark").toString()),
                () -> assertEquals("[]", seen.path("faults, live-ended").toString()),
                () -> assertTrue(
                        seen.path("deadlock").asText().contains("Deadlock: In[7] and 2 tasks wait for each other"),
                        seen::toString),
                () -> assertEquals("[]", seen.path("rows, filtered").toString()),
                () -> assertEquals("[]", seen.path("faults, live-list").toString()),
                () -> assertTrue(seen.path("list").asText().contains("cancelled"), seen::toString),
                () -> assertTrue(
                        Jupyter.outputs(Jupyter.cell(saved, "cell-1")).contains("Task[slow done: 42]"),
                        saved::toString));
    }
}
