package jawait;

import static jawait.Async.await;
import static jawait.Async.group;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Play.LONG;
import static jawait.Play.fails;
import static jawait.Play.failsWhenStopped;
import static jawait.Play.gives;
import static jawait.Play.now;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How groups end by themselves: well, or with the failure of a task or of the block.
@ExtendWith(Virtually.class)
class GroupFailureTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();

    private void failsWithBoom(Use<TaskGroup> block) {
        assertSame(boom, assertThrows(IOException.class, () -> group(block)));
    }

    @Test
    void all_results_are_there_when_the_group_is_over() {
        List<Task<Integer>> tasks = group(g -> List.of(g.start(gives(1, 42)), g.start(gives(2, 11))));
        assertEquals(2, now());
        assertEquals(42, tasks.getFirst().resultNow());
        assertEquals(11, tasks.getLast().resultNow());
    }

    @Test
    void tasks_may_be_started_while_others_run() {
        group(g -> {
            var first = g.start(gives(2, 42));
            sleep(1.5);
            var second = g.start(gives(2, 11));
            assertEquals(42, await(first));
            assertFalse(second.isDone());
        });
        assertEquals(3.5, now());
    }

    @Test
    void an_empty_group_ends_with_its_block() {
        assertEquals("value", group(g -> "value"));
        group(g -> {
            sleep(1);
        });
        assertEquals(1, now());
    }

    @Test
    void the_value_of_the_block_comes_after_the_last_task() {
        assertEquals("early", group(g -> {
            g.start(gives(5, 1));
            return "early";
        }));
        assertEquals(5, now());
    }

    @Test
    void a_block_may_return_null() {
        assertNull(group(g -> {
            g.start(gives(1, 1));
            return null;
        }));
    }

    @Test
    void a_task_starts_tasks_in_its_group_after_the_block_has_ended() {
        group(g -> {
            g.start(() -> {
                sleep(1);
                g.start(gives(1, 1));
                g.start(gives(2, 2));
            });
        });
        assertEquals(3, now());
    }

    @Test
    void tasks_that_start_each_other_keep_the_group_open_until_the_last() {
        var started = new AtomicInteger();
        group(g -> {
            relay(g, started);
        });
        assertEquals(10, started.get());
        assertEquals(10, now());
    }

    private static void relay(TaskGroup g, AtomicInteger started) {
        g.start(() -> {
            sleep(1);
            if (started.incrementAndGet() < 10) {
                relay(g, started);
            }
        });
    }

    @Test
    void tasks_that_multiply_are_all_ended_by_a_failure() {
        var heads = new AtomicInteger();
        failsWithBoom(g -> {
            hydra(g, heads);
            g.start(fails(5.5, boom));
        });
        assertEquals(1 + 2 + 4 + 8 + 16 + 32, heads.get());
        assertEquals(5.5, now());
    }

    private static void hydra(TaskGroup g, AtomicInteger heads) {
        g.start(() -> {
            heads.incrementAndGet();
            sleep(1);
            hydra(g, heads);
            hydra(g, heads);
        });
    }

    @Test
    void cancelling_one_task_does_not_disturb_the_others() {
        group(g -> {
            var one = g.start(play.sleeper("one"));
            var other = g.start(gives(3, 11));
            sleep(1);
            one.cancel();
            assertEquals(11, await(other));
            assertEquals(new Cancelled<>(), one.outcome());
        });
        play.heard("one stopped at 1 s");
    }

    @Test
    void awaiting_a_cancelled_task_in_the_block_ends_the_group() {
        assertThrows(
                CancellationException.class,
                () -> group(g -> {
                    g.start(play.sleeper("other"));
                    var one = g.start(play.sleeper("one"));
                    sleep(1);
                    one.cancel();
                    await(one);
                }));
        play.heard("one stopped at 1 s", "other stopped at 1 s");
    }

    @Test
    void a_failing_task_stops_its_siblings_and_the_block() {
        failsWithBoom(g -> {
            g.start(fails(1, boom));
            g.start(play.sleeper("sibling"));
            play.sleeper("block").call();
        });
        play.heard("sibling stopped at 1 s", "block stopped at 1 s");
    }

    @Test
    void a_failure_after_the_block_has_ended_goes_before_its_value() {
        failsWithBoom(g -> g.start(fails(1, boom)));
        assertEquals(1, now());
    }

    @Test
    void the_group_waits_for_the_clean_up_of_those_it_stopped() {
        failsWithBoom(g -> {
            g.start(play.sleeper("slow", 7));
            g.start(fails(1, boom));
        });
        play.heard("slow stopped at 1 s", "slow cleaned up at 8 s");
    }

    @Test
    void of_several_failures_at_one_moment_the_first_is_thrown_with_the_others_suppressed() {
        var others = List.of(new IllegalStateException("2"), new IllegalArgumentException("3"));
        failsWithBoom(g -> {
            g.start(fails(1, boom));
            others.forEach(other -> g.start(fails(1, other)));
        });
        assertEquals(others, List.of(boom.getSuppressed()));
    }

    @Test
    void one_exception_thrown_by_several_tasks_is_not_suppressed_in_itself() {
        failsWithBoom(g -> {
            g.start(fails(1, boom));
            g.start(fails(1, boom));
            throw Bodies.sneaky(boom);
        });
        assertEquals(0, boom.getSuppressed().length);
    }

    @Test
    void a_failing_block_stops_tasks_that_have_begun() {
        failsWithBoom(g -> {
            g.start(play.sleeper("a"));
            g.start(play.sleeper("b"));
            sleep(1);
            throw boom;
        });
        play.heard("a stopped at 1 s", "b stopped at 1 s");
    }

    @Test
    void tasks_that_have_not_begun_when_the_block_fails_never_run() {
        var task = new AtomicReference<Task<String>>();
        failsWithBoom(g -> {
            task.set(g.start(play.sleeper("never")));
            throw boom;
        });
        assertEquals(new Cancelled<>(), task.get().outcome());
        play.heard();
    }

    @Test
    void failures_in_clean_up_are_suppressed_in_the_failure_that_caused_it() {
        var late = new IllegalStateException("in clean-up");
        failsWithBoom(g -> {
            g.start(failsWhenStopped(late));
            g.start(fails(1, boom));
        });
        assertEquals(List.of(late), List.of(boom.getSuppressed()));
    }

    @Test
    void a_failure_in_the_block_s_clean_up_is_suppressed_in_the_task_s() {
        var late = new IllegalStateException("in clean-up");
        failsWithBoom(g -> {
            g.start(fails(1, boom));
            failsWhenStopped(late).call();
        });
        assertEquals(List.of(late), List.of(boom.getSuppressed()));
    }

    @Test
    void tasks_that_fail_because_the_block_failed_are_suppressed_in_its_failure() {
        var late = List.of(new IllegalStateException("1"), new IllegalStateException("2"));
        failsWithBoom(g -> {
            late.forEach(error -> g.start(failsWhenStopped(error)));
            sleep(1);
            throw boom;
        });
        assertEquals(late, List.of(boom.getSuppressed()));
    }

    @Test
    void an_error_of_the_block_does_not_go_before_the_first_failure_as_base_exceptions_do_in_asyncio() {
        var error = new AssertionError("of the block");
        failsWithBoom(g -> {
            g.start(fails(1, boom));
            failsWhenStopped(error).call();
        });
        assertEquals(List.of(error), List.of(boom.getSuppressed()));
    }

    @Test
    void an_error_of_a_task_fails_the_group_like_any_exception() {
        var error = new StackOverflowError("of the task");
        var thrown = assertThrows(
                StackOverflowError.class,
                () -> group(g -> {
                    g.start(fails(1, error));
                    g.start(failsWhenStopped(boom));
                }));
        assertSame(error, thrown);
        assertEquals(List.of(boom), List.of(error.getSuppressed()));
    }

    @Test
    void the_owner_goes_on_unharmed_after_a_caught_failure() {
        failsWithBoom(g -> {
            g.start(fails(1, boom));
            sleep(LONG);
        });
        sleep(1);
        group(g -> g.start(gives(1, 1)));
        assertEquals(3, now());
    }

    @Test
    void a_block_that_swallows_its_stop_cannot_hide_the_failure() {
        var value = new AtomicReference<String>();
        failsWithBoom(g -> {
            g.start(fails(1, boom));
            value.set(attemptSleep());
        });
        assertEquals("stopped", value.get());
    }

    private static String attemptSleep() {
        try {
            sleep(LONG);
            return "slept out";
        } catch (Throwable e) {
            return "stopped";
        }
    }

    @Test
    void a_block_that_swallows_its_stop_is_not_stopped_again_as_it_would_be_in_trio() {
        failsWithBoom(g -> {
            g.start(fails(1, boom));
            attemptSleep();
            sleep(5);
            play.say("block ended");
        });
        play.heard("block ended at 6 s");
    }

    @Test
    void clean_up_starts_no_tasks_in_a_failing_group() {
        failsWithBoom(g -> {
            g.start(fails(1, boom));
            g.start(() -> {
                attemptSleep();
                refuses(IllegalStateException.class, "the group is stopping", () -> g.start(gives(1, 1)));
            });
            attemptSleep();
            refuses(IllegalStateException.class, "the group is stopping", () -> g.start(gives(1, 1)));
        });
        assertEquals(0, boom.getSuppressed().length);
    }

    @Test
    void an_interruption_that_a_task_makes_up_is_a_failure() {
        var made = new InterruptedException("made up");
        assertSame(
                made,
                assertThrows(
                        InterruptedException.class,
                        () -> group(g -> {
                            g.start(fails(1, made));
                            g.start(play.sleeper("sibling"));
                        })));
        play.heard("sibling stopped at 1 s");
    }

    @Test
    void a_task_that_awaits_a_cancelled_one_fails_where_asyncio_would_count_it_as_cancelled() {
        var outside = task(play.sleeper("outside"));
        assertThrows(
                CancellationException.class,
                () -> group(g -> {
                    g.start(() -> await(outside));
                    g.start(play.sleeper("sibling"));
                    sleep(1);
                    outside.cancel();
                }));
        play.heard("outside stopped at 1 s", "sibling stopped at 1 s");
    }
}
