package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import jawait.display.MimeBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tasks that are looked at: `tasks()` and any list of tasks as a result, and what `display` shows of them.
class TaskListTest {
    private static final String LIST = "application/vnd.jawait.tasks+json";

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private String shownBy(String source) {
        return notebook.shownBy(() -> {
            if (notebook.cell(source) instanceof Outcome.Value value && value.displayId() != null) {
                notebook.session.shown(value);
            }
        });
    }

    private MimeBundle now(String card) {
        return notebook.now(card);
    }

    private String states(String card) {
        var rows = (List<?>) assertInstanceOf(Map.class, now(card).get(LIST)).get("tasks");
        return String.join(
                " ",
                rows.stream()
                        .map(row -> ((Map<?, ?>) row).get("name") + ":" + ((Map<?, ?>) row).get("state"))
                        .toList());
    }

    @Test
    void tasks_is_a_table_that_changes_until_the_last_one_has_ended() {
        notebook.runs("""
                var open = new CountDownLatch(1);
                var outer = task("outer", () -> {
                    task("inner", () -> { open.await(); return 1; });
                    open.await();
                    throw new IllegalStateException("<b>no</b>");
                });
                outer.onDone(() -> {});
                while (tasks().stream().filter(t -> t.toString().contains("waiting")).count() < 2) sleep(.01);""");

        String card = shownBy("tasks().stream().filter(t -> !t.name().startsWith(\"In[\")).toList()");
        notebook.until("both to wait", () -> states(card).equals("outer:waiting inner:waiting"));
        assertTrue(
                now(card).text().startsWith("2 tasks\nTask[outer running"),
                () -> now(card).text());
        assertTrue(
                now(card).text().contains("\n  Task[inner running"),
                () -> now(card).text());

        notebook.does("open.countDown();");
        notebook.until("the end", () -> states(card).equals("outer:failed inner:done"));
        assertTrue(
                now(card).text().startsWith("2 tasks, all ended\n"),
                () -> now(card).text());
        assertFalse(String.valueOf(now(card).get("text/html")).contains("<b>no"));
    }

    @Test
    void tasks_that_have_ended_are_a_table_and_nothing_follows_it() {
        notebook.runs("var one = task(\"one\", () -> 1); await(one);");

        var value = assertInstanceOf(Outcome.Value.class, notebook.cell("List.of(one)"));
        assertNull(value.displayId());
        assertTrue(value.shown().text().startsWith("1 task, all ended\nTask[one done] In[1] "), value.shown()::text);
        assertTrue(String.valueOf(value.shown().get("text/html")).contains("<b>one</b>"));
    }

    @Test
    void a_displayed_task_is_a_card_that_changes_and_another_value_can_take_its_place() {
        notebook.runs(
                "var open = new CountDownLatch(1); var slow = task(\"slow\", () -> { open.await(); return 42; });");

        String first = shownBy("display(slow)");
        String second = shownBy("var shown = display(slow);");
        notebook.runs("shown.update(\"something else\");");
        notebook.does("open.countDown();");

        notebook.until("the first card's end", () -> now(first).text().equals("Task[slow done: 42]"));
        assertEquals("something else", now(second).text());
    }

    @Test
    void a_long_list_is_cut_and_says_so() {
        notebook.runs(
                "var open = new CountDownLatch(1);"
                        + "var many = IntStream.range(0, 150).mapToObj(i -> task(\"job-\" + i, () -> { open.await(); return i; })).toList();");

        String card = shownBy("many");
        assertTrue(
                now(card).text().startsWith("150 tasks, the first 100 shown"),
                () -> now(card).text());
        notebook.does("open.countDown();");
        notebook.until("the end", () -> now(card).text().startsWith("150 tasks, the first 100 shown, all ended"));
    }
}
