package jawait;

import static jawait.Async.generate;
import static jawait.Async.moveOnAfter;
import static jawait.Async.run;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.virtualTime;
import static jawait.Scene.pass;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
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
        virtualTime(() -> {
            assertTrue(moveOnAfter(1, () -> items.toList()).isEmpty());
            assertEquals(1, closed.get());
            assertFalse(moveOnAfter(1, () -> {
                for (int i : items) {
                    assertEquals(1, i);
                }
            }));
            assertEquals(2, closed.get());
        });
        var got = new CountDownLatch(1);
        var user = task("user", () -> items.forEach(i -> got.countDown()));
        assertTrue(moveOnAfter(Scene.LONG, () -> pass(got)));
        user.cancel();
        assertThrows(CancellationException.class, user::await);
        assertEquals(3, closed.get());
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
}
