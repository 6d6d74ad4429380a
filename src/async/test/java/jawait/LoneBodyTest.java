package jawait;

import static jawait.Async.asCompleted;
import static jawait.Async.attempt;
import static jawait.Async.currentTask;
import static jawait.Async.firstSuccess;
import static jawait.Async.gather;
import static jawait.Async.outcomes;
import static jawait.Async.race;
import static jawait.Async.sleep;
import static jawait.Async.timeout;
import static jawait.Async.virtualTime;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One body that never ends normally: to javac it could be an `Iterable` too.
class LoneBodyTest {
    private final IllegalStateException boom = new IllegalStateException("boom");

    @Test
    void a_body_that_only_throws_is_a_failure_among_outcomes() {
        assertEquals(List.of(new Failure<>(boom)), outcomes(() -> {
            throw boom;
        }));
    }

    @Test
    void a_body_that_only_throws_fails_whoever_waits_for_it() {
        assertSame(
                boom,
                assertThrows(
                        IllegalStateException.class,
                        () -> gather(() -> {
                            throw boom;
                        })));
        assertSame(
                boom,
                assertThrows(
                        IllegalStateException.class,
                        () -> race(() -> {
                            throw boom;
                        })));
        assertSame(
                boom,
                assertThrows(
                        IllegalStateException.class,
                        () -> firstSuccess(() -> {
                            throw boom;
                        })));
        for (var ended : asCompleted(() -> {
            throw boom;
        })) {
            assertEquals(new Failure<>(boom), attempt(ended));
        }
    }

    @Test
    void a_stream_is_as_many_bodies_as_it_has() {
        assertEquals(List.of(0, 1, 2), gather(Stream.of(0, 1, 2).map(i -> () -> i)));
        assertEquals(List.of(new Success<>(7)), outcomes(Stream.of(() -> 7)));
    }

    @Test
    void an_iterable_made_by_a_method_reference_or_a_lambda_is_as_many_bodies_as_it_gives() {
        List<Callable<Integer>> bodies = List.of(() -> 1, () -> 2);
        Iterable<Callable<Integer>> referred = bodies::iterator;
        Iterable<Callable<Integer>> lambda = () -> bodies.iterator();
        assertEquals(List.of(1, 2), gather(referred));
        assertEquals(List.of(1, 2), gather(lambda));
    }

    @Test
    void a_body_that_never_ends_runs_in_a_task_of_its_own_and_can_be_stopped() {
        var inside = new AtomicReference<Task<?>>();
        virtualTime(() -> {
            assertThrows(
                    TimeoutException.class,
                    () -> timeout(
                            5,
                            () -> outcomes(() -> {
                                while (true) {
                                    inside.set(currentTask());
                                    sleep(1);
                                }
                            })));
            assertNotSame(currentTask(), inside.get());
        });
    }

    @Test
    void what_comes_as_completed_may_be_one_body_that_never_ends() {
        virtualTime(() -> {
            var inside = new AtomicReference<Task<?>>();
            var ended = asCompleted(() -> {
                while (true) {
                    inside.set(currentTask());
                    sleep(1);
                }
            });
            sleep(.5);
            assertNotSame(currentTask(), inside.get());
            assertThrows(
                    TimeoutException.class,
                    () -> timeout(5, () -> ended.iterator().next()));
            assertEquals(new Cancelled<>(), inside.get().outcome());
        });
    }

    @Test
    void what_comes_as_completed_may_be_the_bodies_of_a_lambda() {
        virtualTime(() -> {
            List<Callable<Integer>> bodies = List.of(
                    () -> {
                        sleep(2);
                        return 2;
                    },
                    () -> {
                        sleep(1);
                        return 1;
                    });
            Iterable<Callable<Integer>> lambda = () -> bodies.iterator();
            var seen = new ArrayList<Integer>();
            for (var ended : asCompleted(lambda)) {
                seen.add(ended.await());
            }
            assertEquals(List.of(1, 2), seen);
        });
    }
}
