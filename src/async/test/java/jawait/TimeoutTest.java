package jawait;

import static jawait.Async.async;
import static jawait.Async.deadline;
import static jawait.Async.group;
import static jawait.Async.moveOnAfter;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Scene.pass;
import static jawait.Scene.refuses;
import static jawait.Scene.spin;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import jawait.runtime.StopSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Deadlines, on tasks and on plain threads.
class TimeoutTest {
    private static final double ENDLESS = 1000;

    @AfterEach
    void the_thread_is_left_clean() {
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void what_is_done_in_time_is_returned() throws Exception {
        assertEquals(42, timeout(ENDLESS, () -> 42));
        assertEquals(42, timeout(Duration.ofDays(365_000), () -> 42));
        assertEquals(42, timeout(Double.POSITIVE_INFINITY, () -> 42));
        timeout(ENDLESS, () -> {});
        assertEquals(42, deadline(Instant.now().plusSeconds(1000), () -> 42));
        assertEquals(Optional.of(42), moveOnAfter(ENDLESS, async(() -> 42)));
        assertEquals(Optional.empty(), moveOnAfter(ENDLESS, () -> null));
        assertTrue(moveOnAfter(ENDLESS, () -> {}));
    }

    @Test
    void what_is_not_is_stopped() {
        assertEquals(
                "timed out after 0.01 s",
                assertThrows(TimeoutException.class, () -> timeout(.01, () -> sleep(ENDLESS)))
                        .getMessage());
        assertThrows(TimeoutException.class, () -> timeout(Duration.ofMillis(10), () -> spin()));
        assertThrows(TimeoutException.class, () -> deadline(Instant.now().plusMillis(10), () -> spin()));
        assertThrows(TimeoutException.class, () -> deadline(Instant.EPOCH, () -> spin()));
        assertFalse(moveOnAfter(.01, () -> sleep(ENDLESS)));
        assertFalse(moveOnAfter(Duration.ZERO, () -> spin()));
        assertThrows(
                TimeoutException.class,
                () -> Async.await(task(() -> timeout(
                        .01, async(() -> new CountDownLatch(1).await(1000, java.util.concurrent.TimeUnit.SECONDS))))));
    }

    @Test
    void a_result_that_comes_too_late_is_kept() throws Exception {
        assertEquals(42, timeout(0, () -> 42));
        assertEquals("swallowed", timeout(.01, () -> {
            try {
                spin();
            } catch (StopSignal e) {
                return "swallowed";
            }
            return "never";
        }));
    }

    @Test
    void another_exception_goes_before_the_timeout() {
        refuses(
                IllegalStateException.class,
                "on the way out",
                () -> timeout(.01, () -> {
                    try {
                        sleep(ENDLESS);
                    } catch (Throwable e) {
                        throw new IllegalStateException("on the way out");
                    }
                }));
    }

    @Test
    void the_innermost_expired_scope_converts_and_the_outer_one_has_its_turn() {
        var steps = new AtomicInteger();
        assertThrows(
                TimeoutException.class,
                () -> timeout(
                        3,
                        () -> { // longer than the inner one takes to begin
                            assertThrows(TimeoutException.class, () -> timeout(.01, () -> spin()));
                            steps.incrementAndGet();
                            spin();
                        }));
        assertEquals(1, steps.get());
        var outer = assertThrows(TimeoutException.class, () -> timeout(.01, () -> timeout(ENDLESS, () -> spin())));
        assertEquals("timed out after 0.01 s", outer.getMessage());
        assertThrows(
                TimeoutException.class,
                () -> timeout(0, () -> {
                    assertThrows(TimeoutException.class, () -> timeout(0, () -> sleep(ENDLESS)));
                    steps.incrementAndGet();
                    spin();
                }));
        assertEquals(2, steps.get());
    }

    @Test
    void an_inner_timeout_is_not_mistaken_for_ones_own() {
        assertThrows(
                TimeoutException.class,
                () -> moveOnAfter(ENDLESS, () -> {
                    timeout(.01, () -> sleep(ENDLESS));
                    return 1;
                }));
    }

    @Test
    void a_cancel_goes_before_a_timeout() throws Exception {
        var inside = new CountDownLatch(1);
        var late = new CountDownLatch(1);
        var task = task(() -> moveOnAfter(.01, () -> {
            inside.countDown();
            while (late.getCount() > 0) {
                Thread.onSpinWait();
            }
            spin();
        }));
        pass(inside);
        sleep(.02); // the timeout has expired, undelivered
        task.cancel();
        late.countDown();
        assertEquals(new Cancelled<Boolean>(), task.join());
    }

    @Test
    void a_timeout_after_a_swallowed_cancel_works() throws Exception {
        var inside = new CountDownLatch(1);
        var task = task(() -> {
            try {
                inside.countDown();
                sleep(ENDLESS);
            } catch (Throwable e) {
                assertInstanceOf(InterruptedException.class, e);
            }
            return moveOnAfter(.01, () -> sleep(ENDLESS));
        });
        pass(inside);
        task.cancel();
        assertEquals(new Success<>(false), task.join());
    }

    @Test
    void a_task_given_as_the_body_is_cancelled_and_one_awaited_in_it_is_not() {
        var given = task(() -> sleep(ENDLESS));
        var awaited = task(() -> sleep(ENDLESS));
        assertThrows(TimeoutException.class, () -> timeout(.01, given));
        assertEquals(new Cancelled<Void>(), given.join());
        assertFalse(moveOnAfter(.01, () -> {
            Async.await(awaited);
        }));
        assertFalse(awaited.isDone());
        awaited.cancel();
        until(awaited::isDone);
    }

    @Test
    void a_restored_interrupt_does_not_leak() {
        assertThrows(
                IllegalStateException.class,
                () -> timeout(.01, () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    }
                }));
    }

    @Test
    void an_interrupt_by_others_outlives_a_timeout_that_comes_after_it() throws Exception {
        for (Callable<Integer> body : List.<Callable<Integer>>of(
                () -> timeout(0, () -> 42),
                () -> moveOnAfter(1, () -> timeout(0, () -> 42)).orElseThrow(),
                () -> group(g -> {
                    g.cancel();
                    return 42;
                }))) {
            Thread.currentThread().interrupt();
            assertEquals(42, body.call());
            assertTrue(Thread.interrupted());
        }
        Thread.currentThread().interrupt();
        assertThrows(TimeoutException.class, () -> timeout(0, () -> sleep(ENDLESS)));
        assertTrue(Thread.interrupted());
    }

    @Test
    void misuse_is_named() {
        refuses(IllegalArgumentException.class, "0 or more, found -1.0", () -> timeout(-1, () -> 1));
        refuses(IllegalArgumentException.class, "0 or more, found NaN", () -> moveOnAfter(Double.NaN, () -> 1));
        refuses(IllegalArgumentException.class, "found PT-1S", () -> timeout(Duration.ofSeconds(-1), () -> 1));
        refuses(IllegalArgumentException.class, "sleep: expected seconds", () -> sleep(-.1));
        refuses(NullPointerException.class, "timeout: the body is null", () -> timeout(1, (Action) null));
        refuses(NullPointerException.class, "timeout: the duration is null", () -> timeout((Duration) null, () -> 1));
        refuses(NullPointerException.class, "deadline: the instant is null", () -> deadline(null, () -> 1));
    }
}
