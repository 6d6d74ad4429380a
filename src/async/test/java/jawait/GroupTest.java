package jawait;

import static jawait.Async.await;
import static jawait.Async.group;
import static jawait.Async.shield;
import static jawait.Async.sleep;
import static jawait.Async.supervisor;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Scene.pass;
import static jawait.Scene.refuses;
import static jawait.Scene.spin;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Tasks that do not outlive a block.
class GroupTest {
    private final AtomicInteger ended = new AtomicInteger();

    private void endless() {
        try {
            sleep(1000);
        } finally {
            sleep(.01);
            ended.incrementAndGet();
        }
    }

    @Test
    void a_group_returns_when_all_of_its_tasks_have_ended() {
        assertEquals("ab", group(g -> {
            var a = g.start(() -> "a");
            var b = g.start("b", () -> "b");
            g.start(() -> {
                sleep(.01);
                g.start("grandchild", () -> ended.incrementAndGet());
            });
            return await(a) + await(b);
        }));
        assertEquals(1, ended.get());
        group(g -> {});
    }

    @Test
    void a_failing_task_cancels_the_others_and_stops_the_block() {
        var boom = new IOException("boom");
        for (Action block : new Action[] {() -> sleep(1000), () -> spin(), () -> {}}) {
            ended.set(0);
            assertSame(
                    boom,
                    assertThrows(
                            IOException.class,
                            () -> group(g -> {
                                var endless = g.start(this::endless);
                                g.start(() -> {
                                    until(() -> !endless.stack().isEmpty()
                                            && endless.toString().contains("sleeping"));
                                    throw boom;
                                });
                                block.run();
                            })));
            assertEquals(1, ended.get());
        }
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void a_failing_block_cancels_its_tasks() {
        var begun = new CountDownLatch(1);
        var boom = new IOException("boom");
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> group(g -> {
                            g.start(() -> {
                                begun.countDown();
                                endless();
                            });
                            pass(begun);
                            throw boom;
                        })));
        assertEquals(1, ended.get());
    }

    @Test
    void later_failures_are_suppressed() {
        var begun = new CountDownLatch(1);
        var error = refuses(
                IllegalStateException.class,
                "first",
                () -> group(g -> {
                    g.start(() -> {
                        try {
                            begun.countDown();
                            sleep(1000);
                        } catch (Throwable e) {
                            throw new IllegalArgumentException("second");
                        }
                    });
                    g.start(() -> {
                        pass(begun);
                        throw new IllegalStateException("first");
                    });
                }));
        assertEquals("second", error.getSuppressed()[0].getMessage());
    }

    @Test
    void a_cancelled_group_ends_in_silence() {
        assertNull(group(g -> {
            g.start(this::endless);
            g.start(g::cancel);
            sleep(1000);
            return "never";
        }));
        assertEquals("kept", group(g -> {
            g.start(() -> {
                sleep(.01);
                g.cancel();
            });
            g.start(this::endless);
            return "kept";
        }));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void a_stopping_or_ended_group_starts_nothing() {
        var escaped = new AtomicReference<TaskGroup>();
        group(escaped::set);
        refuses(
                IllegalStateException.class,
                "the group is over",
                () -> escaped.get().start(() -> 1));
        group(g -> {
            g.cancel();
            refuses(IllegalStateException.class, "the group is stopping", () -> g.start(() -> 1));
        });
        group(g -> {
            refuses(IllegalArgumentException.class, "runs already", () -> g.start(task(() -> 1)));
        });
    }

    @Test
    void cancelling_the_owner_cancels_the_tasks_and_waits_for_them() {
        for (Action block : new Action[] {() -> {}, () -> sleep(1000)}) {
            var begun = new CountDownLatch(2);
            ended.set(0);
            var owner = task(() -> group(g -> {
                g.start(() -> {
                    begun.countDown();
                    endless();
                });
                begun.countDown();
                block.run();
            }));
            until(() -> begun.getCount() == 0);
            owner.cancel();
            assertEquals(new Cancelled<Void>(), owner.join());
            assertEquals(1, ended.get());
        }
    }

    @Test
    void a_timeout_around_a_group_converts() {
        assertThrows(
                TimeoutException.class,
                () -> timeout(
                        .02,
                        () -> group(g -> {
                            startEndless(g);
                        })));
        assertEquals(1, ended.get());
        assertThrows(
                TimeoutException.class,
                () -> group(g -> {
                    startEndless(g);
                    timeout(.02, () -> spin());
                }));
        assertEquals(2, ended.get());
    }

    /// Starts it, and returns when it has begun, whatever time is over by then.
    private void startEndless(TaskGroup group) {
        var endless = group.start(this::endless);
        until(() -> endless.toString().contains("sleeping"));
    }

    @Test
    void a_supervisor_lets_tasks_fail_alone() {
        assertEquals("both", supervisor(g -> {
            var bad = g.start(() -> {
                throw new IOException("boom");
            });
            var good = g.start(() -> "both");
            assertThrows(IOException.class, () -> await(bad));
            return await(good);
        }));
        var boom = new IOException("boom");
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> supervisor(g -> {
                            g.start(this::endless);
                            throw boom;
                        })));
    }

    @Test
    void a_shielded_body_goes_on_when_its_awaiter_is_cancelled() throws Exception {
        var gate = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var finished = new AtomicBoolean();
        var awaiter = task(() -> shield(() -> {
            begun.countDown();
            pass(gate);
            finished.set(true);
        }));
        pass(begun);
        awaiter.cancel();
        assertEquals(new Cancelled<Void>(), awaiter.join());
        gate.countDown();
        until(finished::get);
        assertEquals(1, shield(() -> 1));
    }
}
