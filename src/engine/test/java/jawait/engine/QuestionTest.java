package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import jawait.engine.help.Completeness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A cell may end with a question about a name, as in IPython.
class QuestionTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void the_last_line_of_a_cell_asks() {
        notebook.gives("int z = 41;\nz + 1\n;z?", "42");
        notebook.awaitOutput(1, "int z");
        notebook.does("int y = 7;\ny?");
        notebook.awaitOutput(2, "Value: 7");
        notebook.does("/// Doubles.\nint twice(int n) { return 2 * n; }\n\n?twice\n");
        notebook.awaitOutput(3, "Doubles.");
        notebook.does("twice??");
        notebook.awaitOutput(4, "return 2 * n;");
        notebook.does("Math.max?");
        notebook.awaitOutput(5, "greater of two");
        notebook.does("nowhere?");
        notebook.awaitOutput(6, "Nothing is known about nowhere.");
    }

    @Test
    void a_whole_cell_may_ask_with_blanks_and_about_what_an_expression_is() {
        notebook.does("int half(int n) { return n / 2; }");
        notebook.does(" half ? ");
        notebook.awaitOutput(2, "int half");
        notebook.does("\"text\".repeat?");
        notebook.awaitOutput(3, "repeat");
    }

    @Test
    void a_line_that_a_conditional_may_go_on_from_is_not_complete() {
        notebook.does("boolean yes = true;");
        assertInstanceOf(Completeness.Incomplete.class, notebook.session.completeness("yes ?"));
        assertInstanceOf(Completeness.Complete.class, notebook.session.completeness("yes?"));
        assertInstanceOf(Completeness.Complete.class, notebook.session.completeness("\"te\\\"xt?\".repeat?"));
    }

    @Test
    void nothing_is_asked_when_the_cell_fails() {
        notebook.fails("int y = \"\";\ny?", "CompileError", "line 1");
        assertEquals("", notebook.output(1));
    }

    @Test
    void a_conditional_over_lines_is_none() {
        notebook.does("boolean yes = true;").gives("yes ?\n  1\n  : 2", "1").gives("yes\n ? 3\n : 4", "3");
        notebook.does("%%bash\necho ok\nexit 0; what?");
    }
}
