package jawait;

import static jawait.Async.event;
import static jawait.Async.generate;
import static jawait.Async.moveOnAfter;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.virtualTime;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The operators that look at the clock.
class PacedTest {
    /// Every operator, with so long a time that it never passes, as one that lets single items pass.
    private enum Paced {
        WINDOW_OF_ONE(source -> source.window(1, 1000.0).map(List::getFirst)),
        TIMEOUT(source -> source.timeout(1000));

        private final Function<AsyncGenerator<Integer>, AsyncGenerator<Integer>> of;

        Paced(Function<AsyncGenerator<Integer>, AsyncGenerator<Integer>> of) {
            this.of = of;
        }
    }

    /// Gives an item, and waits until it has been seen.
    private static AsyncGenerator<Integer> inStep(int count, List<?> seen) {
        return generate(y -> {
            for (int i = 1; i <= count; i++) {
                y.yield(i);
                int before = i;
                until(() -> seen.size() >= before);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void items_pass_in_order_afresh_each_time(Paced paced) {
        var tap = Tap.to(20);
        var items = paced.of.apply(tap.items);
        assertEquals(0, tap.begun.get());
        assertEquals(tap.items.toList(), items.toList());
        List<Integer> looped = new ArrayList<>();
        items.iterator().forEachRemaining(looped::add);
        assertEquals(20, looped.size());
        tap.isClosed();
    }

    @ParameterizedTest
    @EnumSource
    void the_very_same_error_comes_after_the_items_before_it(Paced paced) {
        var boom = new IOException("boom");
        var tap = Tap.failing(3, boom);
        List<Integer> seen = new ArrayList<>();
        assertSame(
                boom,
                assertThrows(IOException.class, () -> paced.of.apply(tap.items).forEach(seen::add)));
        assertEquals(List.of(1, 2, 3), seen);
        tap.isClosed();
    }

    @ParameterizedTest
    @EnumSource
    void enough_or_a_failing_user_ends_the_source(Paced paced) {
        var tap = Tap.endless();
        assertEquals(List.of(1, 2), paced.of.apply(tap.items).take(2).toList());
        tap.isClosed();
        assertThrows(
                IllegalStateException.class,
                () -> paced.of.apply(tap.items).forEach(i -> {
                    throw new IllegalStateException("downstream");
                }));
        tap.isClosed();
    }

    @ParameterizedTest
    @EnumSource
    void a_user_that_is_stopped_stops_the_source(Paced paced) {
        var begun = new AtomicInteger();
        var closed = new AtomicInteger();
        AsyncGenerator<Integer> stuck = generate(y -> {
            try {
                begun.incrementAndGet();
                sleep(900);
            } finally {
                closed.incrementAndGet();
            }
        });
        virtualTime(() -> {
            assertTrue(moveOnAfter(1, () -> paced.of.apply(stuck).toList()).isEmpty());
            assertEquals(1, closed.get());
        });
        var user = task("user", () -> paced.of.apply(stuck).toList());
        until(() -> begun.get() == 2 && user.toString().contains("waiting on items of a stream"));
        user.cancel();
        assertThrows(CancellationException.class, user::await);
        assertEquals(2, closed.get());
        assertEquals(List.of(), Tap.leftovers());
    }

    @ParameterizedTest
    @EnumSource
    void nulls_are_items(Paced paced) {
        AsyncGenerator<Integer> nulls = AsyncGenerator.of(null, 1);
        assertEquals(Arrays.asList(null, 1), paced.of.apply(nulls).toList());
    }

    @Test
    void a_window_gathers_what_comes_within_its_time() {
        List<List<Integer>> seen = new ArrayList<>();
        inStep(3, seen).window(.001).forEach(seen::add);
        assertEquals(List.of(List.of(1), List.of(2), List.of(3)), seen);
        assertEquals(List.of(List.of(1, 2, 3)), Tap.to(3).items.window(1000.0).toList());
        assertEquals(
                List.of(List.of(1, 2), List.of(3)),
                Tap.to(3).items.window(2, Duration.ofHours(1)).toList());
        assertEquals(List.of(), AsyncGenerator.of().window(Duration.ofMillis(1)).toList());
    }

    @Test
    void a_window_that_is_not_full_comes_before_the_error_but_not_before_a_stop() {
        List<List<Integer>> seen = new ArrayList<>();
        var tap = Tap.failing(3, new IOException("boom"));
        assertThrows(IOException.class, () -> tap.items.window(1000.0).forEach(seen::add));
        assertEquals(List.of(List.of(1, 2, 3)), seen);
        seen.clear();
        AsyncGenerator<Integer> stuck = generate(y -> {
            y.yield(1);
            sleep(1000);
        });
        assertTrue(moveOnAfter(.02, () -> stuck.window(1000.0).map(seen::add).toList())
                .isEmpty());
        assertEquals(List.of(), seen);
        assertThrows(
                UnsupportedOperationException.class,
                () -> tap.items.window(2, 1000.0).first().orElseThrow().add(1));
        tap.isClosed();
    }

    @Test
    void of_items_close_together_only_the_last_is_let_through() {
        List<Integer> seen = new ArrayList<>();
        inStep(3, seen).debounce(.001).forEach(seen::add);
        assertEquals(List.of(1, 2, 3), seen);
        assertEquals(List.of(3), Tap.to(3).items.debounce(1000).toList());
        assertEquals(
                List.of(), AsyncGenerator.of().debounce(Duration.ofHours(1)).toList());
        List<Integer> before = new ArrayList<>();
        assertThrows(
                IOException.class,
                () -> Tap.failing(3, new IOException("boom"))
                        .items
                        .debounce(1000)
                        .forEach(before::add));
        assertEquals(List.of(3), before);
        var tap = Tap.endless();
        assertTrue(moveOnAfter(.02, () -> tap.items.debounce(1000).toList()).isEmpty());
        tap.isClosed();
    }

    @Test
    void an_item_that_does_not_come_in_time_ends_the_stream() {
        var never = event();
        var begun = new AtomicInteger();
        var closed = new AtomicInteger();
        AsyncGenerator<Integer> stuck = generate(y -> {
            begun.incrementAndGet();
            try {
                y.yield(1);
                never.await();
            } finally {
                closed.incrementAndGet();
            }
        });
        refuses(
                TimeoutException.class,
                "timed out after 0.05 s: the stream's next item did not come",
                () -> stuck.timeout(Duration.ofMillis(50)).toList());
        assertEquals(begun.get(), closed.get()); // if it had begun
        List<Integer> seen = new ArrayList<>();
        AsyncGenerator.of(1, 2).timeout(1000).forEach(i -> {
            sleep(.01); // the user's time does not count
            seen.add(i);
        });
        assertEquals(List.of(1, 2), seen);
        assertEquals(List.of(1), stuck.timeout(1000).take(1).toList());
        assertEquals(List.of(), Tap.leftovers());
    }

    @Test
    void ticks_count_the_periods_and_leave_out_those_that_nobody_asked_for() {
        assertEquals(0L, AsyncGenerator.ticks(1000).first().orElseThrow());
        List<Long> ticks = AsyncGenerator.ticks(Duration.ofMillis(1)).take(4).toList();
        for (int i = 0; i < 4; i++) {
            assertTrue(ticks.get(i) >= i, ticks::toString);
        }
        assertTrue(moveOnAfter(.02, () -> AsyncGenerator.ticks(1000).toList()).isEmpty());
    }

    @Test
    void misuse_is_named() {
        var items = AsyncGenerator.of(1);
        refuses(
                IllegalArgumentException.class,
                "window: expected seconds of 0 or more, found -1.0",
                () -> items.window(-1));
        refuses(IllegalArgumentException.class, "window: expected a time above 0, found 0", () -> items.window(0));
        refuses(
                IllegalArgumentException.class,
                "window: expected a time above 0, found 0",
                () -> items.window(3, Duration.ZERO));
        refuses(
                IllegalArgumentException.class,
                "window: expected a size of 1 or more, found 0",
                () -> items.window(0, 1.0));
        refuses(
                IllegalArgumentException.class,
                "debounce: expected seconds of 0 or more, found NaN",
                () -> items.debounce(Double.NaN));
        refuses(NullPointerException.class, "debounce: the duration is null", () -> items.debounce(null));
        refuses(
                IllegalArgumentException.class,
                "timeout: expected a duration of 0 or more",
                () -> items.timeout(Duration.ofSeconds(-1)));
        refuses(IllegalArgumentException.class, "ticks: expected a time above 0", () -> AsyncGenerator.ticks(0));
        refuses(IllegalArgumentException.class, "ticks: expected seconds", () -> AsyncGenerator.ticks(-1));
    }
}
