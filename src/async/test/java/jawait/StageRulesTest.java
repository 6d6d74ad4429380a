package jawait;

import static jawait.Async.generate;
import static jawait.Async.group;
import static jawait.Async.moveOnAfter;
import static jawait.Async.queue;
import static jawait.Async.sleep;
import static jawait.Async.timeout;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What each operator without a task does, and what it refuses.
class StageRulesTest {
    @Test
    void each_stage_does_its_own() {
        var numbers = AsyncGenerator.of(1, 2, 3, 4, 5);
        assertEquals(List.of("1!", "2!"), numbers.map(i -> i + "!").take(2).toList());
        assertEquals(List.of(2, 4), numbers.filter(i -> i % 2 == 0).toList());
        assertEquals(
                List.of(1, 2, 2, 3, 3, 3),
                numbers.take(3).flatMap(i -> AsyncGenerator.of(i, i, i).take(i)).toList());
        assertEquals(List.of(1, 2), numbers.takeWhile(i -> i < 3).toList());
        assertEquals(List.of(4, 5), numbers.drop(3).toList());
        assertEquals(List.of(), numbers.drop(9).toList());
        assertEquals(List.of(), numbers.take(0).toList());
        assertEquals(
                List.of(List.of(1, 2), List.of(3, 4), List.of(5)),
                numbers.chunk(2).toList());
        assertEquals(List.of(), AsyncGenerator.of().chunk(2).toList());
        assertEquals(Optional.of(3), numbers.drop(2).first());
        assertEquals(Optional.empty(), AsyncGenerator.of().first());
    }

    @Test
    void what_is_not_wanted_is_not_made() {
        var tap = Tap.endless();
        assertEquals(List.of(), tap.items.take(0).toList());
        assertEquals(0, tap.begun.get());
        assertEquals(List.of(1, 2, 3), tap.items.take(5).take(3).toList());
        assertEquals(3, tap.made.get());
        assertEquals(List.of(1, 2), tap.items.takeWhile(i -> i < 3).toList());
        assertEquals(3, tap.made.get());
        assertEquals(List.of(List.of(1, 2)), tap.items.chunk(2).take(1).toList());
        assertEquals(2, tap.made.get());
        tap.isClosed();
    }

    @Test
    void sources_are_collections_queues_streams_and_nothing_at_all() {
        List<Integer> list = new ArrayList<>(List.of(1, 2));
        var later = AsyncGenerator.from(list);
        list.add(3);
        assertEquals(List.of(1, 2, 3), later.toList());
        assertSame(later, AsyncGenerator.from(later));
        AsyncQueue<Integer> queue = queue();
        queue.put(1);
        queue.put(2);
        queue.put(3);
        queue.shutdown();
        assertEquals(List.of(1, 2), AsyncGenerator.from(queue).take(2).toList());
        assertEquals(1, queue.size(), "what is not wanted stays in the queue");
        assertEquals(List.of(3), AsyncGenerator.from(queue).toList());
        assertEquals(List.of(), AsyncGenerator.of().toList());
        assertEquals(
                Arrays.asList(null, 1), AsyncGenerator.of((Integer) null, 1).toList());
        Integer[] array = {1, 2};
        var copied = AsyncGenerator.of(array);
        array[0] = 9;
        assertEquals(List.of(1, 2), copied.toList());
    }

    @Test
    void a_stream_is_a_source_once_and_is_closed() {
        var closed = new AtomicBoolean();
        var endless = AsyncGenerator.from(Stream.iterate(1, i -> i + 1).onClose(() -> closed.set(true)));
        assertEquals(List.of(1, 2, 3), endless.take(3).toList());
        assertTrue(closed.get());
        assertThrows(IllegalStateException.class, endless::toList);
        var nested = AsyncGenerator.from(Stream.of(1, 2).flatMap(i -> Stream.iterate(i, n -> n + 2)));
        assertEquals(List.of(1, 3), nested.take(2).toList());
        List<Integer> ordered = new ArrayList<>();
        for (int i : AsyncGenerator.from(List.of(1, 2, 3, 4).parallelStream())) {
            ordered.add(i);
        }
        assertEquals(List.of(1, 2, 3, 4), ordered);
    }

    @Test
    void a_clean_up_that_fails_is_thrown() {
        var boom = new IOException("clean-up");
        AsyncGenerator<Integer> items = generate(y -> {
            try {
                y.yield(1);
            } finally {
                throwing(boom);
            }
        });
        assertSame(boom, assertThrows(IOException.class, () -> items.take(1).toList()));
        assertSame(boom, assertThrows(IOException.class, () -> items.first()));
        assertEquals(1, items.iterator().next());
        assertSame(boom, assertThrows(IOException.class, items::close));
    }

    private static void throwing(Exception e) throws Exception {
        throw e;
    }

    @Test
    void a_body_that_swallows_its_end_meets_it_again() {
        List<String> swallowed = new ArrayList<>();
        AsyncGenerator<Integer> stubborn = generate(y -> {
            for (int i = 1; i <= 3; i++) {
                try {
                    y.yield(i);
                } catch (Throwable e) {
                    swallowed.add(e.getClass().getSimpleName());
                }
            }
        });
        assertEquals(List.of(1), stubborn.take(1).toList());
        assertEquals(List.of("EarlyEnd", "EarlyEnd", "EarlyEnd"), swallowed);
        swallowed.clear();
        assertEquals(1, stubborn.iterator().next());
        stubborn.close();
        assertEquals(List.of("InterruptedException", "InterruptedException", "InterruptedException"), swallowed);
        assertEquals(List.of(), Tap.leftovers());
    }

    @Test
    void a_clean_up_may_wait_and_yield_within_groups_and_timeouts() {
        List<String> done = new ArrayList<>();
        AsyncGenerator<Integer> items = generate(y -> {
            try {
                group(g -> {
                    g.start(() -> sleep(1000));
                    timeout(1000, () -> {
                        y.yield(1);
                        y.yield(2);
                    });
                });
            } finally {
                sleep(.001);
                done.add("cleaned up");
            }
        });
        assertEquals(List.of(1), items.take(1).toList());
        assertEquals(1, items.iterator().next());
        items.close();
        assertEquals(List.of("cleaned up", "cleaned up"), done);
        assertEquals(List.of(), Tap.leftovers());
    }

    @Test
    void a_chunk_that_is_not_full_comes_before_the_error_but_not_before_a_stop() {
        List<List<Integer>> seen = new ArrayList<>();
        var tap = Tap.failing(3, new IOException("boom"));
        assertThrows(IOException.class, () -> tap.items.chunk(2).forEach(seen::add));
        assertEquals(List.of(List.of(1, 2), List.of(3)), seen);
        seen.clear();
        assertFalse(moveOnAfter(
                .02,
                () -> tap.items
                        .map(i -> {
                            sleep(i == 3 ? 1000 : 0);
                            return i;
                        })
                        .chunk(5)
                        .forEach(seen::add)));
        assertEquals(List.of(), seen);
        seen.clear();
        assertThrows(
                IllegalStateException.class,
                () -> Tap.to(5).items.chunk(2).forEach(chunk -> {
                    seen.add(chunk);
                    throw new IllegalStateException("downstream");
                }));
        assertEquals(List.of(List.of(1, 2)), seen);
        assertThrows(UnsupportedOperationException.class, () -> seen.getFirst().add(9));
    }

    @Test
    void two_loops_do_not_disturb_each_other() {
        var tap = Tap.to(3);
        var staged = tap.items.map(i -> i);
        var one = staged.iterator();
        var other = staged.iterator();
        assertEquals(1, one.next());
        assertEquals(1, other.next());
        assertEquals(Optional.of(1), staged.stream().findFirst());
        assertEquals(2, one.next());
        assertEquals(2, other.next());
        staged.close();
        assertFalse(one.hasNext());
        assertFalse(other.hasNext());
        tap.isClosed();
    }

    @Test
    void misuse_is_named() {
        var items = AsyncGenerator.of(1);
        refuses(NullPointerException.class, "map: the function is null", () -> items.map(null));
        refuses(NullPointerException.class, "filter: the condition is null", () -> items.filter(null));
        refuses(NullPointerException.class, "takeWhile: the condition is null", () -> items.takeWhile(null));
        refuses(NullPointerException.class, "flatMap: the function is null", () -> items.flatMap(null));
        refuses(
                NullPointerException.class,
                "flatMap: expected an Iterable for 1, found null",
                () -> items.flatMap(i -> null).toList());
        refuses(
                IllegalArgumentException.class,
                "take: expected a number of items of 0 or more, found -1",
                () -> items.take(-1));
        refuses(
                IllegalArgumentException.class,
                "drop: expected a number of items of 0 or more, found -2",
                () -> items.drop(-2));
        refuses(IllegalArgumentException.class, "chunk: expected a size of 1 or more, found 0", () -> items.chunk(0));
        refuses(
                NullPointerException.class,
                "from: the items are null",
                () -> AsyncGenerator.from((List<Integer>) null));
        refuses(
                NullPointerException.class,
                "from: the stream is null",
                () -> AsyncGenerator.from((Stream<Integer>) null));
        refuses(
                NullPointerException.class,
                "of: the array of items is null",
                () -> AsyncGenerator.of((Integer[]) null));
        refuses(NullPointerException.class, "forEach: the action is null", () -> items.forEach(null));
        refuses(
                NullPointerException.class,
                "first: the item is null",
                () -> AsyncGenerator.of((Integer) null).first());
        assertThrows(UnsupportedOperationException.class, () -> items.toList().add(2));
    }
}
