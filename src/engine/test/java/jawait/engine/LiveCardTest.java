package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jawait.Task;
import jawait.display.MimeBundle;
import jawait.display.TaskCards;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A task as the result of a cell: a caption that stays true, and below it a card that changes until the end.
class LiveCardTest {
    private static final String MIME = "application/vnd.jawait.task+json";

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    /// Runs a cell whose result is a task that goes on, and gives the id of its card.
    private String card(String source) {
        return notebook.shownBy(() -> {
            var value = assertInstanceOf(Outcome.Value.class, notebook.cell(source));
            assertTrue(value.displayId() != null && value.displayId().startsWith("jawait-task-"), source);
            notebook.session.shown(value);
        });
    }

    private MimeBundle now(String card) {
        return notebook.now(card);
    }

    private String html(String card) {
        return String.valueOf(now(card).get("text/html"));
    }

    private Object fact(String card, String name) {
        return assertInstanceOf(Map.class, now(card).get(MIME)).get(name);
    }

    /// Which state of the card is the first that says so, from 0 on; -1 while none does.
    private int indexOf(String card, String said) {
        var states = notebook.views.get(card).stream()
                .map(state -> String.valueOf(state.get("text/html")).contains(said))
                .toList();
        return states.indexOf(true);
    }

    private void until(String card, String state) {
        notebook.until("the card to say " + state, () -> state.equals(fact(card, "state")));
    }

    @Test
    void a_running_task_has_a_caption_and_a_card_that_comes_to_its_end() {
        notebook.does("var open = new CountDownLatch(1);");
        var value = (Outcome.Value) notebook.cell("task(\"slow\", () -> { open.await(); return 42; })");
        assertEquals(
                "task &quot;slow&quot;, started by In[2]",
                String.valueOf(value.shown().get("text/html")).replaceAll("<[^>]*>", ""));
        notebook.session.shown(value);
        var card = notebook.views.keySet().stream()
                .filter(id -> id.startsWith("jawait-display"))
                .findFirst()
                .orElseThrow();
        assertTrue(html(card).contains("%cancel slow"), html(card));
        until(card, "waiting");
        notebook.does("open.countDown();");
        until(card, "done");
        assertAll(
                () -> assertEquals("Task[slow done: 42]", now(card).text()),
                () -> assertEquals("42", fact(card, "about")),
                () -> assertFalse(html(card).contains("%cancel"), html(card)));
        notebook.until("the caption", () -> notebook.updates.contains(value.displayId() + " Task[slow done: 42]"));
    }

    @Test
    void a_card_says_how_a_task_has_failed_and_that_it_was_cancelled() {
        notebook.does("var open = new CountDownLatch(1);");
        var bad = card("var bad = task(\"bad\", () -> { open.await(); throw new IllegalStateException(\"<b>no\"); });"
                + " bad");
        notebook.does("open.countDown();");
        until(bad, "failed");
        assertTrue(html(bad).contains("IllegalStateException: &lt;b&gt;no"), html(bad));
        var gone = card("var gone = task(\"gone\", () -> sleep(1000)); gone");
        until(gone, "sleeping");
        notebook.runs("gone.cancel()");
        until(gone, "cancelled");
        notebook.runs("attempt(bad)");
    }

    @Test
    void an_age_goes_on_while_the_task_runs_and_stops_with_it() {
        var card = card("var nap = task(\"nap\", () -> sleep(1000)); nap");
        notebook.until("a second to pass", () -> indexOf(card, "1 s</span>") >= 0);
        assertTrue(indexOf(card, "1 s</span>") < 20, "at most ten a second, and rather one");
        notebook.runs("nap.cancel()");
        until(card, "cancelled");
        int states = notebook.views.get(card).size();
        notebook.runs("sleep(1.3)");
        assertEquals(states, notebook.views.get(card).size());
    }

    @Test
    void a_gather_shows_how_many_are_done_and_the_slowest() {
        var card = card("""
                var late = task("late one", () -> sleep(1000));
                var all = task("all", () -> gather(task(() -> 1), late, task(() -> 2)));
                all""");
        notebook.until("two to be done", () -> Integer.valueOf(2).equals(fact(card, "done")));
        assertTrue(html(card).contains("2 of 3 done, slowest: late one ("), html(card));
        notebook.runs("all.cancel()");
        until(card, "cancelled");
    }

    @Test
    void a_task_that_has_ended_is_a_card_by_itself() {
        notebook.runs("var done = task(\"done\", () -> \"<i>\"); await(done);");
        var value = assertInstanceOf(Outcome.Value.class, notebook.cell("done"));
        assertNull(value.displayId());
        assertTrue(String.valueOf(value.shown().get("text/html")).contains("&lt;i&gt;"));
        notebook.session.shown(value);
        assertTrue(notebook.views.isEmpty());
    }

    @Test
    void names_are_text_and_long_ones_are_cut() {
        var card = card("task(\"<script>alert(1)</script>\" + \"x\".repeat(5000), () -> sleep(1000))");
        assertFalse(html(card).contains("<script>"), html(card));
        assertTrue(html(card).contains("&lt;script&gt;"), html(card));
        assertTrue(html(card).length() < 4000);
        notebook.runs("%cancel all");
    }

    @Test
    void results_whose_text_throws_or_never_comes_end_the_card_all_the_same() {
        notebook.does("var open = new CountDownLatch(1);")
                .does("record Loops() { public String toString() { while (true) {} } }")
                .does("record Throws() { public String toString() { throw new IllegalStateException(); } }")
                .does("record Waits() { public String toString() { sleep(1000); return \"\"; } }");
        var throwing = card("task(\"throws\", () -> { open.await(); return new Throws(); })");
        var looping = card("task(\"loops\", () -> { open.await(); return new Loops(); })");
        var waiting = card("task(\"waits\", () -> { open.await(); return new Waits(); })");
        notebook.does("open.countDown();");
        for (var card : List.of(throwing, looping, waiting)) {
            until(card, "done");
        }
        assertTrue(
                now(looping).text().matches(".*its toString (takes more than 1 s|does not end).*"),
                now(looping).text());
        notebook.gives("1 + 1", "2");
    }

    @Test
    void a_hundred_runs_of_a_cell_leave_one_card_that_is_looked_at() {
        String newest = "";
        for (int i = 0; i < 100; i++) {
            newest = notebook.shownBy(() -> notebook.session.shown(
                    (Outcome.Value) notebook.cell("task(\"again\", () -> sleep(1000))", "the same cell")));
        }
        var card = newest;
        var before = states();
        assertEquals(100, before.size());
        notebook.until("the newest to change", () -> states().get(card) > before.get(card));
        var after = states();
        after.put(card, before.get(card));
        assertEquals(before, after, "earlier runs are left alone");
        notebook.runs("%cancel all");
    }

    /// How many states each card has had.
    private Map<String, Integer> states() {
        return notebook.views.entrySet().stream()
                .filter(view -> view.getKey().startsWith("jawait-display"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, view -> view.getValue().size()));
    }

    @Test
    void a_thousand_cards_cost_little() {
        notebook.does("var gate = event();");
        var tasks = (Outcome.Value) notebook.cell(
                "IntStream.range(0, 1000).mapToObj(i -> task(() -> { gate.await(); return 7; })).toList()");
        for (var task : assertInstanceOf(List.class, tasks.value())) {
            TaskCards.show((Task<?>) task, ((Task<?>) task).origin(), caption -> {});
        }
        int before = notebook.updates.size();
        long began = System.nanoTime();
        notebook.runs("sleep(2)");
        long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        int told = notebook.updates.size() - before;
        assertTrue(told <= 20 * (seconds + 1), () -> told + " updates in " + seconds + " s");
        notebook.does("gate.set();");
        notebook.until(
                "a thousand ends",
                () -> notebook.views.entrySet().stream()
                                .filter(view -> view.getKey().startsWith("jawait-display"))
                                .filter(view -> view.getValue().getLast().text().endsWith("done: 7]"))
                                .count()
                        == 1000);
    }
}
