package jawait;

import static jawait.Async.attempt;
import static jawait.Async.await;
import static jawait.Async.condition;
import static jawait.Async.currentTask;
import static jawait.Async.lock;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.semaphore;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Play.now;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who holds something has ended, and never gave it back.
@ExtendWith(Virtually.class)
class LostLockTest {
    private static final String LOST = "the lock is held by careless, which has ended without giving it back";

    private final AsyncLock lock = lock();
    private final AsyncCondition changed = condition(lock);

    private Task<Void> careless(double seconds) {
        return task("careless", () -> {
            lock.acquire();
            sleep(seconds);
        });
    }

    private Void pass() {
        lock.acquire().close();
        return null;
    }

    private static void isLost(Task<?> waiter) {
        Throwable error = ((Failure<?>) waiter.join()).error();
        assertInstanceOf(IllegalStateException.class, error);
        assertTrue(error.getMessage().startsWith(LOST), error::getMessage);
    }

    @Test
    void who_waits_is_told_when_the_holder_ends_and_who_comes_later_as_well() {
        careless(5);
        sleep(1);
        List<Task<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(task(this::pass));
        }
        waiting.forEach(LostLockTest::isLost);
        assertEquals(5, now());
        assertEquals(0, lock.waiting());
        refuses(IllegalStateException.class, LOST, lock::acquire);
    }

    @Test
    void it_does_not_matter_how_the_holder_ends() {
        List<Callable<Void>> ends = List.of(
                () -> {
                    sleep(1);
                    throw new ArithmeticException("boom");
                },
                () -> {
                    currentTask().cancel();
                    sleep(1);
                    return null;
                },
                () -> null);
        for (Callable<Void> end : ends) {
            var other = lock();
            var holder = task("careless", () -> {
                other.acquire();
                sleep(1);
                return end.call();
            });
            sleep(.5);
            isLost(task(other::acquire));
            attempt(holder);
        }
    }

    @Test
    void a_holder_that_gave_it_back_ends_without_being_missed() {
        var first = task(() -> {
            pass();
            sleep(1);
            try (var _ = lock.acquire()) {
                sleep(1);
            }
        });
        var second = task(() -> {
            sleep(1.5);
            try (var _ = lock.acquire()) {
                sleep(5);
            }
        });
        sleep(1.7);
        var third = task(this::pass);
        outcomes(first, second);
        assertEquals(new Success<Void>(null), third.join());
        assertFalse(lock.isLocked());
    }

    @Test
    void who_gets_it_next_is_watched_in_turn() {
        var good = task(() -> {
            try (var _ = lock.acquire()) {
                sleep(1);
            }
        });
        sleep(.1);
        careless(1);
        sleep(.1);
        var waiter = task(this::pass);
        isLost(waiter);
        assertEquals(2, now());
        good.await();
    }

    @Test
    void it_can_still_be_given_back_by_anyone() {
        Permit[] permit = new Permit[1];
        var holder = task("careless", () -> {
            permit[0] = lock.acquire();
            sleep(1);
        });
        sleep(.5);
        isLost(task(this::pass));
        holder.await();
        permit[0].close();
        assertEquals("AsyncLock[free]", lock.toString());
        pass();
    }

    @Test
    void who_waits_for_a_signal_is_told() {
        var waiter = task(() -> {
            try (var _ = lock.acquire()) {
                changed.await();
            }
        });
        sleep(1);
        careless(1);
        isLost(waiter);
        assertEquals(2, now());
        assertEquals(0, changed.waiting());
        assertEquals("AsyncLock[held by careless]", lock.toString());
    }

    @Test
    void who_was_signalled_and_waits_for_the_lock_is_told() {
        var waiter = task(() -> {
            try (var _ = lock.acquire()) {
                changed.await();
            }
        });
        sleep(1);
        task("careless", () -> {
            lock.acquire();
            changed.signal();
            sleep(1);
        });
        isLost(waiter);
        assertEquals(2, now());
    }

    @Test
    void who_is_cancelled_while_waiting_for_a_signal_does_not_wait_for_a_lost_lock() {
        var waiter = task(() -> {
            try (var _ = lock.acquire()) {
                changed.await();
            }
        });
        sleep(1);
        careless(5);
        sleep(1);
        waiter.cancel();
        isLost(waiter);
        assertEquals(6, now());
    }

    @Test
    void who_gives_up_first_is_not_told() {
        careless(5);
        sleep(1);
        assertFalse(moveOnAfter(1, () -> {
            lock.acquire();
        }));
        sleep(5);
        assertEquals(0, lock.waiting());
    }

    @Test
    void a_holder_that_is_no_task_is_missed_by_who_comes_later() throws Exception {
        var stranger = new Thread(lock::acquire, "stranger");
        stranger.start();
        stranger.join();
        refuses(IllegalStateException.class, "held by stranger, which has ended", lock::acquire);
    }

    /// As in asyncio and trio: no permit belongs to anybody, so another task may bring it back.
    @Test
    void permits_of_semaphores_and_limiters_outlive_their_takers() {
        var sem = semaphore(1);
        var limiter = CapacityLimiter.of(1);
        List<Permit> left = await(task("careless", () -> List.of(sem.acquire(), limiter.acquire())));
        var waiting = List.of(task(() -> sem.acquire()), task(() -> limiter.acquire()));
        sleep(1);
        assertTrue(waiting.stream().noneMatch(Task::isDone));
        assertTrue(waiting.getFirst().toString().contains("(held by careless)"), waiting::toString);
        left.forEach(Permit::close);
        waiting.forEach(Task::await);
    }

    @Test
    void under_real_threads_nobody_waits_for_ever() throws Exception {
        Async.run(() -> {
            for (int round = 0; round < 300; round++) {
                var other = lock();
                var go = new CountDownLatch(1);
                var tasks = new ArrayList<Task<?>>();
                for (int i = 0; i < 4; i++) {
                    boolean careless = i == 2;
                    tasks.add(Async.toThread(() -> {
                        go.await();
                        var permit = other.acquire();
                        if (!careless) {
                            permit.close();
                        }
                    }));
                }
                go.countDown();
                for (var task : tasks) {
                    if (attempt(task) instanceof Failure<?>(var error)) {
                        assertSame(IllegalStateException.class, error.getClass());
                    }
                }
                assertThrows(IllegalStateException.class, other::acquire);
            }
        });
    }
}
