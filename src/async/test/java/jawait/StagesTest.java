package jawait;

import static jawait.Async.generate;
import static jawait.Async.moveOnAfter;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Async.virtualTime;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The operators that need no task, and what all operators promise.
class StagesTest {
    /// Every operator as a change of numbers that lets the first three pass, and keeps order.
    private enum Stage {
        MAP(source -> source.map(i -> i)),
        FILTER(source -> source.filter(i -> true)),
        FLAT_MAP(source -> source.flatMap(i -> List.of(i))),
        FLAT_MAP_OF_GENERATORS(source -> source.flatMap(i -> AsyncGenerator.of(i))),
        TAKE(source -> source.take(1_000_000)),
        TAKE_WHILE(source -> source.takeWhile(i -> true)),
        DROP(source -> source.drop(0)),
        CHUNK(source -> source.chunk(1).map(List::getFirst));

        private final Function<AsyncGenerator<Integer>, AsyncGenerator<Integer>> of;

        Stage(Function<AsyncGenerator<Integer>, AsyncGenerator<Integer>> of) {
            this.of = of;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_stage_hands_on_all_items_in_order_and_runs_afresh_each_time(Stage stage) {
        var tap = Tap.to(3);
        var staged = stage.of.apply(tap.items);
        assertEquals(0, tap.begun.get());
        assertEquals(List.of(1, 2, 3), staged.toList());
        List<Integer> looped = new ArrayList<>();
        for (int i : staged) {
            looped.add(i);
        }
        assertEquals(List.of(1, 2, 3), looped);
        assertEquals(List.of(1, 2, 3), staged.stream().toList());
        assertEquals(3, tap.begun.get());
        tap.isClosed();
    }

    @ParameterizedTest
    @EnumSource
    void a_stage_makes_nothing_ahead(Stage stage) {
        var tap = Tap.to(9);
        try (var staged = stage.of.apply(tap.items)) {
            var items = staged.iterator();
            assertEquals(0, tap.made.get());
            assertEquals(1, items.next());
            assertEquals(1, tap.made.get());
            assertEquals(2, items.next());
            assertEquals(2, tap.made.get());
        }
        tap.isClosed();
    }

    @ParameterizedTest
    @EnumSource
    void a_stage_passes_the_very_same_error_after_the_items_before_it(Stage stage) {
        var boom = new IOException("boom");
        var tap = Tap.failing(2, boom);
        List<Integer> seen = new ArrayList<>();
        assertSame(
                boom,
                assertThrows(IOException.class, () -> stage.of.apply(tap.items).forEach(seen::add)));
        assertEquals(List.of(1, 2), seen);
        var items = stage.of.apply(tap.items).iterator();
        assertEquals(1, items.next());
        assertEquals(2, items.next());
        assertSame(boom, assertThrows(IOException.class, items::next));
        assertThrows(NoSuchElementException.class, items::next);
        tap.isClosed();
    }

    @ParameterizedTest
    @EnumSource
    void a_stage_ends_its_source_when_enough_is_taken(Stage stage) {
        var tap = Tap.endless();
        assertEquals(List.of(1, 2), stage.of.apply(tap.items).take(2).toList());
        assertEquals(2, tap.made.get());
        assertEquals(Optional.of(1), stage.of.apply(tap.items).first());
        assertEquals(List.of(1, 2), stage.of.apply(tap.items).stream().limit(2).toList());
        assertEquals(3, tap.closed.get());
        tap.isClosed();
    }

    @ParameterizedTest
    @EnumSource
    void a_stage_ends_its_source_when_its_user_fails(Stage stage) {
        var tap = Tap.endless();
        var boom = new IllegalStateException("downstream");
        assertSame(
                boom,
                assertThrows(
                        IllegalStateException.class,
                        () -> stage.of.apply(tap.items).forEach(i -> {
                            throw boom;
                        })));
        tap.isClosed();
    }

    @ParameterizedTest
    @EnumSource
    void a_stage_ends_its_source_when_its_loop_is_stopped(Stage stage) {
        var closed = new AtomicBoolean();
        AsyncGenerator<Integer> stuck = generate(y -> {
            try {
                y.yield(1);
                sleep(1000);
            } finally {
                closed.set(true);
            }
        });
        virtualTime(() -> {
            assertFalse(moveOnAfter(1, () -> {
                for (int i : stage.of.apply(stuck)) {
                    assertEquals(1, i);
                }
            }));
            assertTrue(closed.getAndSet(false), "a loop waits for the clean-up");
            assertThrows(
                    TimeoutException.class,
                    () -> timeout(1, () -> stage.of.apply(stuck).toList()));
            assertTrue(closed.getAndSet(false));
        });
        var user = task("user", () -> stage.of.apply(stuck).toList());
        Scene.until(() -> user.toString().contains("sleeping"));
        user.cancel();
        assertThrows(CancellationException.class, user::await);
        assertTrue(closed.get());
        assertEquals(List.of(), Tap.leftovers());
    }

    @ParameterizedTest
    @EnumSource
    void closing_the_source_or_the_stage_ends_a_loop_that_was_left(Stage stage) {
        var tap = Tap.endless();
        var loop = stage.of.apply(tap.items).iterator();
        for (int i : (Iterable<Integer>) () -> loop) {
            assertEquals(1, i);
            break;
        }
        assertEquals(0, tap.closed.get());
        assertEquals("AsyncGenerator[1 under way]", tap.items.toString());
        Reference.reachabilityFence(loop); // else the garbage collector would end it
        tap.items.close();
        assertEquals(1, tap.closed.get());
        var staged = stage.of.apply(tap.items);
        assertEquals(1, staged.iterator().next());
        staged.close();
        staged.close();
        tap.isClosed();
        assertEquals("AsyncGenerator[not under way]", staged.toString());
    }

    @ParameterizedTest
    @EnumSource
    void a_stage_fits_on_itself(Stage stage) {
        var tap = Tap.to(3);
        assertEquals(
                List.of(1, 2, 3),
                stage.of.apply(stage.of.apply(stage.of.apply(tap.items))).toList());
        tap.isClosed();
    }
}
