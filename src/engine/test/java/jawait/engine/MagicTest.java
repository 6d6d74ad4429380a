package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jawait.engine.help.Completeness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Magics and Java share a cell; a mistake anywhere runs nothing of it and names its place.
class MagicTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_magic_is_a_line_of_its_own_among_java() {
        notebook.runs("int a = 1;\n%lsmagic\nint b = 2;").gives("a + b", "3");
        notebook.gives("int c = 7;\n%lsmagic\nc", "7");
        assertTrue(notebook.output(notebook.last()).contains("%lsmagic"));
        assertTrue(notebook.cell("  %LsMagic  ") instanceof Outcome.Value value
                && value.shown().text().contains("%lsmagic"));
    }

    @Test
    void a_percent_sign_that_is_java_stays_java() {
        notebook.gives("int a = 7, b = 4;\na\n% b", "3")
                .gives("var text = \"\"\"\n    %lsmagic\n    \"\"\";\ntext", "%lsmagic\n")
                .gives("/*\n%nothing\n*/\n1", "1")
                .gives("String.format(\n  \"%d\",\n  5)", "5")
                .gives("int x = (a\n%\nb);\nx", "3");
    }

    @Test
    void code_in_a_magic_shows_what_it_would_show_by_itself() {
        notebook.does("%%timeline\nint declared = 1;")
                .does("%time var seen = 2;")
                .gives("%time declared + seen", "3");
    }

    @Test
    void a_mistake_anywhere_runs_nothing() {
        notebook.fails("int first = 1;\n%lsmagik\n", "UsageError", "line 2, column 1", "did you mean %lsmagic?")
                .fails("first", "CompileError")
                .fails("int first = 1;\n%lsmagic -x\n", "UsageError", "line 2, column 10", "no option -x")
                .fails("first", "CompileError")
                .fails("%lsmagic\nint = 5;", "CompileError", "line 2, column 5")
                .fails("%lsmagic\nint ok = 1;\n%%bash\nls", "UsageError", "line 3", "first line")
                .fails("%%time\nint ok = 1;\n%%bash\nls", "UsageError", "line 3", "first line")
                .fails("%%lsmagic", "UsageError", "write %lsmagic")
                .fails("%", "UsageError", "expects the name")
                .fails("%zzzzzz", "UsageError", "%lsmagic lists them");
        assertEquals("", notebook.output(1));
    }

    @Test
    void errors_in_java_beside_magics_keep_their_place() {
        notebook.fails(
                        "%lsmagic\n\nint x = 1;\nObject o = null; o.hashCode();",
                        "java.lang.NullPointerException", "line 4")
                .fails("%lsmagic\nint n = \"text\";", "CompileError", "line 2, column 9");
    }

    @Test
    void names_and_options_are_completed_and_explained() {
        offers("%lsm", 0, "%lsmagic");
        offers("int a = 1;\n  %MAG", 13, "%magic");
        offers("%lsmagic\nMath.ma", 14, "max(");
        assertTrue(String.valueOf(notebook.session.inspect("int a;\n%lsmagic", 10, false))
                .contains("Lists the magics"));
    }

    private void offers(String source, int start, String text) {
        var found = notebook.session.complete(source, source.length());
        assertEquals(start, found.start(), source);
        assertTrue(found.items().stream().anyMatch(item -> item.text().equals(text)), () -> source + ": " + found);
    }

    @Test
    void a_line_is_complete_at_once_and_a_cell_after_an_empty_line() {
        assertInstanceOf(Completeness.Complete.class, notebook.session.completeness("%lsmagic"));
        assertInstanceOf(Completeness.Complete.class, notebook.session.completeness("int a = 1;\n%lsmagic"));
        assertInstanceOf(Completeness.Complete.class, notebook.session.completeness("%%bash\nls\n"));
        assertInstanceOf(Completeness.Complete.class, notebook.session.completeness("%%bash\nls\n\n"));
        assertInstanceOf(Completeness.Incomplete.class, notebook.session.completeness("%%bash"));
        assertInstanceOf(Completeness.Incomplete.class, notebook.session.completeness("%%bash\n"));
        assertInstanceOf(Completeness.Incomplete.class, notebook.session.completeness("%%bash\nls"));
        assertInstanceOf(Completeness.Incomplete.class, notebook.session.completeness("%lsmagic\nfor (;;) {"));
    }

    @Test
    void a_question_mark_shows_the_help() {
        notebook.does("%lsmagic?");
        assertTrue(notebook.output(1).contains("Lists the magics"), notebook.output(1));
        notebook.does("%magic %%lsmagic").does("%magic");
        assertTrue(notebook.output(3).contains("begins with %%"), notebook.output(3));
    }
}
