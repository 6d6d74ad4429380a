package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Scripts of a real shell, and what they see.
class ProcessMagicTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private void prints(String cell, String text) {
        notebook.does(cell);
        assertEquals(text, notebook.output(notebook.last()), cell);
    }

    @Test
    void a_script_prints_and_its_status_counts() {
        prints("%%bash\necho one; echo 'two %x'", "one\ntwo %x\n");
        prints("%%bash a \"b c\"\necho \"$#: $2\"", "2: b c\n");
        prints("%%sh\ncat <<X\nhere\nX\nread line || echo at its end", "here\nat its end\n");
        notebook.fails("%%bash\necho so far\nexit 3", "CalledProcessError", "exit status 3", "line 1");
        assertEquals("so far\n", notebook.output(notebook.last()));
        notebook.fails("%%bash\nnosuchcommand", "CalledProcessError", "127");
        assertTrue(notebook.output(notebook.last()).contains("nosuchcommand"));
        prints("// why\n\n%%bash\r\necho crlf\r\n", "crlf\n");
    }

    @Test
    void output_appears_as_it_comes_and_an_interrupt_ends_all_processes() throws Exception {
        var run = notebook.start("%%bash\necho $$; sleep 1000 & echo $!; wait");
        notebook.until("two lines", () -> notebook.output(1).matches("\\d+\n\\d+\n"));
        notebook.session.interrupt();
        assertInstanceOf(Outcome.Interrupted.class, run.get(20, TimeUnit.SECONDS));
        for (String pid : notebook.output(1).lines().toList()) {
            notebook.until(
                    "the end of " + pid,
                    () -> ProcessHandle.of(Long.parseLong(pid))
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
        }
    }

    @Test
    void what_a_script_leaves_running_does_not_hold_the_cell() {
        notebook.does("%%bash\nsleep 5 &\necho done");
        assertEquals("done\n", notebook.output(1));
    }

    @Test
    void the_environment_is_that_of_the_session() {
        prints("%env GREETING=hello world", "env: GREETING=hello world\n");
        prints("%env OTHER \"quoted\"", "env: OTHER=quoted\n");
        prints("%%bash\necho $GREETING $OTHER", "hello world quoted\n");
        notebook.gives("%env GREETING", "hello world");
        prints("%env -u GREETING", "");
        notebook.fails("%env GREETING", "UsageError", "no environment variable");
        notebook.fails("%env OTHR", "UsageError", "did you mean OTHER?");
        assertTrue(notebook.cell("%env") instanceof Outcome.Value value
                && value.shown().text().contains("OTHER"));
        prints("%cd /", "/\n");
        prints("%%bash\npwd", "/\n");
    }

    @Test
    void the_machine_is_described() {
        assertTrue(notebook.cell("%jvm") instanceof Outcome.Value value
                && value.shown().text().contains("heap")
                && value.shown().get("text/html") != null);
    }

    @Test
    void a_cell_is_shown_as_what_it_is() {
        notebook.does("%%html\n<b>x</b>").does("%%markdown\n*y*").does("%%mermaid\ngraph LR; A --> B");
        assertEquals("[shown <b>x</b>]", notebook.output(1));
        assertEquals("[shown *y*]", notebook.output(2));
    }
}
