package jawait;

import static jawait.Async.currentTask;
import static jawait.Async.explore;
import static jawait.Async.gather;
import static jawait.Async.generate;
import static jawait.Async.moveOnAfter;
import static jawait.Async.sleep;
import static jawait.Async.virtualTime;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Streams on the virtual clock: what comes when.
class PacedTimeTest {
    /// The numbers from 0, each after its pause in seconds.
    private static AsyncGenerator<Integer> after(double... pauses) {
        return generate(y -> {
            for (int i = 0; i < pauses.length; i++) {
                sleep(pauses[i]);
                y.yield(i);
            }
        });
    }

    /// Seconds of the virtual clock.
    private static double now() {
        return AsyncClock.current().nanoTime() / 1e9;
    }

    /// The items, each with the second in which it came.
    private static List<String> timed(AsyncGenerator<?> items) {
        double begin = now();
        List<String> seen = new ArrayList<>();
        items.forEach(item -> seen.add(Math.round((now() - begin) * 10) / 10.0 + " " + item));
        return seen;
    }

    @Test
    void a_window_opens_with_its_first_item_and_lasts_its_time() {
        virtualTime(() -> {
            assertEquals(
                    List.of("15.0 [0, 1, 2]", "110.0 [3]", "120.0 [4]"),
                    timed(after(5, 1, 1, 93, 20).window(10)));
            assertEquals(
                    List.of("6.0 [0, 1]", "17.0 [2]", "110.0 [3]", "120.0 [4]"),
                    timed(after(5, 1, 1, 93, 20).window(2, Duration.ofSeconds(10))));
            assertEquals(List.of("3600.0 [0]"), timed(after(3600).window(60).take(1)));
        });
    }

    @Test
    void debounce_waits_for_quiet() {
        virtualTime(() -> {
            assertEquals(
                    List.of("9.0 2", "102.0 3", "103.0 4"),
                    timed(after(5, 1, 1, 93, 3).debounce(2)));
            assertEquals(List.of("1.0 0", "2.0 1"), timed(after(1, 1).debounce(0)));
        });
    }

    @Test
    void a_timeout_counts_from_when_the_item_is_wanted() {
        virtualTime(() -> {
            assertEquals(List.of("5.0 0", "10.0 1"), timed(after(5, 5).timeout(6)));
            double begin = now();
            assertThrows(TimeoutException.class, () -> after(1, 100).timeout(6).toList());
            assertEquals(7, now() - begin, .01);
            List<Integer> seen = new ArrayList<>();
            after(5, 5, 5).timeout(6).forEach(i -> {
                sleep(100);
                seen.add(i);
            });
            assertEquals(List.of(0, 1, 2), seen);
        });
    }

    @Test
    void ticks_keep_step_and_leave_out_what_was_missed() {
        virtualTime(() -> {
            assertEquals(
                    List.of("0.0 0", "60.0 1", "120.0 2"),
                    timed(AsyncGenerator.ticks(60).take(3)));
            double begin = now();
            List<Long> ticks = new ArrayList<>();
            AsyncGenerator.ticks(Duration.ofSeconds(10)).takeWhile(t -> t < 8).forEach(t -> {
                ticks.add(t);
                sleep(t == 1 ? 25 : 1);
            });
            assertEquals(List.of(0L, 1L, 4L, 5L, 6L, 7L), ticks);
            assertEquals(80, now() - begin, .01);
        });
    }

    @Test
    void a_zip_asks_both_at_once() {
        virtualTime(() ->
                assertEquals(List.of("10.0 0", "20.0 2"), timed(after(10, 10).zip(after(10, 10), Integer::sum))));
    }

    @Test
    void a_merge_gives_each_item_in_its_time() {
        virtualTime(() -> assertEquals(
                List.of("1.0 0", "2.0 0", "4.0 1", "5.0 1"), timed(after(1, 3).merge(after(2, 3)))));
    }

    @Test
    void a_buffer_lets_the_source_work_while_its_user_does() {
        virtualTime(() -> {
            double begin = now();
            after(10, 10, 10, 10).buffer(4).forEach(i -> sleep(10));
            assertEquals(50, now() - begin, .01);
            begin = now();
            after(10, 10, 10, 10).forEach(i -> sleep(10));
            assertEquals(80, now() - begin, .01);
        });
    }

    @Test
    void items_mapped_at_once_take_the_time_of_one_and_come_as_soon_as_their_turn_is() {
        virtualTime(() -> {
            assertEquals(
                    List.of("10.0 0", "10.0 1", "20.0 2", "20.0 3"),
                    timed(after(0, 0, 0, 0).mapConcurrent(2, i -> {
                        sleep(10);
                        return i;
                    })));
            assertEquals(
                    List.of("1.0 0", "101.0 1"),
                    timed(after(1, 100).mapConcurrent(2, i -> i))); // a slow source holds nothing back
            assertEquals(
                    List.of("30.0 0", "30.0 1", "30.0 2"), timed(after(0, 0, 0).mapConcurrent(3, i -> {
                        sleep(30 - 10 * i);
                        return i;
                    })));
        });
    }

    @Test
    void a_loop_takes_its_time_and_a_stop_is_on_time() {
        virtualTime(() -> {
            List<Integer> seen = new ArrayList<>();
            boolean ended = moveOnAfter(25, () -> {
                for (int i : after(10, 10, 10).buffer(1)) {
                    seen.add(i);
                }
            });
            assertTrue(!ended);
            assertEquals(List.of(0, 1), seen);
            assertNotNull(currentTask());
            assertEquals(List.of(), Tap.leftovers());
        });
    }

    @Test
    void no_order_of_the_tasks_loses_an_item_or_leaves_a_task() {
        explore(300, () -> {
            var tap = Tap.to(6);
            var pipe = tap.items
                    .buffer(2)
                    .mapConcurrent(2, i -> i)
                    .merge(tap.items.map(i -> i + 10))
                    .buffer(1);
            Set<Integer> all = new HashSet<>(pipe.toList());
            assertEquals(12, all.size());
            assertEquals(4, pipe.take(4).toList().size());
            tap.isClosed();
        });
    }

    @Test
    void no_moment_of_a_stop_loses_its_clean_up() {
        explore(300, () -> {
            var tap = Tap.endless();
            var slow = tap.items.map(i -> {
                sleep(.3);
                return i;
            });
            assertTrue(moveOnAfter(
                            1,
                            () -> slow.buffer(2)
                                    .zip(slow.mapConcurrent(2, i -> i).window(2, 1.0))
                                    .merge(slow.debounce(.1)
                                            .chunk(2)
                                            .zip(slow.timeout(5))
                                            .map(p -> null))
                                    .toList())
                    .isEmpty());
            tap.isClosed();
        });
    }

    @Test
    void many_streams_run_side_by_side() {
        virtualTime(() -> {
            double begin = now();
            var sums = gather(
                    IntStream.range(0, 100).boxed().toList(),
                    n -> after(1, 1, 1).buffer(1).mapConcurrent(2, i -> i + n).stream()
                            .mapToInt(i -> i)
                            .sum());
            assertEquals(IntStream.range(0, 100).mapToObj(n -> 3 + 3 * n).toList(), sums);
            assertEquals(3, now() - begin, .01);
        });
    }
}
