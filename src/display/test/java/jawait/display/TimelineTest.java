package jawait.display;

import static jawait.Async.await;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.virtualTime;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Timelines in plain Java, where nobody hosts cells.
class TimelineTest {
    @Test
    void what_starts_while_it_is_recorded_is_drawn_with_its_waits() {
        var recorded = Timeline.record("Two naps");
        virtualTime(() -> {
            var tasks = List.of(task("short", () -> sleep(1)), task("long", () -> sleep(2)));
            tasks.forEach(task -> await(task));
            return 0;
        });
        recorded.close();
        virtualTime(() -> await(task("unseen", () -> 1)));

        assertEquals("""
                            Two naps: 2 tasks, 2.00 s (one after the other: 3.00 s)
                short │████████████████████████████████████
                long  │████████████████████████████████████████████████████████████████████████
                      └────────────────────────────────────────────────────────────────────────
                       0                0.5                1               1.5                2
                                                          s
                █ sleeps""", recorded.timeline().text());
        assertEquals(2, recorded.timeline().size());
        assertEquals(
                "Timeline[Two naps: 2 tasks, 2.00 s (one after the other: 3.00 s)]",
                recorded.timeline().toString());
    }

    @Test
    void tasks_that_are_given_are_drawn_whether_they_were_recorded_or_not() {
        var text = virtualTime(() -> {
            var nap = task("nap", () -> sleep(1));
            await(nap);
            return Timeline.of(nap, nap).text();
        });

        assertTrue(text.contains("1 task, 1.00 s"), text);
        assertTrue(text.contains("nap │"), text);
        assertFalse(Timeline.of().svg().isEmpty());
    }

    @Test
    void a_bar_has_its_times_in_a_title() throws Exception {
        try (var recorded = Timeline.record()) {
            virtualTime(() -> await(task("<nap>", () -> sleep(90))));

            var svg = recorded.timeline().svg();
            assertTrue(svg.contains("<title>&lt;nap&gt;: 90.0 s, from 0 to 90.0 s; sleeps 90.0 s</title>"), svg);
            ChartTest.parsed(svg);
        }
    }
}
