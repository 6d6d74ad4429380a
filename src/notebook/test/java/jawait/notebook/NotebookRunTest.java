package jawait.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import jawait.engine.Language;
import org.junit.jupiter.api.Test;

/// Cells in, outputs out: a notebook run without Jupyter.
class NotebookRunTest {
    private static final RunSettings KEEP_GOING =
            new RunSettings(null, true, Duration.ofSeconds(5), RunSettings.Answers.NONE);

    private static Notebook notebook(String... sources) {
        return tagged(List.of(), sources);
    }

    private static Notebook tagged(List<String> tags, String... sources) {
        var cells = Stream.of(sources)
                .<Cell>map(source -> new Cell.Code(
                        Reading.newId(), tags.isEmpty() ? Map.of() : Map.of("tags", tags), source, null, List.of()))
                .toList();
        return new Notebook(Map.of(), cells, Notebook.MINOR);
    }

    private static NotebookRun.Result run(Notebook notebook, RunSettings settings) throws InterruptedException {
        return new NotebookRun(settings, new RunListener() {}).run(notebook);
    }

    /// The outputs of each cell, as people see them.
    private static List<String> seen(NotebookRun.Result result) {
        return result.notebook().code().stream()
                .map(cell -> String.join(
                        " | ",
                        cell.outputs().stream().map(NotebookRunTest::seen).toList()))
                .toList();
    }

    private static String seen(Output output) {
        return switch (output) {
            case Output.Stream(var name, var text) -> name + ": " + text.strip();
            case Output.Display(var data, var metadata) -> "shown: " + data.get("text/plain");
            case Output.Result(var count, var data, var metadata) -> "[" + count + "] " + data.get("text/plain");
            case Output.Failure(var name, var value, var traceback) -> name + ": " + value;
        };
    }

    @Test
    void outputs_stand_below_their_cells() throws Exception {
        var result = run(
                notebook(
                        "int x = 20; System.out.print(\"a\"); System.out.println(\"b\"); System.err.println(\"c\"); x * 2",
                        "",
                        "display(\"shown\"); x"),
                RunSettings.PLAIN);
        assertEquals(List.of("stdout: ab | stderr: c | [1] 40", "", "shown: shown | [2] 20"), seen(result));
        assertEquals(
                java.util.Arrays.asList(1, null, 2),
                result.notebook().code().stream().map(Cell.Code::executionCount).toList());
        assertEquals(Language.info(), result.notebook().metadata().get("language_info"));
    }

    @Test
    void what_a_task_prints_late_stands_below_the_cell_that_started_it() throws Exception {
        var result = run(
                notebook(
                        "var gate = event(); var t = task(\"late\", () -> { gate.await(); IO.println(\"late\"); return 7; });",
                        "IO.println(\"second\"); gate.set();",
                        "await(t)"),
                RunSettings.PLAIN);
        assertEquals(List.of("stdout: late", "stdout: second", "[3] 7"), seen(result));
    }

    @Test
    void tasks_that_end_soon_are_waited_for_and_their_value_replaces_their_card() throws Exception {
        var result = run(
                notebook(
                        "var open = event();"
                                + " task(\"t\", () -> { open.await(); sleep(0.3); IO.println(\"over\"); return 7; })",
                        "open.set();"),
                RunSettings.PLAIN);
        var cell = result.notebook().code().getFirst();
        assertTrue(seen(result).getFirst().contains("over"), seen(result)::toString);
        var card = assertInstanceOf(Output.Result.class, cell.outputs().getFirst());
        assertTrue(String.valueOf(card.data().get("text/plain")).contains("7"), card::toString);
        assertEquals(List.of(), result.cancelled());
    }

    @Test
    void tasks_that_go_on_are_named_and_cancelled() throws Exception {
        var impatient = new RunSettings(null, false, Duration.ofMillis(50), RunSettings.Answers.NONE);
        var result = run(notebook("task(\"ticker\", () -> { while (true) sleep(0.01); });"), impatient);
        assertEquals(List.of("ticker of In[1]"), result.cancelled());
    }

    @Test
    void a_task_that_fails_unseen_is_told_below_its_cell() throws Exception {
        var result = run(
                notebook("var bad = task(\"bad\", () -> { sleep(0.1); throw new IllegalStateException(\"no\"); });"),
                RunSettings.PLAIN);
        assertTrue(seen(result).getFirst().contains("Task bad failed, and nobody awaits it"), seen(result)::toString);
    }

    @Test
    void the_first_failure_ends_the_run_unless_asked_to_go_on() throws Exception {
        var sources = new String[] {"1 / 0", "int y = \"text\";", "3"};
        var stops = run(notebook(sources), RunSettings.PLAIN);
        assertEquals(List.of("java.lang.ArithmeticException: / by zero", "", ""), seen(stops));
        assertEquals(1, stops.failures().size());
        assertEquals(1, stops.failures().getFirst().number());
        var goes = run(notebook(sources), KEEP_GOING);
        assertEquals("[3] 3", seen(goes).getLast());
        assertEquals(
                List.of(1, 2),
                goes.failures().stream().map(NotebookRun.Failed::number).toList());
    }

    @Test
    void tags_say_that_a_cell_may_fail_or_does_not_run() throws Exception {
        var result = run(tagged(List.of("raises-exception"), "1 / 0", "2"), RunSettings.PLAIN);
        assertEquals(List.of(), result.failures());
        assertEquals("[2] 2", seen(result).getLast());
        assertEquals(List.of(""), seen(run(tagged(List.of("skip-execution"), "1 / 0"), RunSettings.PLAIN)));
    }

    @Test
    void a_cell_that_takes_too_long_is_stopped_and_says_so() throws Exception {
        var hasty = new RunSettings(Duration.ofMillis(300), false, Duration.ofSeconds(5), RunSettings.Answers.NONE);
        var result = run(notebook("while (true) {}", "2"), hasty);
        assertEquals(List.of("CellTimeout: the cell took longer than 0.3 s (--timeout)", ""), seen(result));
    }

    @Test
    void an_interrupt_ends_the_cell_and_the_run() throws Exception {
        var begun = new CountDownLatch(1);
        var run = new NotebookRun(RunSettings.PLAIN, new RunListener() {
            @Override
            public void printed(int number, String stream, String text) {
                begun.countDown();
            }
        });
        var result = new ArrayList<NotebookRun.Result>();
        var runner = Thread.ofPlatform().start(() -> {
            try {
                result.add(run.run(notebook("IO.println(\"here\"); sleep(1000);", "2")));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();
        run.interrupt();
        runner.join();
        assertTrue(result.getFirst().interrupted());
        assertEquals("", seen(result.getFirst()).getLast());
        assertNotEquals(List.of(), result.getFirst().failures());
    }

    @Test
    void questions_are_answered_by_the_settings() throws Exception {
        var answers = new ArrayList<>(List.of("Ada", "36"));
        var asking = new RunSettings(null, false, Duration.ofSeconds(5), (prompt, secret) -> answers.removeFirst());
        var result = run(
                notebook(
                        "var name = input(\"name? \"); var age = Integer.parseInt(IO.readln(\"age? \")); name + (age + 1)"),
                asking);
        assertTrue(seen(result).getFirst().endsWith("[1] Ada37"), seen(result)::toString);
        var refused = run(notebook("input(\"name? \")"), RunSettings.PLAIN);
        assertTrue(seen(refused).getFirst().contains("StdinNotSupported"), seen(refused)::toString);
    }

    @Test
    void shown_things_change_in_place_and_go() throws Exception {
        var result = run(
                notebook(
                        "var id = displayUpdatable(\"0 %\"); IO.println(\"x\");",
                        "updateDisplay(\"100 %\", id)",
                        "IO.println(\"gone\"); clearOutput(true); IO.println(\"stays\")"),
                RunSettings.PLAIN);
        assertEquals(List.of("shown: 100 % | stdout: x", "", "stdout: stays"), seen(result));
    }

    @Test
    void the_card_of_a_task_holds_its_last_state() throws Exception {
        var result = run(
                notebook(
                        "var gate = event(); var t = task(\"slow\", () -> { gate.await(); return 7; }); t",
                        "gate.set();",
                        "var e = task(\"endless\", () -> { sleep(1000); return 1; });"
                                + " while (!e.toString().contains(\"sleeping\")) Thread.onSpinWait(); e"),
                RunSettings.PLAIN);
        assertEquals(
                List.of(
                        "[1] Task[slow done: 7] | shown: Task[slow done: 7]",
                        "",
                        "[3] Task[endless running, sleeping] | shown: Task[endless running, sleeping]"),
                seen(result).stream()
                        .map(cell -> cell.replaceAll("^stderr.*? \\| ", ""))
                        .toList());
    }

    @Test
    void a_cell_that_prints_without_end_is_cut_and_says_so() throws Exception {
        var result = run(
                notebook("%output 1000\nfor (int i = 0; i < 1000; i++) IO.println(\"line \" + i);"), RunSettings.PLAIN);
        var text = seen(result).getFirst();
        assertTrue(text.length() < 1300 && text.contains("more than 1000 characters were printed"), text);
    }
}
