package jawait;

import static jawait.Async.condition;
import static jawait.Async.explore;
import static jawait.Async.gather;
import static jawait.Async.lock;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.sleep;
import static jawait.Async.task;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Conditions: the lock is held before and after, and no signal is lost.
class ConditionTest {
    private final AsyncLock lock = lock();
    private final AsyncCondition changed = condition(lock);
    private final List<Integer> woken = Collections.synchronizedList(new ArrayList<>());

    private Task<Boolean> waiter(int number) {
        return joins(changed::waiting, () -> {
            try (var _ = lock.acquire()) {
                changed.await();
                assertEquals(List.of(Async.currentTask()), lock.holders());
                return woken.add(number);
            }
        });
    }

    private List<Task<Boolean>> waiters(int count) {
        List<Task<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(waiter(i));
        }
        return all;
    }

    private void locked(Runnable action) {
        try (var _ = lock.acquire()) {
            action.run();
        }
    }

    @Test
    void a_signal_wakes_who_has_waited_longest() {
        var waiting = waiters(3);
        for (int i = 0; i < 3; i++) {
            locked(changed::signal);
            waiting.get(i).await();
            assertEquals(2 - i, changed.waiting());
        }
        assertEquals(List.of(0, 1, 2), woken);
        assertFalse(lock.isLocked());
    }

    @Test
    void a_signal_may_count() {
        var waiting = waiters(4);
        locked(() -> changed.signal(0));
        assertEquals(4, changed.waiting());
        locked(() -> changed.signal(2));
        gather(waiting.subList(0, 2));
        assertEquals(List.of(0, 1), woken);
        locked(() -> changed.signal(2048));
        gather(waiting);
        assertEquals(List.of(0, 1, 2, 3), woken);
    }

    @Test
    void a_signal_to_all_wakes_all_in_order() {
        var waiting = waiters(4);
        locked(changed::signalAll);
        gather(waiting);
        assertEquals(List.of(0, 1, 2, 3), woken);
    }

    @Test
    void a_signal_is_not_kept_for_those_who_come_later() {
        locked(changed::signal);
        locked(changed::signalAll);
        var late = waiter(1);
        locked(changed::signal);
        late.await();
    }

    @Test
    void who_is_woken_waits_for_the_lock() {
        var waiting = waiter(0);
        try (var _ = lock.acquire()) {
            changed.signal();
            until(() -> lock.waiting() == 1);
            assertEquals(List.of(), woken);
        }
        waiting.await();
    }

    @Test
    void those_woken_get_the_lock_after_those_who_asked_for_it_before() {
        var waiting = waiter(1);
        Task<Boolean> asking;
        try (var _ = lock.acquire()) {
            asking = joins(lock::waiting, () -> {
                try (var _ = lock.acquire()) {
                    return woken.add(0);
                }
            });
            changed.signal();
        }
        gather(asking, waiting);
        assertEquals(List.of(0, 1), woken);
    }

    @Test
    void waiting_gives_up_a_lock_taken_twice_and_takes_it_back_twice() {
        var waiting = joins(changed::waiting, () -> {
            try (var _ = lock.acquire()) {
                try (var _ = lock.acquire()) {
                    changed.await();
                }
                return lock.isLocked();
            }
        });
        assertFalse(lock.isLocked());
        locked(changed::signal);
        assertTrue(waiting.await());
        assertFalse(lock.isLocked());
    }

    @Test
    void a_cancelled_waiter_has_the_lock_again() {
        var waiting = joins(changed::waiting, () -> {
            try (var _ = lock.acquire()) {
                assertThrows(InterruptedException.class, changed::await);
                return lock.holders().equals(List.of(Async.currentTask()));
            }
        });
        waiting.cancel();
        assertTrue(waiting.await());
        assertFalse(lock.isLocked());
    }

    @Test
    void a_cancelled_waiter_waits_for_the_lock_however_often_it_is_cancelled() {
        var waiting = waiter(0);
        var held = lock.acquire();
        waiting.cancel();
        until(() -> lock.waiting() == 1);
        waiting.cancel();
        assertFalse(waiting.isDone());
        held.close();
        assertEquals(new Cancelled<>(), waiting.join());
        assertFalse(lock.isLocked());
    }

    @Test
    void a_signal_that_reaches_a_cancelled_waiter_goes_to_the_next() {
        var waiting = waiters(2);
        try (var _ = lock.acquire()) {
            changed.signal();
            waiting.get(0).cancel();
            until(() -> waiting.get(0).toString().contains("waiting on AsyncLock")); // to pass the signal on
        }
        assertEquals(new Cancelled<>(), waiting.get(0).join());
        waiting.get(1).await();
        assertEquals(List.of(1), woken);
    }

    @RepeatedTest(200)
    void a_signal_is_never_lost_to_a_cancellation() {
        var waiting = waiters(3);
        var signalling = task(() -> locked(changed::signal));
        waiting.get(0).cancel();
        waiting.get(1).cancel();
        signalling.await();
        outcomes(waiting.get(0), waiting.get(1));
        if (woken.isEmpty()) {
            waiting.get(2).await();
        }
        waiting.get(2).cancel();
        outcomes(waiting);
        assertFalse(lock.isLocked());
    }

    @Test
    @Tag("ordered")
    void two_thousand_schedules_of_a_signal_and_two_cancellations_lose_none() {
        explore(2000, () -> {
            var test = new ConditionTest();
            var waiting = IntStream.range(0, 3)
                    .mapToObj(i -> task(() -> {
                        try (var _ = test.lock.acquire()) {
                            test.changed.await();
                            return test.woken.add(i);
                        }
                    }))
                    .toList();
            while (test.changed.waiting() < 3) {
                sleep(1);
            }
            gather(
                    task(() -> test.locked(test.changed::signal)),
                    task(() -> waiting.get(0).cancel()),
                    task(() -> waiting.get(1).cancel()));
            outcomes(waiting.get(0), waiting.get(1));
            if (!test.woken.isEmpty()) {
                test.locked(test.changed::signal);
            }
            waiting.get(2).await(); // or a deadlock is reported
            assertFalse(test.lock.isLocked());
        });
    }

    @Test
    void a_timeout_ends_the_wait_with_the_lock_held() {
        try (var _ = lock.acquire()) {
            assertFalse(moveOnAfter(.01, changed::await));
            assertTrue(lock.isLocked());
        }
        assertEquals(0, changed.waiting());
    }

    @Test
    void a_predicate_is_asked_until_it_holds() {
        var value = new AtomicInteger();
        var asked = new AtomicInteger();
        var waiting = joins(changed::waiting, () -> {
            try (var _ = lock.acquire()) {
                changed.awaitUntil(() -> asked.incrementAndGet() > 0 && value.get() == 2);
                return value.get();
            }
        });
        for (int i = 1; i <= 2; i++) {
            int signals = asked.get();
            locked(() -> {
                value.incrementAndGet();
                changed.signalAll();
            });
            until(() -> asked.get() > signals && (waiting.isDone() || changed.waiting() == 1));
        }
        assertEquals(2, waiting.await());
        assertEquals(3, asked.get());
    }

    @Test
    void a_predicate_that_holds_needs_no_signal_and_one_that_throws_is_heard() {
        locked(() -> changed.awaitUntil(() -> true));
        refuses(
                ArithmeticException.class,
                "boom",
                () -> locked(() -> changed.awaitUntil(() -> {
                    throw new ArithmeticException("boom");
                })));
        assertFalse(lock.isLocked());
    }

    @Test
    void two_conditions_of_a_lock_are_apart() {
        var other = lock.condition();
        var waiting = waiter(0);
        locked(other::signalAll);
        assertEquals(1, changed.waiting());
        locked(changed::signalAll);
        waiting.await();
    }

    @Test
    void who_is_interrupted_already_keeps_the_lock() {
        try (var _ = lock.acquire()) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, changed::await);
            assertTrue(lock.isLocked());
        }
    }

    @Test
    void shows_itself() {
        var waiting = waiter(0);
        assertEquals("AsyncCondition[1 waiting, AsyncLock[free]]", changed.toString());
        assertTrue(waiting.toString().contains("waiting on AsyncCondition[1 waiting"), waiting.toString());
        locked(changed::signal);
        waiting.await();
    }

    @Test
    void misuse_is_named() {
        var unlocked = IllegalStateException.class;
        refuses(unlocked, "await: expected the lock of the condition to be held", changed::await);
        refuses(unlocked, "awaitUntil: expected the lock", () -> changed.awaitUntil(() -> true));
        refuses(unlocked, "signal: expected the lock", changed::signal);
        refuses(unlocked, "found it held by nobody", changed::signalAll);
        try (var _ = lock.acquire()) {
            task("other", () -> refuses(unlocked, "held by other, found", changed::signal))
                    .await();
        }
        refuses(IllegalArgumentException.class, "count of 0 or more, found -1", () -> changed.signal(-1));
        refuses(NullPointerException.class, "awaitUntil: the predicate is null", () -> changed.awaitUntil(null));
    }
}
