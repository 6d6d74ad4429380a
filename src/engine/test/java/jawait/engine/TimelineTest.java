package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The tasks of cells as bars over time.
class TimelineTest {
    private static final Pattern BAR =
            Pattern.compile("<rect x=\"([\\d.]+)\" y=\"[\\d.]+\" width=\"([\\d.]+)\" height=\"15.4\"");
    private static final String ABC = """
            gather(() -> { sleep(2); return "A"; }, () -> { sleep(1); return "B"; }, () -> { sleep(3); return "C"; })""";
    private static final String NAMED = """
            %%virtualtime
            int all() {
                var tasks = List.of(task("A", () -> sleep(2)), task("B", () -> sleep(1)), task("C", () -> sleep(3)));
                tasks.forEach(task -> await(task));
                return tasks.size();
            }
            all();""";

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void three_tasks_of_the_last_cell_stand_side_by_side() {
        notebook.runs(NAMED);

        var svg = svg("timeline()");

        assertEquals(List.of(2.0, 1.0, 3.0), inUnits(lengths(svg)));
        assertTrue(svg.contains("<title>A: 2.00 s, from 0 to 2.00 s"), svg);
        assertTrue(text("timeline()").contains("In[1]: 3 tasks, 3.00 s (one after the other: 6.00 s)"));
    }

    @Test
    void the_first_look_of_a_session_sees_what_tasks_waited_for() {
        notebook.runs(NAMED);

        assertTrue(text("timeline()").contains("█ sleeps"), () -> text("timeline()"));
    }

    @Test
    void a_crowd_that_nobody_looks_at_is_left_alone_and_the_next_cell_is_not() {
        notebook.runs("for (int i = 0; i < 20_000; i++) { await(task(() -> Thread.yield())); }");
        notebook.runs("await(task(\"unseen\", () -> sleep(.1)));"); // its end begins a trial
        notebook.runs("await(task(\"seen\", () -> sleep(.1)));");

        assertTrue(text("timeline()").contains("█ sleeps"), () -> text("timeline()"));
    }

    @Test
    void a_gather_in_virtual_time_has_exact_lengths() {
        notebook.runs("%%virtualtime\n" + ABC);

        assertEquals(List.of(2.0, 1.0, 3.0), inUnits(lengths(svg("timeline()"))));
    }

    @Test
    void under_the_magic_it_follows_what_the_cell_has_printed() {
        notebook.runs("%%timeline\n" + NAMED);

        var shown = notebook.output(1);
        assertEquals("""
                [shown               In[1]: 3 tasks, 3.00 s (one after the other: 6.00 s)
                A │███████████████████████████████████████████████████
                B │█████████████████████████
                C │████████████████████████████████████████████████████████████████████████████
                  └────────────────────────────────────────────────────────────────────────────
                   0           0.5          1           1.5          2           2.5          3
                                                        s
                █ sleeps]""", shown.substring(shown.indexOf("[shown")));
    }

    @Test
    void what_tasks_wait_for_is_told_under_the_magic() {
        notebook.runs("""
                %%timeline
                AsyncQueue<Integer> items = queue();
                var gate = semaphore(1); var lock = lock();
                var permit = gate.acquire(); var held = lock.acquire();
                var taker = task("taker", () -> items.get());
                var third = task("third", () -> { try (var _ = gate.acquire()) { return 0; } });
                var fourth = task("fourth", () -> { try (var _ = lock.acquire()) { return 0; } });
                var sleeper = task("sleeper", () -> {
                    for (var each : List.of(taker, third, fourth)) {
                        while (!each.toString().contains("waiting")) sleep(.01);
                    }
                    sleep(.1); items.put(1); return 0;
                });
                await(task("waiter", () -> await(sleeper))); permit.close(); held.close();
                await(taker); await(third); await(fourth);
                """);

        var shown = notebook.output(1);
        assertTrue(shown.contains("In[1]: 5 tasks"), shown);
        for (var words : List.of("a queue", "sleeps", "a semaphore", "a lock")) {
            assertTrue(shown.contains(words), shown);
        }
        assertFalse(shown.contains("recorded from now on"), shown);
    }

    @Test
    void a_cell_that_asks_for_its_own_timeline_sees_its_tasks() {
        var text = text("await(task(\"quick\", () -> sleep(.2))); timeline()");

        assertTrue(text.contains("quick") && text.contains("sleeps"), text);
    }

    @Test
    void failed_and_cancelled_tasks_are_told_apart_and_children_stand_below_their_parents() {
        notebook.runs("""
                var parent = task("parent", () -> {
                    var bad = task("bad", () -> { sleep(.01); throw new IllegalStateException("no"); });
                    bad.onDone(() -> {});
                    return moveOnAfter(5, () -> { try { await(bad); } catch (IllegalStateException e) {} return 1; });
                });
                var endless = task("endless", () -> sleep(100));
                await(parent); endless.cancel();
                try { await(endless); } catch (CancellationException e) {}
                """);

        var text = text("timeline()");
        assertTrue(text.lines().anyMatch(line -> line.startsWith("parent ")), text);
        assertTrue(text.lines().anyMatch(line -> line.replace('\u00a0', ' ').startsWith("└ bad ")), text);
        assertTrue(text.contains("failed") && text.contains("cancelled"), text);
        assertFalse(text("timeline()").isEmpty());
    }

    @Test
    void ten_thousand_tasks_become_a_few_bars() {
        notebook.runs("for (int i = 0; i < 12_000; i++) { int n = i; await(task(\"job-\" + i, () -> n)); }");

        var svg = svg("timeline()");
        var text = text("timeline()");
        assertTrue(svg.length() < 60_000, () -> svg.length() + " characters");
        assertTrue(text.contains("12\u00a0000 tasks"), text);
        assertTrue(text.contains("job ×9\u00a0950"), text);
        assertTrue(text.contains("2\u00a0000 more tasks ended after those"), text);
    }

    @Test
    void a_task_that_still_runs_has_a_bar_up_to_now() {
        notebook.runs("var open = new CompletableFuture<Integer>(); var asks = task(\"asks\", () -> await(open));");

        assertTrue(svg("timeline()").contains("still there"));
        notebook.runs("open.complete(1); await(asks);");
        assertFalse(svg("timeline()").contains("still there"));
    }

    @Test
    void without_tasks_it_says_so() {
        notebook.gives("timeline()", "(no tasks: neither this cell nor one before it has started any)");
        notebook.runs("%%timeline\nint x = 1;");
        assertEquals("no tasks were started\n", notebook.output(2));
    }

    @Test
    void names_are_escaped_and_tasks_are_not_kept() {
        notebook.runs("await(task(\"</script><b>\", () -> 1));");

        assertTrue(svg("timeline()").contains("&lt;/script&gt;&lt;b&gt;"));
        // Others run in between: a carrier remembers the last virtual thread that it ran.
        notebook.gives("""
                var held = new java.lang.ref.WeakReference<>(await(task(() -> new byte[1000])));
                for (int i = 0; i < 50 && held.get() != null; i++) {
                    gather(IntStream.range(0, 200).boxed().toList(), n -> { sleep(.01); return n; });
                    System.gc();
                }
                held.get() == null""", "true");
    }

    private String text(String cell) {
        return value(cell).shown().text();
    }

    private String svg(String cell) {
        return String.valueOf(value(cell).shown().get("image/svg+xml"));
    }

    private Outcome.Value value(String cell) {
        var outcome = notebook.cell(cell);
        assertTrue(outcome instanceof Outcome.Value, () -> Notebook.describe(outcome));
        return (Outcome.Value) outcome;
    }

    private static List<Double> lengths(String svg) {
        var lengths = new ArrayList<Double>();
        var found = BAR.matcher(svg);
        while (found.find()) {
            lengths.add(Double.valueOf(found.group(2)));
        }
        return lengths;
    }

    private static List<Double> inUnits(List<Double> lengths) {
        double unit = lengths.stream().min(Double::compare).orElse(1.0);
        return lengths.stream()
                .map(length -> Math.round(length / unit * 100) / 100.0)
                .toList();
    }
}
