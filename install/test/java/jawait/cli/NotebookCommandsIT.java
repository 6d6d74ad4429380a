package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import jawait.notebook.NotebookFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jawait run`, `check`, `new`, `strip` and `convert`, as a user calls them.
class NotebookCommandsIT {
    @TempDir
    Path folder;

    private Commands user;

    @BeforeEach
    void set_up() throws IOException {
        user = new Commands(folder.toRealPath());
    }

    @Test
    void run_writes_outputs_and_a_page_and_takes_parameters() throws Exception {
        Files.createDirectories(folder.resolve("deep"));
        user.write("deep/data.txt", "beside");
        user.notebook("deep/a.ipynb", """
                //%% {"tags":["parameters"]}
                int n = 1; String name = "nobody";
                //%%
                IO.println(Files.readString(Path.of("data.txt")));
                name + n
                """);

        var ended =
                user.run("", "run", "deep/a.ipynb", "-o", "o.ipynb", "--html", "o.html", "-p", "n=2", "-p", "name=Ada");

        assertAll(
                () -> assertEquals(0, ended.code(), ended.err()),
                () -> assertEquals("In [3]:\nbeside\nOut[3]: Ada2\n", ended.out()),
                () -> assertTrue(ended.err().contains("[3/3] In[3]"), ended.err()),
                () -> assertTrue(Files.readString(folder.resolve("o.ipynb")).contains("Ada2")),
                () -> assertTrue(Files.readString(folder.resolve("o.html")).contains(">Ada2</pre>")));
    }

    @Test
    void processes_that_cells_have_started_end_with_the_run_and_with_the_check() throws Exception {
        user.notebook("a.ipynb", "//%%\nIO.println(new ProcessBuilder(\"sleep\", \"600\").start().pid());\n");

        var ended = user.run("", "run", "-q", "a.ipynb", "--save");
        user.run("", "check", "--accept", "a.ipynb");

        var saved = Files.readString(folder.resolve("a.ipynb"));
        for (var text : List.of(ended.out(), saved)) {
            var pid = Pattern.compile("\\d{3,}").matcher(text.replaceAll("\"id\".*", ""));
            assertTrue(pid.find(), text);
            assertTrue(ends(Long.parseLong(pid.group())), text);
        }
    }

    /// Whether a process comes to its end. One that has ended may be listed, but has no program.
    private static boolean ends(long pid) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (ProcessHandle.of(pid).flatMap(each -> each.info().command()).isPresent()) {
            if (System.nanoTime() > until) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    @Test
    void a_dash_is_standard_output_and_what_cells_print_goes_beside_it() throws Exception {
        var notebook = user.notebook("a.ipynb", "//%%\nIO.println(\"printed\");\n6 * 7\n");

        var ended = user.run("", "run", "-q", "a.ipynb", "-o", "-");
        var page = user.run("", "run", "-q", "a.ipynb", "--html", "-");

        assertAll(
                () -> assertEquals(0, ended.code(), ended.err()),
                () -> assertEquals(
                        2,
                        NotebookFile.parse("stdout", ended.out())
                                .code()
                                .getFirst()
                                .outputs()
                                .size()),
                () -> assertEquals("In [1]:\nprinted\nOut[1]: 42\n", ended.err()),
                () -> assertTrue(page.out().startsWith("<!DOCTYPE html>"), page.out()),
                () -> assertTrue(Files.notExists(notebook.resolveSibling("-")), "a file called -"));
    }

    @Test
    void check_tells_what_differs_and_accept_changes_that_only() throws Exception {
        user.notebook("a.ipynb", "//%%\nIO.println(\"took \" + System.nanoTime() % 10 + \" ms\");\n//%%\n6 * 7\n");
        assertEquals(1, user.run("", "check", "a.ipynb").code(), "nothing is saved yet");
        assertEquals(0, user.run("", "run", "-q", "--save", "a.ipynb").code());
        var saved = Files.readString(folder.resolve("a.ipynb"));
        var odd = saved.replace("42", "41").replace(" \"nbformat\": 4,", " \"nbformat\" :  4,");
        user.write("b.ipynb", odd);

        var both = user.run("", "check", "a.ipynb", "b.ipynb");

        assertAll(
                () -> assertEquals(1, both.code()),
                () -> assertEquals("b.ipynb, In[2], Out:\n  -41\n  +42\n", both.out()),
                () -> assertTrue(both.err().contains("a.ipynb: 2 cells as saved"), both.err()),
                () -> assertTrue(both.err().contains("b.ipynb: 1 cell differs"), both.err()));
        assertEquals(0, user.run("", "check", "--accept", "b.ipynb").code());
        assertEquals(odd.replace("41", "42"), Files.readString(folder.resolve("b.ipynb")));
    }

    @Test
    void a_cell_that_fails_is_no_saved_output() throws Exception {
        user.notebook("a.ipynb", "//%%\n1\n//%%\n2\n");
        user.run("", "run", "-q", "--save", "a.ipynb");
        user.write(
                "a.ipynb",
                Files.readString(folder.resolve("a.ipynb")).replace("\"1\"\n   ]\n  },", "\"1 / 0\"\n   ]\n  },"));
        var text = Files.readString(folder.resolve("a.ipynb"));

        var ended = user.run("", "check", "--accept", "a.ipynb");

        assertAll(
                () -> assertEquals(1, ended.code()),
                () -> assertTrue(ended.out().contains("ArithmeticException"), ended.out()),
                () -> assertTrue(ended.err().contains("1 cell failed, 1 cell not run"), ended.err()),
                () -> assertEquals(text, Files.readString(folder.resolve("a.ipynb"))));
    }

    @Test
    void new_never_writes_over_a_file() throws Exception {
        assertEquals(0, user.run("", "new", "n.ipynb").code());
        assertTrue(Files.readString(folder.resolve("n.ipynb")).contains("\"nbformat_minor\": 5"));
        user.write("mine.ipynb", "mine");
        var ended = user.run("", "new", "mine.ipynb");
        assertEquals(1, ended.code());
        assertEquals("mine", Files.readString(folder.resolve("mine.ipynb")));
    }

    @Test
    void strip_takes_outputs_out_of_files_and_of_a_pipe() throws Exception {
        user.notebook("a.ipynb", "//%%\n1\n");
        var blank = Files.readString(folder.resolve("a.ipynb"));
        user.run("", "run", "-q", "--save", "a.ipynb");
        var ran = Files.readString(folder.resolve("a.ipynb"));

        var looked = user.run("", "strip", "--check", "a.ipynb");
        assertEquals(1, looked.code());
        assertEquals(ran, Files.readString(folder.resolve("a.ipynb")), "a look changes nothing");
        assertEquals(blank, user.run(ran, "strip", "-").out());
        assertEquals(
                "{\"nbformat\":4,\"cells\":[]}",
                user.run("{\"nbformat\":4,\"cells\":[]}", "strip", "-").out());
        assertEquals(0, user.run("", "strip", "a.ipynb").code());
        assertEquals(blank, Files.readString(folder.resolve("a.ipynb")));
        assertEquals(0, user.run("", "strip", "--check", "a.ipynb").code());
    }

    @Test
    void convert_goes_both_ways() throws Exception {
        var script = "//%% [markdown]\n// # Title\n\n//%% {\"tags\":[\"parameters\"]}\nint n = 1;\n";
        user.notebook("a.ipynb", script);
        assertEquals(0, user.run("", "convert", "a.ipynb", "b.jsh").code());
        assertEquals(script, Files.readString(folder.resolve("b.jsh")));
        assertEquals(1, user.run("", "convert", "a.ipynb", "b.jsh").code(), "the file is there");
    }

    @Test
    void each_command_tells_its_options() throws Exception {
        for (var command : new String[] {"run", "check", "export", "new", "strip", "convert"}) {
            var ended = user.run("", command, "--help");
            assertEquals(0, ended.code());
            assertTrue(ended.out().startsWith("Usage: jawait " + command), ended.out());
            assertFalse(ended.out().contains("\u001b["), ended.out());
        }
    }
}
