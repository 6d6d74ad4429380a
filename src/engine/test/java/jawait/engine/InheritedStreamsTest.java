package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Processes that a cell starts and that share its streams.
class InheritedStreamsTest {
    @Test
    void what_a_process_prints_that_inherits_the_streams_stands_below_the_cell() {
        try (var notebook = new Notebook()) {
            notebook.gives(
                    shell("printf 'out ü '; echo more; echo err >&2; cat; exit 3") + ".inheritIO().start().waitFor()",
                    "3");
            assertTrue(notebook.output(1).contains("out ü more\n"), notebook.output(1));
            assertTrue(notebook.output(1).contains("err\n"), notebook.output(1));
            notebook.does("var process = " + shell("sleep 3 & echo left")
                            + ".redirectOutput(ProcessBuilder.Redirect.INHERIT).start();")
                    .gives(
                            "process.onExit().get() == process && process.waitFor() == 0 && process.getInputStream().read() < 0",
                            "true");
            assertEquals("left\n", notebook.output(2));
            notebook.gives(shell("echo read") + ".start().inputReader().readLine()", "read")
                    .gives(
                            "var builder = " + shell("true")
                                    + ".inheritIO(); builder.start(); builder.redirectOutput()",
                            "INHERIT");
        }
    }

    private static String shell(String script) {
        return "new ProcessBuilder(\"sh\", \"-c\", \"" + script + "\")";
    }
}
