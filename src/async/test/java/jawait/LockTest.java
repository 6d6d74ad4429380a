package jawait;

import static jawait.Async.condition;
import static jawait.Async.event;
import static jawait.Async.gather;
import static jawait.Async.group;
import static jawait.Async.lock;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.sleep;
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
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Locks: one at a time, in order, and nothing lost to a cancellation.
class LockTest {
    private final AsyncLock lock = lock();

    private Void pass() {
        lock.acquire().close();
        return null;
    }

    @Test
    void says_whether_it_is_held_and_by_whom() {
        assertEquals("AsyncLock[free]", lock.toString());
        assertFalse(lock.isLocked());
        task("fetch", () -> {
                    try (var _ = lock.acquire()) {
                        assertEquals("AsyncLock[held by fetch]", lock.toString());
                        assertTrue(lock.isLocked());
                        assertEquals(List.of(Async.currentTask()), lock.holders());
                    }
                    return null;
                })
                .await();
        assertEquals(List.of(), lock.holders());
    }

    @Test
    void a_plain_thread_may_hold_it_too() {
        try (var _ = lock.acquire()) {
            assertEquals("AsyncLock[held by " + Thread.currentThread().getName() + "]", lock.toString());
            assertEquals(List.of(), lock.holders());
        }
    }

    @Test
    void those_who_wait_get_it_in_the_order_in_which_they_came() {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        var held = lock.acquire();
        var waiting = Lineup.of(5, lock::waiting, i -> () -> {
            try (var _ = lock.acquire()) {
                return order.add(i);
            }
        });
        held.close();
        gather(waiting);
        assertEquals(List.of(0, 1, 2, 3, 4), order);
    }

    @Test
    void who_gives_it_back_cannot_push_in_again() {
        var held = lock.acquire();
        var next = joins(lock::waiting, () -> {
            var mine = lock.acquire();
            until(() -> lock.waiting() == 1);
            mine.close();
            return null;
        });
        held.close();
        assertTrue(lock.tryAcquire().isEmpty());
        pass();
        next.await();
    }

    @Test
    void a_cancelled_waiter_leaves_the_line() {
        var held = lock.acquire();
        var waiting = Lineup.of(3, lock::waiting, i -> this::pass);
        assertEquals(new Cancelled<>(), cancelled(waiting.get(1)));
        assertEquals(2, lock.waiting());
        held.close();
        waiting.get(0).await();
        waiting.get(2).await();
        assertEquals("AsyncLock[free]", lock.toString());
    }

    @Test
    void all_waiters_may_leave() {
        var held = lock.acquire();
        var waiting = Lineup.of(3, lock::waiting, i -> this::pass);
        waiting.forEach(Lineup::cancelled);
        assertEquals(0, lock.waiting());
        held.close();
        assertTrue(lock.tryAcquire().isPresent());
    }

    @RepeatedTest(200)
    void a_cancellation_that_meets_the_hand_over_loses_nothing() {
        var held = new ArrayList<Permit>();
        var release = event();
        var releasing = task(() -> {
            held.add(lock.acquire());
            release.await();
            held.getFirst().close();
        });
        until(lock::isLocked);
        var waiting = Lineup.of(2, lock::waiting, i -> this::pass);
        release.set();
        waiting.get(0).cancel();
        outcomes(waiting.get(0), releasing);
        waiting.get(1).await();
        assertFalse(lock.isLocked());
    }

    @Test
    void who_waits_in_vain_goes_on_without_it() {
        try (var _ = lock.acquire()) {
            assertFalse(task(() -> moveOnAfter(.01, () -> {
                        lock.acquire();
                    }))
                    .await());
        }
        assertFalse(lock.isLocked());
    }

    @Test
    void who_is_interrupted_already_does_not_begin() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, lock::acquire);
        assertFalse(lock.isLocked());
        assertFalse(Thread.interrupted());
    }

    @Test
    void its_holder_may_take_it_again_and_give_back_in_any_order() {
        var outer = lock.acquire();
        var inner = lock.tryAcquire().orElseThrow();
        outer.close();
        outer.close();
        assertTrue(lock.isLocked());
        assertTrue(task(lock::tryAcquire).await().isEmpty());
        inner.close();
        assertFalse(lock.isLocked());
    }

    @Test
    void only_the_holder_gives_it_back() {
        var taken = new CountDownLatch(1);
        var permits = new ArrayList<Permit>();
        var holder = task("holder", () -> {
            permits.add(lock.acquire());
            taken.countDown();
            sleep(1000);
        });
        until(() -> taken.getCount() == 0);
        refuses(IllegalStateException.class, "held by holder", permits.getFirst()::close);
        assertTrue(lock.isLocked());
        cancelled(holder);
        permits.getFirst().close(); // whose holder has ended, so that anybody may
        assertFalse(lock.isLocked());
    }

    @RepeatedTest(100)
    void a_stranger_who_is_refused_is_not_in_the_holders_way() {
        var held = lock.acquire();
        var stranger = task(held::close);
        held.close();
        assertFalse(lock.isLocked());
        outcomes(stranger);
    }

    @Test
    void a_lock_that_nobody_will_give_back_says_so() {
        task("careless", () -> {
                    lock.acquire();
                })
                .await();
        refuses(IllegalStateException.class, "careless, which has ended without giving it back", lock::acquire);
        assertTrue(lock.tryAcquire().isEmpty());
    }

    @Test
    void a_failure_inside_gives_it_back() {
        refuses(
                ArithmeticException.class,
                "boom",
                () -> group(g -> {
                    g.start(() -> {
                        try (var _ = lock.acquire()) {
                            throw new ArithmeticException("boom");
                        }
                    });
                }));
        assertFalse(lock.isLocked());
    }

    @Test
    void two_locks_nest() {
        var other = lock();
        try (var _ = lock.acquire();
                var _ = other.acquire()) {
            assertTrue(lock.isLocked() && other.isLocked());
        }
        assertFalse(lock.isLocked() || other.isLocked());
    }

    @Test
    void misuse_is_named() {
        refuses(NullPointerException.class, "condition: the lock is null", () -> condition(null));
        assertEquals("Permit[held]", lock.acquire().toString());
    }
}
