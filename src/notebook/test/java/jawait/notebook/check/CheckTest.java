package jawait.notebook.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jawait.notebook.Cell;
import jawait.notebook.Notebook;
import jawait.notebook.Output;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a check says about outputs that differ.
class CheckTest {
    private static Output printed(String text) {
        return new Output.Stream("stdout", text);
    }

    private static Output value(String type, Object content) {
        return new Output.Result(1, Map.of(type, content), Map.of());
    }

    private static Cell.Code cell(@Nullable Integer count, List<String> tags, Output... outputs) {
        return new Cell.Code("c", Map.of("tags", tags), "code", count, List.of(outputs));
    }

    private static Notebook notebook(Cell... cells) {
        return new Notebook(Map.of(), List.of(cells), Notebook.MINOR);
    }

    /// What is said of one cell.
    private static String told(List<Output> saved, List<Output> now, String... tags) {
        var before = notebook(cell(1, List.of(tags), saved.toArray(Output[]::new)));
        var after = notebook(cell(1, List.of(tags), now.toArray(Output[]::new)));
        return new Check(before)
                .against(after).cells().stream()
                        .flatMap(cell -> cell.differences().stream())
                        .map(difference -> difference.what() + "\n" + String.join("\n", difference.lines()))
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void a_line_that_changed_stands_between_its_neighbours() {
        assertEquals(
                "stdout\n a\n-b\n+B\n c",
                told(List.of(printed("a\nb\nc\n")), List.of(printed("a\n"), printed("B\nc\n"))));
    }

    @Test
    void that_the_machine_was_busy_is_no_difference() {
        var note = new Output.Stream(
                "stderr",
                "GET /users #3 keeps 9 others from running, at Cell In[6], line 5: it computes, or blocks in native code."
                        + " cpu(() -> …) computes beside the tasks, toThread(() -> …) blocks beside them\n");
        var other = new Output.Stream("stderr", "the cat keeps 9 others from running, at noon\n");
        assertEquals("", told(List.of(printed("a\n")), List.of(note, printed("a\n"), note)));
        assertEquals(
                "stderr\n+the cat keeps 9 others from running, at noon", told(List.of(note), List.of(note, other)));
    }

    @Test
    void a_long_text_shows_the_places_that_differ() {
        var lines = IntStream.range(0, 10_000).mapToObj(i -> "line " + i).toList();
        var saved = String.join("\n", lines) + "\n";
        var now = saved.replace("line 100\n", "line hundred\n").replace("line 9000\n", "");
        assertEquals("""
                stdout
                @@ -99,5 +99,5 @@
                 line 98
                 line 99
                -line 100
                +line hundred
                 line 101
                 line 102
                @@ -8999,5 +8999,4 @@
                 line 8998
                 line 8999
                -line 9000
                 line 9001
                 line 9002""", told(List.of(printed(saved)), List.of(printed(now))));
    }

    @Test
    void what_differs_from_run_to_run_is_no_difference() {
        assertEquals("", told(List.of(printed("took 1.2 s")), List.of(printed("took 0.1 s"))));
        assertEquals("", told(List.of(printed("a \n\n")), List.of(printed("a\n"))));
    }

    @Test
    void each_form_of_a_value_is_compared() {
        assertEquals(
                "Out, text/html\n-<b>1</b>\n+<b>2</b>",
                told(List.of(value("text/html", "<b>1</b>")), List.of(value("text/html", "<b>2</b>"))));
        assertTrue(told(List.of(value("image/png", "AAAA")), List.of(value("image/png", "BBBBBBBB")))
                .startsWith("Out, image/png\n-(an image of 3 bytes"));
        assertEquals("", told(List.of(value("image/png", "AAAA\n")), List.of(value("image/png", "AAAA"))));
        assertEquals(
                "Out, application/json\n {\n-  \"a\": 1\n+  \"a\": 2\n }".replace("  \"a", " \"a"),
                told(
                        List.of(value("application/json", Map.of("a", 1))),
                        List.of(value("application/json", Map.of("a", 2)))));
    }

    @Test
    void a_value_that_came_or_went_is_told() {
        assertEquals("Out\n-2", told(List.of(value("text/plain", "2")), List.of()));
        assertEquals("Out\n+2", told(List.of(), List.of(value("text/plain", "2"))));
    }

    @Test
    void an_error_is_compared_by_its_name_and_message() {
        var saved = new Output.Failure("E", "at 12:00:00", List.of("saved here"));
        assertEquals("", told(List.of(saved), List.of(new Output.Failure("E", "at 13:00:01", List.of("now there")))));
        assertEquals(
                "error\n-E: at 12:00:00\n+F: x",
                told(List.of(saved), List.of(new Output.Failure("F", "x", List.of()))));
    }

    @Test
    void tags_say_what_is_not_compared() {
        for (var tag : List.of("nbval-ignore-output", "check:ignore")) {
            assertEquals("", told(List.of(printed("a")), List.of(printed("b")), tag));
        }
        assertEquals("", told(List.of(printed("a 1")), List.of(printed("a 2")), "check:ignore-numbers"));
        assertTrue(new Check(notebook(cell(1, List.of("nbval-skip"))))
                .toRun()
                .code()
                .getFirst()
                .tags()
                .contains("skip-execution"));
    }

    @Test
    void a_cell_that_was_not_reached_is_missing() {
        var report = new Check(notebook(cell(1, List.of()), cell(2, List.of())))
                .against(notebook(cell(1, List.of()), cell(null, List.of())));
        assertEquals(List.of(2), report.missing());
        assertFalse(report.same());
    }

    @Test
    void a_notebook_that_was_never_saved_with_outputs_has_none() {
        assertFalse(new Check(notebook(cell(null, List.of()))).hasOutputs());
        assertTrue(new Check(notebook(cell(1, List.of()))).hasOutputs());
    }
}
