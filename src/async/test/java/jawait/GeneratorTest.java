package jawait;

import static jawait.Async.generate;
import static jawait.Async.moveOnAfter;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.tasks;
import static jawait.Async.virtualTime;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Gatherers;
import org.junit.jupiter.api.Test;

/// Sequences made by a body.
class GeneratorTest {
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private AsyncGenerator<Integer> countdown(int from) {
        return generate(y -> {
            try {
                for (int i = from; i > 0; i--) {
                    made.incrementAndGet();
                    y.yield(i);
                }
            } finally {
                closed.incrementAndGet();
            }
        });
    }

    @Test
    void items_come_in_a_loop_in_a_for_each_and_in_a_stream() {
        List<Integer> looped = new ArrayList<>();
        var generator = countdown(3);
        for (int i : generator) {
            looped.add(i);
        }
        List<Integer> pushed = new ArrayList<>();
        generator.forEach(pushed::add);
        assertEquals(List.of(3, 2, 1), looped);
        assertEquals(List.of(3, 2, 1), pushed);
        assertEquals(List.of(6, 4, 2), generator.stream().map(i -> i * 2).toList());
        assertEquals(3, closed.get());
        assertEquals("AsyncGenerator[not under way]", generator.toString());
    }

    @Test
    void items_are_made_as_they_are_wanted() {
        var items = countdown(100).iterator();
        assertEquals(0, made.get());
        assertTrue(items.hasNext());
        assertTrue(items.hasNext());
        assertEquals(1, made.get());
        assertEquals(100, items.next());
        assertEquals(99, items.next());
        assertEquals(2, made.get());
    }

    @Test
    void a_stream_that_has_enough_ends_the_body() {
        assertEquals(
                List.of(200, 198, 196),
                countdown(100).stream().map(i -> i * 2).limit(3).toList());
        assertEquals(1, closed.get());
        assertEquals(10, countdown(10).stream().findFirst().orElseThrow());
        assertEquals(2, closed.get());
        assertThrows(
                IllegalStateException.class,
                () -> countdown(10).stream().forEach(i -> {
                    throw new IllegalStateException("downstream");
                }));
        assertEquals(3, closed.get());
        assertEquals(
                List.of(5, 4, 3),
                countdown(5).stream()
                        .gather(Gatherers.mapConcurrent(2, i -> i))
                        .limit(3)
                        .toList());
        assertEquals(4, closed.get());
        assertEquals(
                6, List.of(1, 2).stream().flatMap(i -> countdown(3).stream()).count());
    }

    @Test
    void closing_ends_a_loop_that_was_left() {
        try (var generator = countdown(100)) {
            var loop = generator.iterator();
            for (int i : (Iterable<Integer>) () -> loop) {
                if (i < 99) {
                    break;
                }
            }
            assertEquals(0, closed.get());
            assertEquals("AsyncGenerator[1 under way]", generator.toString());
            Reference.reachabilityFence(loop); // else the garbage collector would end it
        }
        assertEquals(1, closed.get());
        var unbegun = countdown(1);
        var items = unbegun.iterator();
        unbegun.close();
        assertFalse(items.hasNext());
        assertThrows(NoSuchElementException.class, items::next);
        assertEquals(1, closed.get());
    }

    @Test
    void what_the_body_throws_comes_after_its_items() {
        AsyncGenerator<Integer> generator = generate(y -> {
            y.yield(1);
            throw new IOException("boom");
        });
        var items = generator.iterator();
        assertEquals(1, items.next());
        assertThrows(IOException.class, items::hasNext);
        assertFalse(items.hasNext());
        assertThrows(IOException.class, () -> generator.forEach(i -> {}));
        assertThrows(IOException.class, () -> generator.stream().toList());
    }

    @Test
    void a_loop_that_waits_can_be_stopped_and_stops_the_body() {
        AsyncGenerator<Integer> stuck = generate(y -> {
            try {
                sleep(1000);
            } finally {
                closed.incrementAndGet();
            }
        });
        virtualTime(() -> {
            assertFalse(moveOnAfter(1, () -> {
                for (int i : stuck) {
                    made.addAndGet(i);
                }
            }));
            assertEquals(1, closed.get());
            assertTrue(moveOnAfter(1, () -> stuck.stream().count()).isEmpty());
            assertEquals(2, closed.get());
        });
    }

    @Test
    void a_forgotten_iterator_is_stopped() {
        assertEquals(3, countdown(3).iterator().next());
        until(() -> {
            System.gc();
            return closed.get() == 1;
        });
    }

    @Test
    void a_loop_runs_the_body_in_a_task_of_its_own_and_a_for_each_does_not() {
        AsyncGenerator<Thread> threads = generate(y -> y.yield(Thread.currentThread()));
        threads.forEach(thread -> assertSame(Thread.currentThread(), thread));
        for (Thread thread : threads) {
            assertNotSame(Thread.currentThread(), thread);
        }
        AsyncGenerator<Task<?>> named = generate(y -> y.yield(Async.currentTask()));
        assertEquals("generator", named.iterator().next().name());
        var parent = task(() -> named.iterator().next().parent());
        assertSame(parent, parent.await());
    }

    @Test
    void items_that_are_there_already_are_taken_together_and_the_body_goes_on_after_the_last() {
        AsyncGenerator<Integer> generator = generate(y -> {
            try {
                for (int i = 0; i < 9; i += 3) {
                    y.yieldAll(List.of());
                    y.yieldAll(Arrays.asList(i, null, i + 2));
                    made.incrementAndGet();
                }
            } finally {
                closed.incrementAndGet();
            }
        });
        List<Integer> all = Arrays.asList(0, null, 2, 3, null, 5, 6, null, 8);
        assertEquals(all, generator.toList());
        assertEquals(all, generator.stream().toList());
        made.set(0);
        List<Integer> looped = new ArrayList<>();
        for (Integer item : generator) {
            looped.add(item);
            assertEquals((looped.size() - 1) / 3, made.get());
        }
        assertEquals(all, looped);
        assertEquals(List.of(0, 2, 3), generator.filter(i -> i != null).take(3).toList());
        closed.set(0);
        try (generator) {
            var loop = generator.iterator();
            assertEquals(0, loop.next());
            assertEquals(0, closed.get());
            Reference.reachabilityFence(loop);
        }
        assertEquals(1, closed.get());
    }

    @Test
    void nulls_are_items() {
        AsyncGenerator<String> nulls = generate(y -> {
            y.yield(null);
            y.yield("a");
        });
        List<String> got = new ArrayList<>();
        for (String item : nulls) {
            got.add(item);
        }
        assertEquals(Arrays.asList(null, "a"), got);
    }

    @Test
    void misuse_is_named() {
        AsyncGenerator<Integer> elsewhere = generate(y -> task(() -> y.yield(1)).await());
        refuses(IllegalStateException.class, "yield was called on another thread", () -> elsewhere.forEach(i -> {}));
        refuses(
                IllegalStateException.class,
                "yield was called on another thread",
                () -> elsewhere.iterator().hasNext());
        refuses(NullPointerException.class, "generate: the body is null", () -> generate(null));
        until(() -> tasks().stream().noneMatch(task -> task.name().equals("elsewhere")));
    }
}
