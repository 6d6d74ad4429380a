package jawait;

import static jawait.Async.await;
import static jawait.Async.currentTask;
import static jawait.Async.group;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Play.LONG;
import static jawait.Play.fails;
import static jawait.Play.failsWhenStopped;
import static jawait.Play.gives;
import static jawait.Play.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jawait.runtime.Checkpoint;
import jawait.runtime.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How groups are stopped: through their owner, by `cancel`, by a timeout.
@ExtendWith(Virtually.class)
class GroupCancelTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();

    /// A task that owns a group with this block, cancelled after so many seconds.
    private Task<Void> cancelled(double seconds, Use<TaskGroup> block) {
        Task<Void> owner = task(() -> {
            group(block);
        });
        sleep(seconds);
        assertTrue(owner.cancel());
        return owner;
    }

    private static void isCancelled(Task<?> owner) {
        assertEquals(new Cancelled<>(), owner.join());
    }

    @Test
    void cancelling_the_owner_stops_all_tasks() {
        isCancelled(cancelled(1, g -> {
            g.start(play.sleeper("a"));
            g.start(play.sleeper("b"));
            g.start(play.sleeper("c"));
        }));
        play.heard("a stopped at 1 s", "b stopped at 1 s", "c stopped at 1 s");
    }

    @Test
    void cancelling_the_owner_stops_the_block_and_then_the_tasks() {
        isCancelled(cancelled(1, g -> {
            g.start(play.sleeper("task"));
            play.sleeper("block").call();
        }));
        play.heard("block stopped at 1 s", "task stopped at 1 s");
    }

    @Test
    void a_block_without_tasks_is_stopped_too() {
        isCancelled(cancelled(1, g -> play.sleeper("block").call()));
        play.heard("block stopped at 1 s");
    }

    @Test
    void the_owner_ends_when_its_tasks_have_cleaned_up() {
        isCancelled(cancelled(1, g -> g.start(play.sleeper("task", 5))));
        play.heard("task stopped at 1 s", "task cleaned up at 6 s");
        assertEquals(6, now());
    }

    @Test
    void an_owner_cancelled_at_once_has_not_begun() {
        isCancelled(cancelled(0, g -> {
            play.say("begun");
            g.start(play.sleeper("task"));
        }));
    }

    @Test
    void a_block_that_throws_something_else_when_stopped_fails_the_group_with_it() {
        var owner = cancelled(1, g -> {
            g.start(play.sleeper("task"));
            failsWhenStopped(boom).call();
        });
        assertEquals(new Failure<>(boom), owner.join());
        play.heard("task stopped at 1 s");
    }

    @Test
    void failures_in_clean_up_are_kept_in_the_stop_and_are_how_the_owner_ends_as_in_asyncio() {
        var caught = new AtomicReference<Throwable>();
        var owner = task(() -> {
            try {
                group(g -> {
                    g.start(failsWhenStopped(boom));
                });
            } catch (Throwable e) {
                caught.set(e);
                throw e;
            }
        });
        sleep(1);
        owner.cancel();
        assertEquals(new Failure<>(boom), owner.join());
        assertEquals(List.of(boom), List.of(caught.get().getSuppressed()));
    }

    @Test
    void failures_in_clean_up_are_kept_in_the_stop_of_a_loop_as_well() {
        var owner = task(() -> {
            var stop = assertThrows(
                    StopSignal.class,
                    () -> group(g -> {
                        g.start(failsWhenStopped(boom));
                        sleep(1);
                        currentTask().cancel();
                        Checkpoint.check();
                    }));
            assertEquals(List.of(boom), List.of(stop.getSuppressed()));
        });
        await(owner);
    }

    @Test
    void a_cancel_while_a_failure_is_cleaned_up_is_thrown_and_the_owner_ends_as_failed() {
        var caught = new AtomicReference<Throwable>();
        var owner = task(() -> {
            try {
                group(g -> {
                    g.start(play.sleeper("slow", 10));
                    g.start(fails(1, boom));
                });
            } catch (Throwable e) {
                caught.set(e);
                throw e;
            }
        });
        sleep(5);
        owner.cancel();
        assertEquals(new Failure<>(boom), owner.join());
        assertEquals(List.of(boom), List.of(caught.get().getSuppressed()));
        play.heard("slow stopped at 1 s", "slow cleaned up at 11 s");
    }

    @Test
    void failures_in_nested_clean_up_are_how_the_owner_ends() {
        var owner = cancelled(1, outer -> {
            outer.start(play.sleeper("outer"));
            group(inner -> {
                inner.start(failsWhenStopped(boom));
                sleep(LONG);
            });
        });
        assertEquals(new Failure<>(boom), owner.join());
        play.heard("outer stopped at 1 s");
    }

    @Test
    void cancelling_who_awaits_the_owner_leaves_the_group_running_where_asyncio_would_cancel_it() {
        var owner = task(() -> group(g -> {
            return await(g.start(gives(5, "value")));
        }));
        var awaiting = task(() -> await(owner));
        sleep(1);
        awaiting.cancel();
        isCancelled(awaiting);
        assertFalse(owner.isDone());
        assertEquals("value", await(owner));
    }

    @Test
    void a_second_cancel_of_the_owner_reaches_the_clean_up_of_its_tasks() {
        var owner = cancelled(1, g -> g.start(play.sleeper("task", LONG)));
        sleep(1);
        assertFalse(owner.isDone());
        owner.cancel();
        isCancelled(owner);
        assertEquals(2, now());
        play.heard("task stopped at 1 s");
    }

    @Test
    void a_task_that_fails_while_the_stopped_block_cleans_up_stops_that_too() {
        var owner = cancelled(1, g -> {
            g.start(fails(3, boom));
            play.sleeper("block", LONG).call();
        });
        assertEquals(new Failure<>(boom), owner.join());
        assertEquals(3, now());
        play.heard("block stopped at 1 s");
    }

    @Test
    void a_cancelled_group_ends_in_silence_with_null() {
        assertNull(group(g -> {
            g.start(play.sleeper("task"));
            g.cancel();
            sleep(LONG);
            return "never";
        }));
        assertEquals(0, now());
    }

    @Test
    void a_value_returned_before_the_cancel_is_kept() {
        assertEquals("kept", group(g -> {
            g.start(play.sleeper("task"));
            g.start(() -> {
                sleep(1);
                g.cancel();
            });
            return "kept";
        }));
        play.heard("task stopped at 1 s");
    }

    @Test
    void a_block_that_does_not_wait_again_after_the_cancel_keeps_its_value_and_its_thread_is_left_clean() {
        assertEquals("kept", group(g -> {
            g.cancel();
            return "kept";
        }));
        sleep(1);
        assertEquals(1, now());
    }

    @Test
    void anybody_may_cancel_a_group() {
        var escaped = new AtomicReference<TaskGroup>();
        task(() -> {
            sleep(2);
            escaped.get().cancel();
        });
        group(g -> {
            escaped.set(g);
            play.sleeper("block").call();
        });
        play.heard("block stopped at 2 s");
    }

    @Test
    void cancelling_twice_is_cancelling_once() {
        group(g -> {
            g.start(play.sleeper("task", 5));
            sleep(1);
            g.cancel();
            g.cancel();
        });
        play.heard("task stopped at 1 s", "task cleaned up at 6 s");
    }

    @Test
    void cancelling_again_later_does_not_disturb_the_clean_up() {
        group(g -> {
            g.start(play.sleeper("task", 5));
            g.start(() -> {
                sleep(1);
                g.cancel();
            });
            Play.unharmed(() -> sleep(3));
            g.cancel();
        });
        play.heard("task stopped at 1 s", "task cleaned up at 6 s");
    }

    @Test
    void cancelling_a_group_that_is_over_does_nothing() {
        var escaped = new AtomicReference<TaskGroup>();
        group(escaped::set);
        escaped.get().cancel();
        sleep(1);
        assertEquals(1, now());
    }

    @Test
    void a_block_may_fail_after_it_has_cancelled_its_group() {
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> group(g -> {
                            g.start(play.sleeper("task"));
                            sleep(1);
                            g.cancel();
                            throw boom;
                        })));
        play.heard("task stopped at 1 s");
    }

    @Test
    void a_task_that_fails_in_clean_up_fails_the_cancelled_group() {
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> group(g -> {
                            g.start(failsWhenStopped(boom));
                            sleep(1);
                            g.cancel();
                        })));
    }

    @Test
    void a_cancel_after_a_failure_does_not_hide_it() {
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> group(g -> {
                            g.start(play.sleeper("slow", 5));
                            g.start(fails(1, boom));
                            Play.unharmed(() -> sleep(2));
                            g.cancel();
                        })));
        play.heard("slow stopped at 1 s", "slow cleaned up at 6 s");
    }

    @Test
    void tasks_that_have_not_begun_never_will_where_trio_would_let_them_begin() {
        group(g -> {
            var task = g.start(play.sleeper("never"));
            g.cancel();
            assertTrue(task.isCancelled());
        });
        play.heard();
    }

    @Test
    void the_owner_is_cancelled_although_its_group_was_cancelled_before() {
        var owner = cancelled(2, g -> {
            g.start(play.sleeper("task", 5));
            sleep(1);
            g.cancel();
        });
        isCancelled(owner);
        play.heard("task stopped at 1 s", "task cleaned up at 6 s");
    }

    @Test
    void an_interrupt_from_outside_stops_block_and_tasks_and_is_thrown() {
        var owner = Thread.currentThread();
        assertThrows(
                InterruptedException.class,
                () -> group(g -> {
                    g.start(play.sleeper("a"));
                    g.start(() -> {
                        sleep(1);
                        owner.interrupt();
                    });
                }));
        play.heard("a stopped at 1 s");
    }
}
