package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Curves of how full things are, below the cells that watch them.
class WatchTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_semaphore_shows_its_peak_and_its_limit_however_short_the_peak_was() {
        notebook.runs("""
                var gate = semaphore(3);
                var watch = watch(gate);
                gather(IntStream.range(0, 20).boxed().toList(), i -> { try (var _ = gate.acquire()) { return i; } });
                try (var a = gate.acquire(); var b = gate.acquire(); var c = gate.acquire()) {}
                """);

        notebook.until(
                "a picture with the peak",
                () -> notebook.updates.stream()
                        .anyMatch(update -> update.contains("permits in use: 0, 3 at most, limit 3")));
        assertTrue(notebook.output(1).contains("permits in use: 0, 0 at most, limit 3"), notebook.output(1));
        notebook.gives("watch.peak()", "3.0").gives("watch", "Watch[permits in use: 0, 3 at most, limit 3]");
    }

    @Test
    void a_queue_shows_its_depth_until_the_curve_is_closed() {
        notebook.runs("""
                AsyncQueue<Integer> items = queue(10);
                var depth = watch("depth", items);
                for (int i = 0; i < 5; i++) items.put(i);
                depth.close();
                for (int i = 0; i < 5; i++) items.put(i);
                """);

        var last = notebook.updates.getLast();
        assertTrue(last.contains("depth: 5, 5 at most, limit 10"), last);
        notebook.gives("depth.peak()", "5.0");
    }

    @Test
    void a_number_is_asked_for_until_it_stands_still_and_the_tasks_have_ended() {
        notebook.runs("var asked = new AtomicInteger(); var asking = watch(\"asked\", asked::incrementAndGet);");

        notebook.until("a second picture", () -> !notebook.updates.isEmpty());
        notebook.runs("var still = watch(\"still\", () -> 7);");
        notebook.until(
                "the last picture of what stands still",
                () -> notebook.updates.stream().anyMatch(update -> update.contains("still: 7, 7 at most")));
    }

    @Test
    void what_is_no_number_moves_nothing() {
        notebook.runs("""
                var asked = new AtomicInteger();
                var asking = watch("never", () -> { asked.incrementAndGet(); return Double.NaN; });
                while (asked.get() < 6) sleep(.01);
                asking.close();
                """);

        assertEquals(
                1,
                notebook.updates.stream()
                        .filter(update -> update.contains("never"))
                        .count(),
                () -> notebook.updates.toString());
    }

    @Test
    void what_is_watched_can_be_collected() {
        notebook.gives("""
                var watched = semaphore(2);
                var gone = new java.lang.ref.WeakReference<>(watched);
                var kept = watch(watched);
                watched = null;
                for (int i = 0; i < 200 && gone.get() != null; i++) { System.gc(); sleep(.01); }
                kept.close();
                gone.get() == null""", "true");
    }

    @Test
    void a_limiter_that_grows_has_its_limit_of_now() {
        notebook.runs("""
                var limiter = CapacityLimiter.of(1);
                var w = watch(limiter);
                limiter.total(5);
                try (var _ = limiter.acquireFor("a"); var _ = limiter.acquireFor("b")) {}
                w.close();
                """);

        assertEquals(
                1,
                notebook.updates.stream()
                        .filter(update -> update.contains("tokens lent: 0, 2 at most, limit 5"))
                        .limit(1)
                        .count());
    }
}
