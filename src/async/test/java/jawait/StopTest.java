package jawait;

import static jawait.Async.await;
import static jawait.Async.outcomes;
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

import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import jawait.runtime.Checkpoint;
import jawait.runtime.StopSignal;
import jawait.runtime.Stops;
import org.junit.jupiter.api.Test;

/// A request to stop is delivered once: to a blocking call or to the next check.
class StopTest {
    @Test
    void a_check_outside_any_task_returns() {
        Checkpoint.check();
    }

    @Test
    void a_loop_is_cancelled() throws Exception {
        var begun = new CountDownLatch(1);
        var task = task("hog", () -> {
            begun.countDown();
            spin();
        });
        pass(begun);
        assertTrue(task.cancel());
        assertThrows(CancellationException.class, () -> await(task));
        assertEquals(new Cancelled<Void>(), task.outcome());
        assertFalse(task.cancel());
    }

    @Test
    void clean_up_with_loops_and_blocking_calls_runs_after_a_cancel() throws Exception {
        var begun = new CountDownLatch(2);
        var cleaned = new AtomicInteger();
        Action cleanUp = () -> {
            for (int i = 0; i < 1000; i++) {
                Checkpoint.check();
            }
            sleep(.01);
            cleaned.incrementAndGet();
        };
        var loop = task(() -> {
            begun.countDown();
            try {
                spin();
            } finally {
                cleanUp.run();
            }
        });
        var sleeper = task(() -> {
            begun.countDown();
            try {
                sleep(1000);
            } finally {
                cleanUp.run();
            }
        });
        pass(begun);
        loop.cancel();
        sleeper.cancel();
        assertEquals(new Cancelled<Void>(), loop.join());
        assertEquals(new Cancelled<Void>(), sleeper.join());
        assertEquals(2, cleaned.get());
    }

    @Test
    void clean_up_runs_after_a_timeout() {
        var cleaned = new AtomicBoolean();
        assertThrows(
                TimeoutException.class,
                () -> timeout(.01, () -> {
                    try {
                        spin();
                    } finally {
                        spin(.01);
                        sleep(.01);
                        cleaned.set(true);
                    }
                }));
        assertTrue(cleaned.get());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void a_swallowed_cancel_lets_the_task_go_on_and_a_second_one_reaches_its_loop() throws Exception {
        var swallowed = new CountDownLatch(1);
        var task = task(() -> {
            try {
                sleep(1000);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                assertInstanceOf(InterruptedException.class, e);
            }
            swallowed.countDown();
            spin();
        });
        until(() -> task.toString().contains("sleeping"));
        task.cancel();
        pass(swallowed);
        task.cancel();
        assertEquals(new Cancelled<Void>(), task.join());
    }

    @Test
    void what_still_runs_after_two_seconds_is_asked_again_and_named() throws Exception {
        var named = new CopyOnWriteArrayList<Task<?>>();
        Stops.onStubborn(named::add);
        try {
            var task = task("stubborn", () -> {
                try {
                    spin();
                } catch (StopSignal first) {
                    spin();
                }
            });
            until(() -> !task.stack().isEmpty());
            task.cancel();
            assertEquals(new Cancelled<Void>(), task.join());
            until(() -> named.contains(task));
        } finally {
            Stops.onStubborn(task -> {});
        }
    }

    @Test
    void of_a_crowd_that_still_runs_the_first_are_named() throws Exception {
        var named = new CopyOnWriteArrayList<Task<?>>();
        Stops.onStubborn(named::add);
        try {
            var begun = new CountDownLatch(40);
            var crowd = IntStream.range(0, 40)
                    .mapToObj(i -> task("deaf-" + i, () -> {
                        begun.countDown();
                        for (int requests = 0; requests < 2; ) {
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                requests++;
                            }
                        }
                    }))
                    .toList();
            begun.await();
            crowd.forEach(Task::cancel);
            outcomes(crowd);
            until(() -> !named.isEmpty());
            assertTrue(named.size() <= 20, named.size() + " were named");
        } finally {
            Stops.onStubborn(task -> {});
        }
    }

    @Test
    void a_task_that_has_not_begun_never_runs() throws Exception {
        var gate = new CountDownLatch(1);
        var ran = new AtomicBoolean();
        Task<Void> waiting = Task.<Void>make(null, Bodies.of(() -> ran.set(true), "test"));
        waiting.launchOn(work -> Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(1);
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            work.run();
            gate.countDown();
        }));
        assertTrue(waiting.cancel());
        assertEquals(new Cancelled<Void>(), waiting.outcome());
        gate.countDown();
        assertFalse(ran.get());
    }

    @Test
    void a_task_cannot_await_itself() {
        var self = new Task<?>[1];
        var set = new CountDownLatch(1);
        var task = task("ouroboros", () -> {
            pass(set);
            await(self[0]);
        });
        self[0] = task;
        set.countDown();
        refuses(IllegalStateException.class, "ouroboros awaits itself", () -> await(task));
    }

    @Test
    void a_body_that_ends_otherwise_keeps_its_outcome_although_cancelled() {
        var kept = task(() -> {
            try {
                sleep(1000);
                return null;
            } catch (Throwable e) {
                throw new IllegalStateException("on the way out", e);
            }
        });
        until(() -> kept.toString().contains("sleeping"));
        kept.cancel();
        assertInstanceOf(Failure.class, kept.join());
    }
}
