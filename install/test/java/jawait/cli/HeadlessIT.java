package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that nobody here wrote run notebooks: nbclient, nbconvert, nbval, papermill.
class HeadlessIT {
    @TempDir
    Path folder;

    private Jupyter jupyter;

    @BeforeEach
    void set_up() throws IOException {
        jupyter = Jupyter.in(folder);
    }

    @Test
    void nbclient_has_late_output_below_the_cell_that_awaits_the_task() throws Exception {
        var file = jupyter.notebook(
                "var gate = new CountDownLatch(1);\n"
                        + "var t = task(() -> { gate.await(); IO.println(\"late\"); return 7; });",
                "gate.countDown();\nawait(t)",
                "1 + 1");

        var ended = jupyter.run("install/test/python/execute.py", file.toString());

        assertEquals(0, ended.code(), ended.err());
        var notebook = Jupyter.JSON.readTree(file.toFile());
        assertAll(
                () -> assertEquals("", Jupyter.outputs(Jupyter.cell(notebook, "cell-0"))),
                () -> assertEquals("late\n7", Jupyter.outputs(Jupyter.cell(notebook, "cell-1"))),
                () -> assertEquals("2", Jupyter.outputs(Jupyter.cell(notebook, "cell-2"))));
    }

    @Test
    void nbclient_ends_at_the_first_failing_cell_with_its_traceback() throws Exception {
        var file = jupyter.notebook("int[] empty = {};\nempty[3]", "IO.println(\"never\");");

        var ended = jupyter.run("install/test/python/execute.py", file.toString());

        assertAll(
                () -> assertTrue(ended.code() != 0, "it ends well"),
                () -> assertTrue(ended.err().contains("ArrayIndexOutOfBoundsException"), ended.err()),
                () -> assertTrue(!ended.err().contains("StdinNotSupported"), ended.err()));
    }

    @Test
    void nbconvert_makes_a_page_that_holds_the_outputs_of_the_tutorial() throws Exception {
        var file = jupyter.copy("01-why-async.ipynb");

        var ended = jupyter.module(
                "nbconvert", "--to", "html", "--execute", "--output-dir", folder.toString(), file.toString());

        assertEquals(0, ended.code(), ended.err());
        var page = Files.readString(folder.resolve("01-why-async.html"));
        for (var output : new String[] {"Page hello", "10 pages all at once", "tick 8", "eight ticks"}) {
            assertTrue(page.contains(output), output);
        }
    }

    @Test
    void nbval_finds_the_outputs_of_the_tutorial_as_they_were_saved() throws Exception {
        var file = jupyter.copy("01-why-async.ipynb");
        var times = Repository.ROOT.resolve("install/test/python/nbval.cfg").toString();

        var ended = jupyter.module(
                "pytest", "-p", "no:cacheprovider", "--nbval", "--nbval-sanitize-with", times, file.toString());

        assertAll(
                () -> assertEquals(0, ended.code(), ended.out()),
                () -> assertTrue(ended.out().contains(" passed"), ended.out()),
                () -> assertTrue(!ended.out().contains("skipped"), ended.out()));
    }

    @Test
    void papermill_gives_parameters_to_a_notebook_and_has_its_late_output() throws Exception {
        jupyter.install("install/papermill");
        var file = jupyter.notebook(
                "int n = 1; String name = \"nobody\"; var list = List.of(0);",
                "var gate = new CountDownLatch(1);\nvar t = task(() -> { gate.await(); IO.println(\"late\"); return n; });",
                "gate.countDown();\nawait(t) + \" \" + name + \" \" + list + \" \" + map.get(\"a\")");
        tag(file, "cell-0", "parameters");

        var ended = jupyter.module(
                "papermill",
                file.toString(),
                file.toString(),
                "-p",
                "n",
                "5",
                "-y",
                "{name: \"Jürgen \\\"😀\\\"\", list: [1, 2], map: {a: 3000000000, b: null}, none: null, x: 1.5}");

        assertEquals(0, ended.code(), ended.err());
        var cells = Jupyter.JSON.readTree(file.toFile());
        assertEquals("late\n5 Jürgen \"😀\" [1, 2] 3000000000", Jupyter.outputs(Jupyter.cell(cells, "cell-2")));
    }

    private static void tag(Path notebook, String cell, String tag) throws IOException {
        var tree = Jupyter.JSON.readTree(notebook.toFile());
        ((ObjectNode) Jupyter.cell(tree, cell).path("metadata"))
                .putArray("tags")
                .add(tag);
        Jupyter.JSON.writeValue(notebook.toFile(), tree);
    }
}
