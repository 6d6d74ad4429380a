package jawait;

import static jawait.Async.gather;
import static jawait.Async.moveOnAfter;
import static jawait.Async.rateLimiter;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Async.virtualTime;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rate limiters, by the virtual clock.
class RateTest {
    private static double now() {
        return AsyncClock.current().nanoTime() / 1e9;
    }

    private static List<Double> times(RateLimiter limiter, int calls) {
        List<Double> times = new ArrayList<>();
        double begin = now();
        for (int i = 0; i < calls; i++) {
            limiter.acquire();
            times.add(now() - begin);
        }
        return times;
    }

    @Test
    void after_a_rest_all_go_at_once_and_then_evenly() {
        virtualTime(() -> {
            var limiter = rateLimiter(2, 1);
            assertEquals(List.of(0., 0., .5, 1., 1.5), times(limiter, 5));
            sleep(1000); // fills it no further than to the brim
            assertEquals(List.of(0., 0., .5), times(limiter, 3));
        });
    }

    @Test
    void a_stretch_of_time_may_be_a_duration() {
        virtualTime(() -> {
            assertEquals(List.of(0., 60., 120.), times(rateLimiter(1, Duration.ofMinutes(1)), 3));
            assertEquals("RateLimiter[10 per 0.5 s]", RateLimiter.of(10, .5).toString());
            assertEquals(
                    "RateLimiter[1 per 60 s]",
                    RateLimiter.of(1, Duration.ofMinutes(1)).toString());
        });
    }

    @Test
    void no_call_in_a_thousand_is_late_for_long_sums_of_thirds() {
        virtualTime(() -> {
            var times = times(rateLimiter(3, 1), 3003);
            assertEquals(1000, times.getLast(), 1e-5);
        });
    }

    @Test
    void those_who_wait_go_in_the_order_in_which_they_came() {
        virtualTime(() -> {
            var limiter = rateLimiter(1, 1);
            List<Integer> order = new ArrayList<>();
            gather(IntStream.range(0, 5).boxed().toList(), i -> {
                sleep(i * .01);
                limiter.acquire();
                return order.add(i);
            });
            assertEquals(List.of(0, 1, 2, 3, 4), order);
            assertEquals(0, limiter.waiting());
        });
    }

    @Test
    void a_cancelled_waiter_gives_its_place_to_the_next() {
        virtualTime(() -> {
            var limiter = rateLimiter(1, 10);
            limiter.acquire();
            double begin = now();
            var first = task(limiter::acquire);
            var second = task(() -> {
                limiter.acquire();
                return now() - begin;
            });
            sleep(5);
            assertEquals(2, limiter.waiting());
            first.cancel();
            assertEquals(10, second.await());
            assertEquals(new Cancelled<Void>(), first.join());
        });
    }

    @Test
    void a_timeout_spends_nothing() {
        virtualTime(() -> {
            var limiter = rateLimiter(1, 10);
            limiter.acquire();
            refuses(TimeoutException.class, "after 4 s", () -> timeout(4, limiter::acquire));
            assertFalse(moveOnAfter(5, limiter::acquire));
            assertTrue(moveOnAfter(1.5, limiter::acquire));
        });
    }

    @Test
    void trying_never_waits_and_never_overtakes() {
        virtualTime(() -> {
            var limiter = rateLimiter(1, 10);
            assertTrue(limiter.tryAcquire());
            assertFalse(limiter.tryAcquire());
            var waiting = task(limiter::acquire);
            sleep(10);
            waiting.await();
            assertFalse(limiter.tryAcquire());
            sleep(10);
            assertTrue(limiter.tryAcquire());
        });
    }

    @Test
    void a_clock_that_stands_elsewhere_is_no_reason_to_wait_for_ever() {
        var limiter = rateLimiter(1, 10); // by the wall's clock, which is far ahead
        limiter.acquire();
        virtualTime(() -> {
            limiter.acquire();
            assertTrue(now() <= 10, () -> "at " + now());
        });
    }

    @Test
    void who_is_interrupted_already_spends_nothing() {
        var limiter = rateLimiter(1, 1000);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, limiter::acquire);
        assertTrue(limiter.tryAcquire());
    }

    @Test
    void says_who_waits() {
        virtualTime(() -> {
            var limiter = rateLimiter(1, 10);
            limiter.acquire();
            var waiting = List.of(task(limiter::acquire), task(limiter::acquire));
            sleep(1);
            for (var task : waiting) {
                assertTrue(task.toString().contains("waiting on RateLimiter[1 per 10 s]"), task::toString);
            }
            gather(waiting);
        });
    }

    @Test
    void misuse_is_named() {
        var wrong = IllegalArgumentException.class;
        refuses(wrong, "rateLimiter: expected at least 1 call, found 0", () -> rateLimiter(0, 1));
        refuses(wrong, "rateLimiter: expected a time above 0, found 0 s", () -> rateLimiter(1, 0));
        refuses(wrong, "rateLimiter: expected seconds of 0 or more, found -1.0", () -> rateLimiter(1, -1));
        refuses(wrong, "found NaN", () -> rateLimiter(1, Double.NaN));
        refuses(wrong, "found PT-1S", () -> rateLimiter(1, Duration.ofSeconds(-1)));
        refuses(NullPointerException.class, "the duration is null", () -> rateLimiter(1, null));
    }
}
