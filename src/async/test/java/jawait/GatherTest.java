package jawait;

import static jawait.Async.async;
import static jawait.Async.attempt;
import static jawait.Async.await;
import static jawait.Async.event;
import static jawait.Async.gather;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many at once.
class GatherTest {
    private final List<Task<?>> started = new CopyOnWriteArrayList<>();

    private int endless() {
        started.add(Async.currentTask());
        sleep(1000);
        return 0;
    }

    @Test
    void results_come_in_the_order_of_the_bodies() {
        var first = event();
        assertEquals(
                List.of("late", "early", "hot", "lazy"),
                gather(
                        () -> {
                            first.await();
                            return "late";
                        },
                        () -> {
                            first.set();
                            return "early";
                        },
                        task(() -> "hot"),
                        async(() -> "lazy")));
        assertEquals(List.of(), gather());
        assertEquals(List.of(), gather(List.of()));
        assertEquals(List.of(0, 1, 4), gather(IntStream.range(0, 3).mapToObj(i -> task(() -> i * i))));
        assertEquals(List.of(2, 4), gather(List.of(1, 2), i -> i * 2));
        assertEquals(Arrays.asList(null, null), gather(() -> {}, () -> {}));
        assertEquals(Arrays.asList(null, 1), gather(() -> null, () -> 1));
    }

    @Test
    void all_run_at_once() throws Exception {
        var all = new CountDownLatch(100);
        gather(IntStream.range(0, 100)
                .mapToObj(i -> async(() -> {
                    all.countDown();
                    Scene.pass(all);
                })));
    }

    @Test
    void at_most_so_many_run_at_once_and_items_are_taken_as_needed() {
        var running = new AtomicInteger();
        var peak = new AtomicInteger();
        var squares = gather(3, IntStream.range(0, 50).boxed().toList(), i -> {
            peak.accumulateAndGet(running.incrementAndGet(), Math::max);
            sleep(.001);
            running.decrementAndGet();
            return i * i;
        });
        assertEquals(IntStream.range(0, 50).map(i -> i * i).boxed().toList(), squares);
        assertTrue(peak.get() <= 3, "peak: " + peak);
        Iterable<Integer> endless = () -> IntStream.iterate(0, i -> i + 1).iterator();
        refuses(
                IllegalStateException.class,
                "enough",
                () -> gather(3, endless, i -> {
                    if (i == 20) {
                        throw new IllegalStateException("enough");
                    }
                    return i;
                }));
    }

    @Test
    void the_first_failure_is_thrown_at_once_and_cancels_what_gather_started() {
        var boom = new IOException("boom");
        var hot = task(() -> sleep(1000));
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> gather(async(this::endless), this::endless, async(() -> await(hot)), () -> {
                            until(() -> started.size() == 2);
                            throw boom;
                        })));
        started.forEach(task -> assertEquals(new Cancelled<>(), task.join()));
        assertFalse(hot.isDone());
        assertThrows(
                IOException.class,
                () -> gather(hot, async(() -> {
                    throw boom;
                })));
        assertFalse(hot.isDone());
        hot.cancel();
    }

    @Test
    void further_failures_are_suppressed_in_the_first() {
        var begun = new CountDownLatch(1);
        var error = refuses(
                IllegalStateException.class,
                "first",
                () -> gather(
                        () -> {
                            try {
                                begun.countDown();
                                sleep(1000);
                            } catch (Throwable e) {
                                throw new IllegalArgumentException("second", e);
                            }
                        },
                        () -> {
                            Scene.pass(begun);
                            throw new IllegalStateException("first");
                        }));
        until(() -> error.getSuppressed().length == 1);
        assertEquals("second", error.getSuppressed()[0].getMessage());
    }

    @Test
    void a_cancelled_child_fails_the_gather() {
        var hot = task(() -> sleep(1000));
        hot.cancel();
        assertThrows(CancellationException.class, () -> gather(List.of(hot, async(this::endless))));
    }

    @Test
    void cancelling_a_gather_cancels_all_of_its_tasks() {
        var hot = task(this::endless);
        var gathering = task(() -> gather(hot, this::endless, async(this::endless)));
        until(() -> started.size() == 3);
        until(() -> gathering.toString().contains("waiting on gather (3 of 3 left)"));
        gathering.cancel();
        assertEquals(new Cancelled<>(), gathering.join());
        started.forEach(task -> assertEquals(new Cancelled<>(), task.join()));
    }

    @Test
    void a_timeout_around_cancels_all_too() {
        assertTrue(
                moveOnAfter(.05, () -> outcomes(this::endless, this::endless)).isEmpty());
        started.forEach(task -> assertEquals(new Cancelled<>(), task.join()));
    }

    @Test
    void a_failing_iteration_cancels_what_was_started() {
        var error = refuses(
                IllegalStateException.class,
                "iterator",
                () -> gather(IntStream.range(0, 3).mapToObj(i -> {
                    if (i == 2) {
                        throw new IllegalStateException("iterator");
                    }
                    return async(this::endless);
                })));
        assertEquals(0, error.getSuppressed().length);
        until(() -> started.stream().allMatch(Task::isDone));
    }

    @Test
    void the_same_task_may_be_gathered_twice() {
        var task = task(() -> 1);
        assertEquals(List.of(1, 1), gather(task, task));
    }

    @Test
    void misuse_is_named() {
        refuses(NullPointerException.class, "gather: body 2 of 2 is null", () -> gather(() -> 1, null));
        refuses(
                NullPointerException.class,
                "gather: body 1 is null",
                () -> gather(Arrays.asList(async(() -> 1), null).reversed()));
        refuses(IllegalArgumentException.class, "a limit of at least 1, found 0", () -> gather(0, List.of(1), i -> i));
        assertTrue(attempt(() -> gather(-1, List.of(1), i -> i)) instanceof Failure);
    }
}
