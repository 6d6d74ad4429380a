package jawait;

import static jawait.Async.currentTask;
import static jawait.Async.event;
import static jawait.Async.generate;
import static jawait.Async.moveOnAfter;
import static jawait.Async.pstree;
import static jawait.Async.run;
import static jawait.Async.sleep;
import static jawait.Async.task;
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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The operators that run their sources in tasks.
class BesideTest {
    /// Every operator as one that lets numbers pass, in order.
    private enum Beside {
        BUFFER(source -> source.buffer(4)),
        BUFFER_OF_ONE(source -> source.buffer(1)),
        MERGE(source -> source.merge()),
        MERGE_WITH_NOTHING(source -> source.merge(AsyncGenerator.of())),
        ZIP_LEFT(source -> source.zip(Tap.endless().items, (a, b) -> a)),
        ZIP_RIGHT(source -> Tap.endless().items.zip(source, (a, b) -> b)),
        MAP(source -> source.mapConcurrent(3, i -> i)),
        MAP_ONE_BY_ONE(source -> source.mapConcurrent(1, i -> i));

        private final Function<AsyncGenerator<Integer>, AsyncGenerator<Integer>> of;

        Beside(Function<AsyncGenerator<Integer>, AsyncGenerator<Integer>> of) {
            this.of = of;
        }
    }

    private static final List<Integer> HUNDRED =
            IntStream.rangeClosed(1, 100).boxed().toList();

    @ParameterizedTest
    @EnumSource
    void all_items_come_in_order_afresh_each_time_and_no_task_is_left(Beside beside) {
        var tap = Tap.to(100);
        var items = beside.of.apply(tap.items);
        assertEquals(0, tap.begun.get());
        assertEquals(HUNDRED, items.toList());
        tap.isClosed();
        List<Integer> looped = new ArrayList<>();
        for (int i : items) {
            looped.add(i);
        }
        assertEquals(HUNDRED, looped);
        assertEquals(HUNDRED, items.stream().toList());
        assertEquals(HUNDRED, task(() -> items.toList()).await());
        tap.isClosed();
    }

    @ParameterizedTest
    @EnumSource
    void the_very_same_error_comes_after_the_items_before_it(Beside beside) {
        var boom = new IOException("boom");
        var tap = Tap.failing(3, boom);
        List<Integer> seen = new ArrayList<>();
        var items = beside.of.apply(tap.items);
        assertSame(boom, assertThrows(IOException.class, () -> items.forEach(seen::add)));
        assertEquals(List.of(1, 2, 3), seen);
        assertSame(boom, assertThrows(IOException.class, items::toList));
        assertEquals(0, boom.getSuppressed().length);
        tap.isClosed();
    }

    @ParameterizedTest
    @EnumSource
    void enough_ends_the_source_and_waits_for_its_clean_up(Beside beside) {
        var tap = Tap.endless();
        var items = beside.of.apply(tap.items);
        assertEquals(List.of(1, 2), items.take(2).toList());
        tap.isClosed();
        assertEquals(List.of(1, 2), items.stream().limit(2).toList());
        tap.isClosed();
        assertEquals(1, items.iterator().next());
        items.close();
        tap.isClosed();
    }

    @ParameterizedTest
    @EnumSource
    void a_user_that_fails_ends_the_source(Beside beside) {
        var tap = Tap.endless();
        var boom = new IllegalStateException("downstream");
        var error = assertThrows(
                IllegalStateException.class,
                () -> beside.of.apply(tap.items).forEach(i -> {
                    throw boom;
                }));
        assertSame(boom, error);
        tap.isClosed();
    }

    @ParameterizedTest
    @EnumSource
    void a_user_that_is_stopped_stops_the_source(Beside beside) {
        var closed = new AtomicInteger();
        AsyncGenerator<Integer> stuck = generate(y -> {
            try {
                y.yield(1);
                sleep(1000);
            } finally {
                sleep(.001);
                closed.incrementAndGet();
            }
        });
        var items = beside.of.apply(stuck);
        assertTrue(moveOnAfter(.03, () -> items.toList()).isEmpty());
        assertEquals(closed.get(), 1);
        assertFalse(moveOnAfter(.03, () -> {
            for (int i : items) {
                assertEquals(1, i);
            }
        }));
        assertEquals(closed.get(), 2);
        var got = new CountDownLatch(1);
        var user = task("user", () -> items.forEach(i -> got.countDown()));
        assertTrue(moveOnAfter(Scene.LONG, () -> pass(got)));
        user.cancel();
        assertThrows(CancellationException.class, user::await);
        assertEquals(closed.get(), 3);
        assertEquals(List.of(), Tap.leftovers());
    }

    @ParameterizedTest
    @EnumSource
    void a_clean_up_that_fails_is_not_lost(Beside beside) {
        AsyncGenerator<Integer> items = generate(y -> {
            try {
                while (true) {
                    y.yield(1);
                }
            } finally {
                fail("clean-up");
            }
        });
        var alone = assertThrows(
                IllegalArgumentException.class,
                () -> beside.of.apply(items).take(2).toList());
        assertEquals("clean-up", alone.getMessage());
        if (beside != Beside.ZIP_LEFT) { // there it is of the user's own thread, and replaces what was thrown
            var boom = new IllegalStateException("downstream");
            var both = assertThrows(
                    IllegalStateException.class,
                    () -> beside.of.apply(items).forEach(i -> {
                        throw boom;
                    }));
            assertSame(boom, both);
            assertEquals("clean-up", boom.getSuppressed()[0].getMessage());
        }
        assertEquals(List.of(), Tap.leftovers());
    }

    private static void fail(String message) {
        throw new IllegalArgumentException(message);
    }

    @ParameterizedTest
    @EnumSource
    void it_fits_on_itself_and_within_a_program(Beside beside) {
        var tap = Tap.to(100);
        var items = beside.of.apply(beside.of.apply(tap.items).filter(i -> true));
        assertEquals(HUNDRED, run(() -> items.toList()));
        assertEquals(List.of(1, 2, 3), run(() -> items.take(3).toList()));
        tap.isClosed();
    }

    @ParameterizedTest
    @EnumSource
    void nulls_are_items(Beside beside) {
        AsyncGenerator<Integer> nulls = AsyncGenerator.of(null, 1, null);
        assertEquals(Arrays.asList(null, 1, null), beside.of.apply(nulls).toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_body_that_swallows_its_end_is_told_again(Beside beside) {
        AsyncGenerator<Integer> stubborn = generate(y -> {
            for (int i = 1; i <= 20; i++) {
                try {
                    y.yield(i);
                } catch (Throwable e) {
                    assertTrue(e instanceof InterruptedException || e instanceof EarlyEnd, e::toString);
                }
            }
        });
        assertEquals(List.of(1), beside.of.apply(stubborn).take(1).toList());
        assertEquals(List.of(), Tap.leftovers());
    }

    @ParameterizedTest
    @EnumSource
    void a_source_whose_task_is_cancelled_by_others_says_so(Beside beside) {
        if (beside == Beside.ZIP_LEFT) {
            return; // it runs on the user's own thread
        }
        AsyncGenerator<Integer> stuck = generate(y -> {
            y.yield(1);
            task("victim", () -> currentTaskOfSource(y)).await();
            sleep(1000);
        });
        var got = new CountDownLatch(1);
        var user = task("user", () -> beside.of.apply(stuck).forEach(i -> got.countDown()));
        until(() -> got.getCount() == 0);
        until(() -> Tap.leftovers().stream().anyMatch(t -> t.toString().contains("sleeping")));
        Tap.leftovers().stream().filter(t -> t.toString().contains("sleeping")).forEach(Task::cancel);
        refuses(CancellationException.class, "was cancelled", user::await);
        assertEquals(List.of(), Tap.leftovers());
    }

    private static void currentTaskOfSource(Yielder<Integer> y) {
        assertThrows(IllegalStateException.class, () -> y.yield(2));
    }

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
            until(() -> tap.closed.get() == 1);
            return i;
        });
        assertEquals(List.of(1), slow.take(1).toList());
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
        assertTrue(a.merge(b).takeWhile(item -> item.equals("a")).toList().size() < 10_000);
        assertTrue(a.merge(b).takeWhile(item -> item.equals("b")).toList().size() < 10_000);
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
                        .mapConcurrent(1, i -> currentTask())
                        .first()
                        .orElseThrow());
        assertTrue(Program.isWithin(mapped.await(), mapped));
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
