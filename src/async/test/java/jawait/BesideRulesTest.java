package jawait;

import static jawait.Async.currentTask;
import static jawait.Async.event;
import static jawait.Async.generate;
import static jawait.Async.pstree;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.virtualTime;
import static jawait.Scene.pass;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// What each operator with tasks does, and what it refuses.
class BesideRulesTest {
    @Test
    void a_buffer_runs_so_many_items_ahead_and_no_further() {
        var tap = Tap.endless();
        var items = tap.items.buffer(3).iterator();
        assertEquals(0, tap.made.get());
        assertEquals(1, items.next());
        until(() -> tap.made.get() == 5); // one used, three ahead, one waits for room
        until(() -> pstree().contains("waiting on items of a stream (room for 3)"));
        assertEquals(5, tap.made.get());
        assertEquals(2, items.next());
        until(() -> tap.made.get() == 6);
        tap.items.close();
        tap.isClosed();
    }

    @Test
    void a_buffer_drops_an_error_that_nobody_came_to() {
        var tap = Tap.failing(3, new IOException("boom"));
        AsyncGenerator<Integer> slow = tap.items.buffer(9).map(i -> {
            until(() -> tap.closed.get() == 1 && Tap.leftovers().isEmpty());
            return i;
        });
        assertEquals(List.of(1), slow.take(1).toList());
        tap.isClosed();
    }

    @RepeatedTest(100)
    void an_error_that_meets_the_end_is_dropped_however_close_they_are() {
        var tap = Tap.failing(3, new IOException("boom"));
        assertEquals(List.of(1, 2), tap.items.buffer(1).take(2).toList());
        tap.isClosed();
    }

    @Test
    void a_merge_gives_items_as_they_come_and_ends_with_the_last_source() {
        var turn = event();
        AsyncGenerator<String> first = generate(y -> {
            y.yield("a");
            turn.await();
            y.yield("c");
        });
        AsyncGenerator<String> second = generate(y -> y.yield("b"));
        List<String> seen = new ArrayList<>();
        first.merge(second, AsyncGenerator.of()).forEach(item -> {
            seen.add(item);
            if (seen.size() == 2) {
                turn.set();
            }
        });
        assertEquals(Set.of("a", "b"), new HashSet<>(seen.subList(0, 2)));
        assertEquals("c", seen.get(2));
        var one = Tap.endless();
        var two = Tap.endless();
        for (int i : one.items.merge(two.items)) {
            if (i == 50) {
                break;
            }
        }
        two.items.close();
        one.isClosed();
        two.isClosed();
    }

    @Test
    void a_merge_has_no_favourite() {
        AsyncGenerator<String> a = Tap.endless().items.map(i -> "a");
        AsyncGenerator<String> b = Tap.endless().items.map(i -> "b");
        virtualTime(
                () -> { // where no task is held up by the machine
                    assertTrue(a.merge(b)
                                    .takeWhile(item -> item.equals("a"))
                                    .toList()
                                    .size()
                            < 10);
                    assertTrue(a.merge(b)
                                    .takeWhile(item -> item.equals("b"))
                                    .toList()
                                    .size()
                            < 10);
                });
    }

    @Test
    void the_first_source_of_a_merge_that_fails_stops_the_others() {
        var tap = Tap.endless();
        var boom = new IOException("boom");
        var failing = Tap.failing(2, boom);
        assertSame(
                boom,
                assertThrows(
                        IOException.class, () -> tap.items.merge(failing.items).forEach(i -> {})));
        tap.isClosed();
        failing.isClosed();
        var both = assertThrows(
                IOException.class,
                () -> Tap.failing(0, boom)
                        .items
                        .merge(Tap.failing(0, new IOException("other")).items)
                        .buffer(1)
                        .toList());
        assertTrue(both.getSuppressed().length <= 1);
    }

    @Test
    void a_zip_ends_with_the_shorter_one_and_asks_for_no_more() {
        var left = Tap.to(3);
        var right = Tap.endless();
        assertEquals(
                List.of(new AsyncGenerator.Pair<>(1, 1), new AsyncGenerator.Pair<>(2, 2)),
                left.items.zip(right.items).take(2).toList());
        assertEquals(List.of(2, 4, 6), left.items.zip(right.items, Integer::sum).toList());
        left.isClosed();
        right.isClosed();
        assertEquals(List.of(2, 4, 6), right.items.zip(left.items, Integer::sum).toList());
        left.isClosed();
        right.isClosed();
        assertEquals(
                "Pair[first=1, second=a]",
                AsyncGenerator.of(1)
                        .zip(AsyncGenerator.of("a"))
                        .first()
                        .orElseThrow()
                        .toString());
        assertEquals(List.of(), AsyncGenerator.of().zip(Tap.endless().items).toList());
        assertEquals(List.of(), Tap.endless().items.zip(AsyncGenerator.of()).toList());
    }

    @Test
    void so_many_items_are_worked_on_at_once_and_no_more() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var threads = ConcurrentHashMap.<Thread>newKeySet();
        var tap = Tap.to(40);
        var got = tap.items
                .mapConcurrent(4, i -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    threads.add(Thread.currentThread());
                    until(() -> i > 1 || most.get() > 1);
                    sleep(i % 3 * .001);
                    running.decrementAndGet();
                    return i * 10;
                })
                .toList();
        assertEquals(IntStream.rangeClosed(1, 40).mapToObj(i -> i * 10).toList(), got);
        assertTrue(most.get() <= 4 && most.get() > 1, "at once: " + most);
        assertEquals(40, threads.size());
        tap.isClosed();
    }

    @Test
    void the_first_item_that_fails_cancels_those_after_it() {
        var stopped = new AtomicInteger();
        var begun = new CountDownLatch(2);
        var boom = new IOException("boom");
        List<Integer> seen = new ArrayList<>();
        var tap = Tap.endless();
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> tap.items
                                .mapConcurrent(4, i -> {
                                    if (i == 1) {
                                        return i;
                                    }
                                    if (i == 2) {
                                        pass(begun);
                                        throw boom;
                                    }
                                    try {
                                        begun.countDown();
                                        sleep(1000);
                                    } finally {
                                        stopped.incrementAndGet();
                                    }
                                    return i;
                                })
                                .forEach(seen::add)));
        assertEquals(List.of(1), seen);
        assertTrue(stopped.get() >= 2, "stopped: " + stopped);
        tap.isClosed();
    }

    @Test
    void a_source_is_a_task_of_its_user() {
        AsyncGenerator<Task<?>> who = generate(y -> y.yield(currentTask()));
        var user = task("user", () -> who.buffer(1).first().orElseThrow());
        assertNotSame(user, user.await());
        assertSame(user, user.await().parent());
        assertEquals("buffer", user.await().name());
        var mapped = task(
                "user",
                () -> AsyncGenerator.of(1)
                        .mapConcurrent(1, i -> currentTask().parent().parent())
                        .first()
                        .orElseThrow());
        assertSame(mapped, mapped.await());
    }

    @RepeatedTest(20)
    void a_stop_at_any_moment_leaves_nothing_behind() {
        var tap = Tap.endless();
        var items = tap.items
                .buffer(2)
                .mapConcurrent(2, i -> i)
                .merge(tap.items.buffer(1))
                .zip(tap.items.buffer(3), Integer::sum);
        var user = task("user", () -> items.forEach(i -> {}));
        until(() -> tap.made.get() > 10);
        user.cancel();
        assertThrows(CancellationException.class, user::await);
        tap.isClosed();
    }

    @Test
    void misuse_is_named() {
        var items = AsyncGenerator.of(1);
        refuses(IllegalArgumentException.class, "buffer: expected a size of 1 or more, found 0", () -> items.buffer(0));
        refuses(
                IllegalArgumentException.class,
                "mapConcurrent: expected a limit of 1 or more, found -1",
                () -> items.mapConcurrent(-1, i -> i));
        refuses(NullPointerException.class, "mapConcurrent: the function is null", () -> items.mapConcurrent(1, null));
        refuses(
                NullPointerException.class,
                "merge: body 1 of 1 is null",
                () -> items.merge((AsyncGenerator<Integer>) null));
        refuses(NullPointerException.class, "zip: the other generator is null", () -> items.zip(null));
        refuses(NullPointerException.class, "zip: the function is null", () -> items.zip(items, null));
        var iterator = Tap.endless()
                .items
                .map(i -> {
                    sleep(1000);
                    return i;
                })
                .iterator();
        var first = task("first", () -> iterator.next());
        until(() -> pstree().contains("waiting on a generator's next item"));
        refuses(IllegalStateException.class, "is awaited by another thread already", iterator::hasNext);
        first.cancel();
        assertThrows(CancellationException.class, first::await);
        assertFalse(iterator.hasNext());
    }
}
