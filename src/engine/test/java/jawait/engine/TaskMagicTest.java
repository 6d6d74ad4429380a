package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import jawait.Task;
import jawait.runtime.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tasks seen, stopped and started by magics; a cell's time bounded or replaced.
class TaskMagicTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private void prints(String cell, String... texts) {
        notebook.runs(cell);
        String printed = notebook.output(notebook.last());
        for (String text : texts) {
            assertTrue(printed.contains(text), () -> cell + "\nexpected «" + text + "», printed " + printed);
        }
    }

    private Outcome.Value value(String cell) {
        Outcome outcome = notebook.cell(cell);
        return assertInstanceOf(Outcome.Value.class, outcome, () -> Notebook.describe(outcome));
    }

    @Test
    void tasks_are_listed_dumped_and_cancelled() {
        nothingRuns();
        notebook.does("var nap = task(\"nap\", () -> sleep(1000));\nvar box = lock();");
        notebook.does("var other = task(\"other\", () -> { try (var _ = box.acquire()) { sleep(1000); } });");
        var table = value("%tasks").shown();
        assertTrue(table.text().contains("nap") && table.text().contains("In[2]"), table.text());
        assertNotNull(table.get("text/html"));
        assertTrue(value("%tasks -a").shown().text().contains("In[5]"));
        notebook.runs("while (!nap.toString().contains(\"sleeping\")) sleep(0.01);");
        prints("%tasks -t", "nap", "── ");
        prints("%dump", "Task[nap running, sleeping], of In[2]", "Cell In[2], line 1", "was started");
        prints("%dump other", "Task[other");
        notebook.fails("%cancel", "UsageError", "In[2], In[3]");
        prints("%cancel nop", "did you mean nap?");
        prints("%cancel 2", "cancelled 1 task: nap of In[2]");
        notebook.runs("outcomes(nap)").gives("nap.isCancelled()", "true").gives("other.isDone()", "false");
        prints("%cancel", "other of In[3]");
        notebook.runs("outcomes(other)");
        notebook.runs("task(\"a\", () -> sleep(1000)); task(\"b\", () -> sleep(1000));");
        prints("%cancel all", "cancelled 2 tasks");
        nothingRuns();
        prints("%cancel all", "no live task");
    }

    @Test
    void the_list_of_tasks_is_filtered_by_cell_state_and_name() {
        notebook.does("var gate = event(); var a = task(\"apple\", () -> gate.await());");
        notebook.does("var b = task(\"banana\", () -> sleep(1000));");
        notebook.does("while (!a.toString().contains(\"waiting\")) sleep(0.01);");
        notebook.does("var c = task(\"cherry\", () -> { throw new IllegalStateException(\"sour\"); });");
        notebook.awaitOutput(notebook.last(), "sour");
        for (var filter : List.of("waiting", "cell 1", "app", "In[1]", "waiting app")) {
            var text = value("%tasks " + filter).shown().text();
            assertTrue(text.contains("apple") && !text.contains("banana"), () -> filter + "\n" + text);
        }
        notebook.gives("%tasks nothing", "no live tasks that fit");
        var failed = value("%tasks failed cherry").shown().text();
        assertTrue(failed.contains("cherry") && failed.contains("sour"), failed);
        notebook.runs("%cancel all");
    }

    @Test
    void a_dump_says_over_which_tasks_and_in_which_line_it_waits() {
        notebook.does("var gate = event();");
        notebook.does("var b = task(\"b\", () ->\n    gate.await());\nvar a = task(\"a\", () -> await(b));"
                + " for (var each : List.of(a, b)) { while (!each.toString().contains(\"waiting\")) sleep(0.01); }");
        var dump = String.valueOf(value("a.dump()").value());
        assertTrue(dump.contains("a awaits b awaits AsyncEvent[not set] at Cell In[2], line 2"), dump);
        notebook.runs("gate.set();");
    }

    @Test
    void a_cell_in_the_background_returns_at_once_with_its_task() {
        notebook.does("var gate = event();");
        var shown =
                value("%%background counter\nint made = 1;\nSystem.out.println(\"begun\");\ngate.await();\nmade + 41");
        assertEquals("counter", assertInstanceOf(Task.class, shown.value()).name());
        assertNotNull(shown.displayId());
        notebook.session.shown(shown);
        notebook.awaitOutput(2, "begun");
        notebook.gives("made", "1").does("gate.set();");
        notebook.until("the update", () -> notebook.updates.stream().anyMatch(text -> text.contains("done: 42")));
    }

    @Test
    void a_background_cell_fails_under_its_own_cell() {
        notebook.fails("%%background\nint = 3;", "CompileError", "line 2");
        notebook.runs("%%background\nString text = \"x\";\ntext.nope();");
        notebook.awaitOutput(2, "line 3");
        notebook.runs("%%background\nsleep(0.01);\nInteger.parseInt(\"x\");");
        notebook.awaitOutput(3, "NumberFormatException");
        notebook.runs("%%background forever\nwhile (true) {}");
        prints("%cancel forever", "cancelled 1 task");
        nothingRuns();
    }

    /// Waits for the end of what was cancelled, here and in the test before.
    private void nothingRuns() {
        notebook.until("nothing to run", () -> Tasks.live().stream().noneMatch(task -> task.origin() != null));
        notebook.gives("%tasks", "no live tasks");
    }

    @Test
    void a_cell_is_stopped_when_its_time_is_over() {
        notebook.fails("%%timeout 4000ms\nint a = 1;\nwhile (true) {}", "java.util.concurrent.TimeoutException")
                .gives("a", "1")
                .fails("%%timeout 0.2\nsleep(1000);", "java.util.concurrent.TimeoutException")
                .gives("%%timeout 1m\nint b = 2;\na + b", "3")
                .fails("%%timeout soon\n1", "UsageError", "500ms, 5s")
                .fails("%%timeout 1h\nInteger.parseInt(\"x\")", "java.lang.NumberFormatException", "line 2");
    }

    @Test
    void a_cell_runs_on_a_clock_that_jumps() {
        long began = System.nanoTime();
        notebook.runs(
                "%%virtualtime\nlong t = System.nanoTime();\nsleep(3600);\nvar done = task(() -> { sleep(7200); return 7; });\nint seven = await(done);");
        notebook.gives("seven", "7");
        notebook.gives("%%virtualtime 5\nsleep(1000);\n\"end\"", "end");
        assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(60));
        notebook.fails("%%virtualtime x\n1", "UsageError", "whole number");
        notebook.fails("%%virtualtime\nint q = ;", "CompileError", "line 2");
    }

    @Test
    void whole_cell_magics_nest() {
        notebook.fails("%%time\n%%timeout 100ms\nsleep(1000);", "java.util.concurrent.TimeoutException");
        assertTrue(notebook.output(1).contains("Wall time"));
        assertFalse(notebook.output(1).contains("UsageError"));
    }
}
