package jawait;

import static jawait.Async.gather;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Lineup.cancelled;
import static jawait.Lineup.joins;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Capacity limiters: one token a borrower, and as many as the total says at the moment.
class LimiterTest {
    private final CapacityLimiter limiter = CapacityLimiter.of(2);

    private int waiting() {
        return limiter.statistics().waiting();
    }

    @Test
    void lends_as_many_as_there_are() {
        assertEquals("CapacityLimiter[2 of 2 available]", limiter.toString());
        try (var _ = limiter.acquireFor("a");
                var _ = limiter.acquireFor("b")) {
            assertEquals(2, limiter.borrowed());
            assertEquals(0, limiter.available());
            assertTrue(limiter.tryAcquireFor("c").isEmpty());
            assertEquals(new CapacityLimiter.Statistics(2, 2, List.of("a", "b"), 0), limiter.statistics());
        }
        assertEquals(0, limiter.borrowed());
    }

    @Test
    void lets_no_more_in_than_that() {
        var inside = new AtomicInteger();
        var peak = new AtomicInteger();
        gather(IntStream.range(0, 20).boxed().toList(), i -> {
            try (var _ = limiter.acquire()) {
                peak.accumulateAndGet(inside.incrementAndGet(), Math::max);
                sleep(.001);
                return inside.decrementAndGet();
            }
        });
        assertTrue(peak.get() <= 2, "peak: " + peak);
        assertEquals(2, limiter.available());
    }

    @Test
    void nobody_borrows_twice() {
        var twice = IllegalStateException.class;
        task("greedy", () -> {
                    try (var _ = limiter.acquire()) {
                        refuses(twice, "greedy has a token of this limiter already", limiter::acquire);
                        refuses(twice, "greedy has a token", limiter::tryAcquire);
                    }
                    limiter.acquire().close();
                })
                .await();
        try (var _ = limiter.acquireFor("x");
                var _ = limiter.acquireFor("y")) {
            var asking = joins(this::waiting, () -> limiter.acquireFor("z"));
            refuses(twice, "z has a token of this limiter already, or waits for one", () -> limiter.acquireFor("z"));
            cancelled(asking);
        }
        limiter.acquireFor("z").close();
    }

    @Test
    void several_borrowers_may_have_one_task_ask() {
        try (var _ = limiter.acquire();
                var _ = limiter.acquireFor("connection")) {
            assertEquals(2, limiter.borrowed());
        }
    }

    @Test
    void tokens_go_in_the_order_in_which_they_were_asked_for() {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        var held = List.of(limiter.acquireFor("a"), limiter.acquireFor("b"));
        var waiting = Lineup.of(4, this::waiting, i -> () -> {
            try (var _ = limiter.acquire()) {
                return order.add(i);
            }
        });
        held.getFirst().close();
        gather(waiting);
        assertEquals(List.of(0, 1, 2, 3), order);
    }

    @Test
    void more_tokens_serve_those_who_wait_at_once() {
        var held = List.of(limiter.acquireFor("a"), limiter.acquireFor("b"));
        var waiting = Lineup.of(3, this::waiting, i -> limiter::acquire);
        limiter.total(4);
        gather(waiting.subList(0, 2));
        assertEquals(1, waiting());
        limiter.total(1000);
        gather(waiting).forEach(Permit::close);
        held.forEach(Permit::close);
        assertEquals(1000, limiter.available());
    }

    @Test
    void fewer_tokens_take_nothing_away() {
        var held = List.of(limiter.acquireFor("a"), limiter.acquireFor("b"));
        limiter.total(1);
        assertEquals(2, limiter.borrowed());
        assertEquals(0, limiter.available());
        held.getFirst().close();
        assertTrue(limiter.tryAcquireFor("c").isEmpty());
        held.getLast().close();
        assertEquals(1, limiter.available());
        assertEquals(1, limiter.total());
    }

    @Test
    void a_token_may_be_given_back_by_another_task_and_only_once() {
        var permit = limiter.acquireFor("a");
        gather(permit::close, permit::close);
        var again = limiter.acquireFor("a");
        permit.close();
        assertEquals(1, limiter.borrowed());
        again.close();
    }

    @Test
    void a_cancelled_waiter_leaves_and_may_ask_again() {
        var held = List.of(limiter.acquireFor("a"), limiter.acquireFor("b"));
        assertEquals(new Cancelled<>(), cancelled(joins(this::waiting, () -> limiter.acquireFor("c"))));
        held.getFirst().close();
        assertTrue(limiter.tryAcquireFor("c").isPresent());
    }

    @RepeatedTest(100)
    void a_cancellation_that_meets_the_hand_over_loses_no_token() {
        var held = List.of(limiter.acquireFor("a"), limiter.acquireFor("b"));
        var waiting = Lineup.of(3, this::waiting, i -> () -> {
            limiter.acquire().close();
            return null;
        });
        var releasing = task(held.getFirst()::close);
        waiting.get(0).cancel();
        waiting.get(1).cancel();
        waiting.get(2).await();
        outcomes(waiting.get(0), waiting.get(1), releasing);
        assertEquals(1, limiter.available());
    }

    @Test
    void who_waits_in_vain_goes_on() {
        try (var _ = limiter.acquireFor("a");
                var _ = limiter.acquireFor("b")) {
            assertTrue(moveOnAfter(.01, limiter::acquire).isEmpty());
            assertEquals(0, waiting());
        }
    }

    @Test
    void names_the_tasks_that_hold_tokens() {
        var holder = task("holder", () -> {
            limiter.acquire();
            limiter.acquireFor("connection");
        });
        holder.await();
        assertEquals(List.of(holder), limiter.holders());
        until(() -> limiter.borrowed() == 2);
    }

    @Test
    void who_is_interrupted_already_borrows_nothing() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, limiter::acquire);
        assertEquals(0, limiter.borrowed());
    }

    @Test
    void misuse_is_named() {
        refuses(IllegalArgumentException.class, "at least 1 token, found 0", () -> CapacityLimiter.of(0));
        refuses(IllegalArgumentException.class, "at least 1 token, found -1", () -> limiter.total(-1));
        refuses(NullPointerException.class, "acquireFor: the borrower is null", () -> limiter.acquireFor(null));
        refuses(NullPointerException.class, "tryAcquireFor: the borrower is null", () -> limiter.tryAcquireFor(null));
        assertEquals(2, limiter.total());
    }
}
