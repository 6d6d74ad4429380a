package jawait.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jawait.display.MimeBundle;
import org.junit.jupiter.api.Test;

/// What a listener hears of shown things that look different later.
class ChangedOutputsTest {
    /// Everything that is told, one line each: `1 shows 0 %`, `1 ends`.
    private static List<String> told(String... sources) throws InterruptedException {
        var told = Collections.synchronizedList(new ArrayList<String>());
        var cells = Stream.of(sources)
                .<Cell>map(source -> new Cell.Code(Reading.newId(), Map.of(), source, null, List.of()))
                .toList();
        var listener = new RunListener() {
            @Override
            public void shown(int number, Output output) {
                told.add(number + " shows " + text(output));
            }

            @Override
            public void changed(int number, Output output) {
                told.add(number + " now shows " + text(output));
            }

            @Override
            public void ended(int number, java.time.Duration took) {
                told.add(number + " ends");
            }
        };
        new NotebookRun(RunSettings.PLAIN, listener).run(new Notebook(Map.of(), cells, Notebook.MINOR));
        return told;
    }

    private static String text(Output output) {
        return switch (output) {
            case Output.Display(var data, var metadata) -> String.valueOf(data.get(MimeBundle.PLAIN));
            case Output.Result(var count, var data, var metadata) -> String.valueOf(data.get(MimeBundle.PLAIN));
            default -> output.toString();
        };
    }

    @Test
    void the_last_state_is_told_when_the_cell_ends() throws Exception {
        assertEquals(List.of("1 shows 0 %", "1 now shows 30 %", "1 shows value", "1 ends"), told("""
                        var id = displayUpdatable("0 %");
                        for (int i = 1; i <= 3; i++) updateDisplay(i + "0 %", id);
                        "value"
                        """));
    }

    @Test
    void what_changes_later_is_told_once_at_the_end_of_the_run() throws Exception {
        assertEquals(
                List.of("1 shows a", "1 ends", "2 ends", "3 ends", "1 now shows c"),
                told("var id = displayUpdatable(\"a\");", "updateDisplay(\"b\", id);", "updateDisplay(\"c\", id);"));
    }

    @Test
    void what_looks_as_it_did_or_is_gone_is_not_told_again() throws Exception {
        assertEquals(
                List.of("1 shows a", "1 ends", "2 shows x", "2 shows y", "2 ends"),
                told("var id = displayUpdatable(\"a\"); updateDisplay(\"b\", id); updateDisplay(\"a\", id);", """
                        var gone = displayUpdatable("x");
                        updateDisplay("z", gone);
                        clearOutput(true);
                        display("y");
                        """));
    }

    @Test
    void a_bar_of_progress_is_told_full() throws Exception {
        var told = told("for (var each : Progress.over(List.of(1, 2))) { }");
        assertEquals(
                List.of("1 shows   0 %", "1 now shows 2 in", "1 ends"),
                told.stream().map(line -> line.replaceFirst("(%| in).*", "$1")).toList());
    }
}
