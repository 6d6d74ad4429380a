package jawait;

import static jawait.Async.gather;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.semaphore;
import static jawait.Async.task;
import static jawait.Lineup.cancelled;
import static jawait.Lineup.joins;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Semaphores: so many at a time, in order, and no permit lost or made.
class SemaphoreTest {
    private final AsyncSemaphore sem = semaphore(2);

    private Void pass() {
        sem.acquire().close();
        return null;
    }

    @Test
    void counts_what_is_left() {
        assertEquals("AsyncSemaphore[2 of 2 available]", sem.toString());
        try (var _ = sem.acquire()) {
            assertEquals(1, sem.available());
            try (var _ = sem.acquire()) {
                assertEquals(0, sem.available());
                assertTrue(sem.tryAcquire().isEmpty());
            }
        }
        assertEquals(2, sem.available());
    }

    @Test
    void permits_go_in_the_order_in_which_they_were_asked_for() {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        var held = List.of(sem.acquire(), sem.acquire());
        var waiting = Lineup.of(5, sem::waiting, i -> () -> {
            try (var _ = sem.acquire()) {
                return order.add(i);
            }
        });
        held.getFirst().close();
        gather(waiting);
        assertEquals(List.of(0, 1, 2, 3, 4), order);
        held.getLast().close();
        assertEquals(2, sem.available());
    }

    @Test
    void who_waits_is_not_overtaken() {
        var held = List.of(sem.acquire(), sem.acquire());
        var waiting = joins(sem::waiting, sem::acquire);
        held.getFirst().close();
        assertTrue(sem.tryAcquire().isEmpty());
        waiting.await().close();
        assertTrue(sem.tryAcquire().isPresent());
    }

    @Test
    void a_cancelled_waiter_takes_no_permit_along() {
        var held = List.of(sem.acquire(), sem.acquire());
        var waiting = Lineup.of(3, sem::waiting, i -> this::pass);
        cancelled(waiting.get(0));
        cancelled(waiting.get(2));
        held.getFirst().close();
        waiting.get(1).await();
        assertEquals(1, sem.available());
    }

    @Test
    void several_given_back_at_once_wake_several() {
        var held = List.of(sem.acquire(), sem.acquire());
        var waiting = Lineup.of(2, sem::waiting, i -> () -> {
            var mine = sem.acquire();
            until(() -> sem.available() == 0 && sem.waiting() == 0);
            return mine;
        });
        held.forEach(Permit::close);
        gather(waiting).forEach(Permit::close);
        assertEquals(2, sem.available());
    }

    @RepeatedTest(200)
    void a_cancellation_that_meets_the_hand_over_loses_no_permit() {
        var one = semaphore(1);
        var held = one.acquire();
        var waiting = Lineup.of(3, one::waiting, i -> () -> {
            one.acquire().close();
            return null;
        });
        var releasing = task(held::close);
        waiting.get(0).cancel();
        waiting.get(1).cancel();
        waiting.get(2).await();
        outcomes(waiting.get(0), waiting.get(1), releasing);
        assertEquals(1, one.available());
    }

    @Test
    void whoever_was_handed_a_permit_keeps_it_though_cancelled_then() {
        var one = semaphore(1);
        var held = one.acquire();
        var waiting = joins(one::waiting, () -> {
            try (var _ = one.acquire()) {
                until(() -> Thread.currentThread().isInterrupted()); // for the next call that waits to find
                return "kept";
            }
        });
        held.close(); // hands over
        waiting.cancel();
        assertEquals("kept", waiting.await());
        assertEquals(1, one.available());
    }

    @Test
    void a_permit_may_be_given_back_by_another_task_and_only_once() {
        var permit = sem.acquire();
        gather(permit::close, permit::close, permit::close);
        assertEquals(2, sem.available());
        assertEquals("Permit[closed]", permit.toString());
    }

    @Test
    void names_the_tasks_that_hold_permits() {
        var holder = task("holder", () -> {
            sem.acquire();
            sem.acquire();
        });
        holder.await();
        assertEquals(List.of(holder), sem.holders());
        assertEquals(0, sem.available());
    }

    @Test
    void who_waits_in_vain_goes_on_without_a_permit() {
        var held = List.of(sem.acquire(), sem.acquire());
        assertTrue(moveOnAfter(.01, sem::acquire).isEmpty());
        assertEquals(0, sem.waiting());
        held.forEach(Permit::close);
        assertEquals(2, sem.available());
    }

    @Test
    void who_is_interrupted_already_takes_nothing() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, sem::acquire);
        assertEquals(2, sem.available());
    }

    @Test
    void a_thousand_tasks_share_it() {
        gather(IntStream.range(0, 1000).mapToObj(i -> task(this::pass)));
        assertEquals(2, sem.available());
        assertEquals(List.of(), sem.holders());
    }

    @Test
    void a_thousand_waiters_can_be_cancelled() {
        var held = List.of(sem.acquire(), sem.acquire());
        var waiting = IntStream.range(0, 1000).mapToObj(i -> task(this::pass)).toList();
        until(() -> sem.waiting() == 1000);
        waiting.forEach(Task::cancel);
        outcomes(waiting).forEach(outcome -> assertEquals(new Cancelled<>(), outcome));
        assertEquals(0, sem.waiting());
        held.forEach(Permit::close);
        assertEquals(2, sem.available());
    }

    @Test
    void misuse_is_named() {
        refuses(IllegalArgumentException.class, "at least 1 permit, found 0", () -> semaphore(0));
        refuses(IllegalArgumentException.class, "at least 1 permit, found -3", () -> semaphore(-3));
        assertFalse(sem.tryAcquire().isEmpty());
    }
}
