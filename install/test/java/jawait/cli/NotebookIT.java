package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Notebooks run without a browser, by the program behind `install/jawait run`.
class NotebookIT {
    @TempDir
    Path folder;

    private Jupyter jupyter;

    @BeforeEach
    void set_up() throws IOException {
        jupyter = Jupyter.in(folder);
    }

    @Test
    void why_async_measures_what_it_says() throws Exception {
        var file = jupyter.copy("01-why-async.ipynb");
        var notebook = (ObjectNode) Jupyter.JSON.readTree(file.toFile());
        Jupyter.addCell(
                (ArrayNode) notebook.get("cells"),
                "figures",
                "IO.println(syncSeconds + \" \" + asyncSeconds + \" \" + hundredSeconds);");
        Jupyter.JSON.writeValue(file.toFile(), notebook);

        var run = jupyter.runWell(file);

        var figures = Arrays.stream(
                        Jupyter.outputs(Jupyter.cell(run, "figures")).strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertAll(
                () -> between(5.0, figures[0], 8.0, "ten pages one after the other"),
                () -> between(0.5, figures[1], 2.0, "ten pages at once"),
                () -> between(0.5, figures[2], 4.0, "a hundred pages at once"),
                () -> assertTrue(figures[0] > 3 * figures[1], "together is much faster than one by one"),
                () -> assertTrue(
                        Jupyter.outputs(Jupyter.cell(run, "gather")).contains("true"), "same pages, same order"));
    }

    private static void between(double least, double figure, double most, String what) {
        assertTrue(least <= figure && figure <= most, () -> what + ": " + figure + " s");
    }

    @Test
    void what_a_task_prints_lands_under_the_cell_that_started_it() throws Exception {
        var run = jupyter.runWell(jupyter.copy("01-why-async.ipynb"));
        assertAll(
                () -> assertEquals(
                        8,
                        Jupyter.outputs(Jupyter.cell(run, "ticker"))
                                .lines()
                                .filter(line -> line.startsWith("tick "))
                                .count()),
                () -> assertTrue(Jupyter.outputs(Jupyter.cell(run, "meanwhile")).contains("still at work? yes")),
                () -> assertTrue(Jupyter.outputs(Jupyter.cell(run, "await")).contains("eight ticks")));
    }

    @Test
    void the_first_failing_cell_ends_the_run_with_its_error_on_stderr() throws Exception {
        var file = jupyter.notebook("1 + 1", "int[] empty = {};\nempty[3]", "IO.println(\"never\");");

        var ended = jupyter.run("install/test/python/run_notebook.py", file.toString());

        assertAll(
                () -> assertEquals(1, ended.code()),
                () -> assertTrue(ended.out().contains("Out[1]: 2"), ended.out()),
                () -> assertTrue(!ended.out().contains("never"), ended.out()),
                () -> assertTrue(ended.err().contains("ArrayIndexOutOfBoundsException"), ended.err()),
                () -> assertTrue(ended.err().contains("In[2], line 2"), ended.err()),
                () -> assertTrue(!ended.err().contains("\u001b["), "no colours where there is no terminal"));
    }

    @Test
    void a_file_that_is_no_notebook_is_refused_in_one_sentence() throws Exception {
        var file = Files.writeString(folder.resolve("list.ipynb"), "[1, 2]");
        var ended = jupyter.run("install/test/python/run_notebook.py", file.toString());
        assertAll(
                () -> assertEquals(1, ended.code()),
                () -> assertTrue(ended.err().contains("is no notebook: expected"), ended.err()),
                () -> assertEquals(1, ended.err().lines().count(), ended.err()));
    }
}
