package jawait;

import static jawait.Async.barrier;
import static jawait.Async.gather;
import static jawait.Async.group;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.task;
import static jawait.Lineup.cancelled;
import static jawait.Lineup.joins;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Barriers: together or not at all, round after round.
class BarrierTest {
    private final AsyncBarrier barrier = barrier(3);

    private List<Task<Integer>> waiters(int count) {
        return Lineup.of(count, barrier::waiting, i -> barrier::await);
    }

    @Test
    void all_go_on_when_the_last_has_come() {
        var waiting = waiters(2);
        assertEquals("AsyncBarrier[2 of 3 waiting]", barrier.toString());
        assertEquals(2, barrier.await());
        assertEquals(List.of(0, 1), gather(waiting));
        assertEquals(0, barrier.waiting());
    }

    @Test
    void it_serves_round_after_round() {
        var rounds = gather(IntStream.range(0, 3).boxed().toList(), i -> {
            int sum = 0;
            for (int round = 0; round < 100; round++) {
                sum += barrier.await();
            }
            return sum;
        });
        assertEquals(300, rounds.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void more_than_are_needed_wait_for_the_next_round() {
        waiters(2);
        barrier.await();
        var late = waiters(2);
        barrier.await();
        gather(late);
    }

    @Test
    void one_party_never_waits() {
        var alone = barrier(1);
        assertEquals(0, alone.await());
        assertEquals(0, alone.await());
    }

    @Test
    void who_is_cancelled_leaves_and_breaks_nothing() {
        var waiting = waiters(2);
        assertEquals(new Cancelled<>(), cancelled(waiting.get(0)));
        assertEquals(1, barrier.waiting());
        var second = joins(barrier::waiting, barrier::await);
        assertEquals(2, barrier.await());
        assertEquals(List.of(0, 1), gather(waiting.get(1), second));
        assertFalse(barrier.isBroken());
    }

    @RepeatedTest(200)
    void a_cancellation_that_meets_the_opening_leaves_nobody_behind() {
        var waiting = waiters(2);
        var last = task(barrier::await);
        waiting.get(0).cancel();
        until(() -> waiting.get(0).isDone()
                && (barrier.waiting() == 2 || (waiting.get(1).isDone() && last.isDone())));
        var opened = last.isDone();
        barrier.abort();
        outcomes(waiting.get(1), last).forEach(outcome -> assertEquals(opened, outcome instanceof Success));
        assertEquals(0, barrier.waiting());
    }

    @Test
    void who_waits_in_vain_goes_on() {
        assertTrue(moveOnAfter(.01, barrier::await).isEmpty());
        assertEquals(0, barrier.waiting());
    }

    @Test
    void a_reset_sends_away_those_who_wait_and_begins_anew() {
        var waiting = waiters(2);
        barrier.reset();
        waiting.forEach(task -> assertThrows(BrokenBarrier.class, task::await));
        assertFalse(barrier.isBroken());
        var next = waiters(2);
        barrier.await();
        assertEquals(List.of(0, 1), gather(next));
    }

    @Test
    void a_reset_of_an_empty_one_changes_nothing() {
        barrier.reset();
        assertEquals("AsyncBarrier[0 of 3 waiting]", barrier.toString());
    }

    @Test
    void aborted_it_is_broken_for_all_until_it_is_reset() {
        var waiting = waiters(2);
        barrier.abort();
        barrier.abort();
        waiting.forEach(task -> refuses(BrokenBarrier.class, "aborted or reset while task-", task::await));
        assertTrue(barrier.isBroken());
        assertEquals("AsyncBarrier[0 of 3 waiting, broken]", barrier.toString());
        refuses(BrokenBarrier.class, "was aborted, and nobody has reset it", barrier::await);
        barrier.reset();
        var next = waiters(2);
        barrier.await();
        gather(next);
    }

    @Test
    void a_failing_group_takes_its_waiters_along() {
        refuses(
                ArithmeticException.class,
                "boom",
                () -> group(g -> {
                    g.start(barrier::await);
                    g.start(() -> {
                        throw new ArithmeticException("boom");
                    });
                }));
        assertEquals(0, barrier.waiting());
    }

    @Test
    void who_is_interrupted_already_is_not_counted() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, barrier::await);
        assertEquals(0, barrier.waiting());
    }

    @Test
    void shows_in_the_tree_of_tasks() {
        var waiting = waiters(1).getFirst();
        assertTrue(waiting.toString().contains("waiting on AsyncBarrier[1 of 3 waiting]"), waiting.toString());
        cancelled(waiting);
        assertEquals(3, barrier.parties());
    }

    @Test
    void misuse_is_named() {
        refuses(IllegalArgumentException.class, "at least 1 party, found 0", () -> barrier(0));
        refuses(IllegalArgumentException.class, "found -5", () -> barrier(-5));
    }
}
