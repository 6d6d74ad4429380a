package jawait;

import static jawait.Async.async;
import static jawait.Async.await;
import static jawait.Async.group;
import static jawait.Async.shield;
import static jawait.Async.sleep;
import static jawait.Async.supervisor;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Play.LONG;
import static jawait.Play.fails;
import static jawait.Play.failsWhenStopped;
import static jawait.Play.gives;
import static jawait.Play.now;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Groups in groups, in clean-up and in supervisors; and groups that are misused.
@ExtendWith(Virtually.class)
class GroupNestingTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();

    private void throwsBoom(Action body) {
        assertSame(boom, assertThrows(IOException.class, body::run));
    }

    @Test
    void a_failure_in_the_outer_group_stops_the_inner_one() {
        throwsBoom(() -> group(outer -> {
            outer.start(fails(1, boom));
            group(inner -> {
                inner.start(play.sleeper("inner"));
            });
            play.say("never");
        }));
        play.heard("inner stopped at 1 s");
    }

    @Test
    void a_failure_in_the_inner_group_stops_the_outer_one_too() {
        throwsBoom(() -> group(outer -> {
            outer.start(play.sleeper("outer"));
            group(inner -> {
                inner.start(fails(1, boom));
                inner.start(play.sleeper("inner"));
            });
        }));
        play.heard("inner stopped at 1 s", "outer stopped at 1 s");
    }

    @Test
    void an_inner_failure_that_is_caught_leaves_the_outer_group_alone() {
        group(outer -> {
            outer.start(gives(3, 1));
            throwsBoom(() -> group(inner -> inner.start(fails(1, boom))));
            sleep(1);
        });
        assertEquals(3, now());
    }

    @Test
    void two_groups_that_fail_at_one_moment_throw_each_its_own() {
        var other = new IllegalStateException("of the outer group");
        var thrown = assertThrows(
                IllegalStateException.class,
                () -> group(outer -> {
                    outer.start(fails(1, other));
                    throwsBoom(() -> group(inner -> inner.start(fails(1, boom))));
                    play.sleeper("block").call();
                }));
        assertSame(other, thrown);
        play.heard("block stopped at 1 s");
    }

    @Test
    void the_outer_failure_comes_although_the_inner_group_fails_while_it_is_stopped() {
        var late = new IllegalStateException("in clean-up");
        throwsBoom(() -> group(outer -> {
            outer.start(fails(1, boom));
            group(inner -> inner.start(failsWhenStopped(late)));
        }));
        assertEquals(1, now());
    }

    @Test
    void cancelling_the_inner_group_leaves_the_outer_one_alone() {
        group(outer -> {
            outer.start(gives(3, 1));
            group(inner -> {
                inner.start(play.sleeper("inner"));
                sleep(1);
                inner.cancel();
            });
            sleep(1);
        });
        play.heard("inner stopped at 1 s");
        assertEquals(3, now());
    }

    @Test
    void cancelling_the_outer_group_from_within_the_inner_stops_both() {
        group(outer -> {
            outer.start(play.sleeper("outer"));
            group(inner -> {
                inner.start(play.sleeper("inner"));
                sleep(1);
                outer.cancel();
                play.sleeper("block").call();
            });
        });
        play.heard("block stopped at 1 s", "outer stopped at 1 s", "inner stopped at 1 s");
    }

    @Test
    void a_task_may_own_a_group_whose_failure_fails_the_task_s_group() {
        throwsBoom(() -> group(outer -> {
            outer.start(play.sleeper("sibling"));
            outer.start(() -> group(inner -> {
                inner.start(fails(1, boom));
                inner.start(play.sleeper("cousin", 2));
            }));
        }));
        play.heard("cousin stopped at 1 s", "cousin cleaned up at 3 s", "sibling stopped at 3 s");
    }

    @Test
    void the_groups_of_cancelled_tasks_are_stopped_to_any_depth() {
        var top = task(() -> deep(50));
        sleep(1);
        top.cancel();
        assertEquals(new Cancelled<>(), top.join());
        play.heard("bottom stopped at 1 s");
    }

    private String deep(int depth) throws Exception {
        if (depth == 0) {
            return play.sleeper("bottom").call();
        }
        return group(g -> {
            return await(g.start(() -> deep(depth - 1)));
        });
    }

    @Test
    void a_failure_passes_through_any_depth_of_groups_as_the_very_same_object() {
        throwsBoom(() -> deeper(100));
    }

    private void deeper(int depth) {
        group(g -> {
            if (depth == 0) {
                g.start(fails(1, boom));
            } else {
                deeper(depth - 1);
            }
        });
    }

    @Test
    void a_group_in_clean_up_runs_unharmed_after_a_cancel() {
        var owner = task(() -> {
            try {
                sleep(LONG);
            } finally {
                group(g -> {
                    g.start(gives(2, 1));
                    sleep(1);
                    play.say("block ended");
                });
                play.say("group ended");
            }
        });
        sleep(1);
        owner.cancel();
        assertEquals(new Cancelled<Void>(), owner.join());
        play.heard("block ended at 2 s", "group ended at 3 s");
    }

    @Test
    void a_group_that_fails_in_clean_up_fails_the_cancelled_task() {
        var owner = task(() -> {
            try {
                sleep(LONG);
            } finally {
                group(g -> g.start(fails(1, boom)));
            }
        });
        sleep(1);
        owner.cancel();
        assertEquals(new Failure<Void>(boom), owner.join());
    }

    @Test
    void a_group_in_the_clean_up_of_a_timeout_runs_unharmed() {
        assertThrows(
                TimeoutException.class,
                () -> timeout(1, () -> {
                    try {
                        sleep(LONG);
                    } finally {
                        group(g -> g.start(gives(2, 1)));
                    }
                }));
        assertEquals(3, now());
    }

    @Test
    void a_group_in_the_clean_up_of_a_task_of_a_failing_group_runs_unharmed() {
        throwsBoom(() -> group(outer -> {
            outer.start(fails(1, boom));
            outer.start(() -> {
                try {
                    sleep(LONG);
                } finally {
                    group(inner -> inner.start(gives(2, 1)));
                }
            });
        }));
        assertEquals(3, now());
    }

    @Test
    void one_group_after_the_other_share_nothing() {
        throwsBoom(() -> group(g -> g.start(fails(1, boom))));
        group(TaskGroup::cancel);
        assertEquals("well", group(g -> await(g.start(gives(1, "well")))));
        assertEquals(2, now());
    }

    @Test
    void a_detached_task_outlives_the_group_in_which_it_was_started() {
        Task<Integer> detached = group(g -> task(gives(5, 42)));
        assertEquals(0, now());
        assertEquals(42, await(detached));
    }

    @Test
    void a_shielded_body_within_a_group_outlives_it() {
        throwsBoom(() -> group(g -> {
            g.start(fails(1, boom));
            shield(() -> {
                sleep(3);
                play.say("shielded body ended");
            });
        }));
        assertEquals(1, now());
        sleep(3);
        play.heard("shielded body ended at 3 s");
    }

    @Test
    void null_bodies_and_names_are_refused_and_the_group_goes_on() {
        refuses(NullPointerException.class, "group: the body is null", () -> group((Use<TaskGroup>) null));
        refuses(NullPointerException.class, "supervisor: the body is null", () -> supervisor((Use<TaskGroup>) null));
        group(g -> {
            refuses(NullPointerException.class, "start: the body is null", () -> g.start((Action) null));
            refuses(NullPointerException.class, "start: the body is null", () -> g.start("n", (Callable<?>) null));
            refuses(NullPointerException.class, "start: the name is null", () -> g.start(null, gives(1, 1)));
            g.start(gives(1, 1));
        });
        assertEquals(1, now());
    }

    @Test
    void a_running_task_is_refused_and_goes_on_outside() {
        var hot = task(gives(1, 42));
        group(g -> {
            refuses(IllegalArgumentException.class, "runs already, outside this group", () -> g.start(hot));
        });
        assertFalse(hot.isDone());
        assertEquals(42, await(hot));
    }

    @Test
    void a_group_that_is_over_starts_nothing_and_runs_nothing() {
        var escaped = new AtomicReference<TaskGroup>();
        group(escaped::set);
        refuses(
                IllegalStateException.class,
                "the group is over",
                () -> escaped.get().start("late", () -> play.say("never")));
        sleep(1);
        play.heard();
    }

    @Test
    void a_task_outside_may_start_tasks_in_a_group_as_long_as_that_is_open() {
        var escaped = new AtomicReference<TaskGroup>();
        var outside = task(() -> {
            sleep(1);
            escaped.get().start(gives(3, 1));
            sleep(5);
            refuses(IllegalStateException.class, "over", () -> escaped.get().start(gives(1, 1)));
        });
        group(g -> {
            escaped.set(g);
            g.start(gives(2, 1));
        });
        assertEquals(4, now());
        await(outside);
    }

    @Test
    void a_coroutine_runs_once_whether_in_a_group_or_out_of_it() {
        var coroutine = async(gives(1, 42));
        group(g -> {
            var started = g.start(coroutine);
            refuses(IllegalStateException.class, "cannot reuse", () -> await(coroutine));
            assertEquals(42, await(started));
        });
    }

    @Test
    void many_tasks_that_all_fail_at_once_lose_nothing() {
        var error = assertThrows(
                IllegalStateException.class,
                () -> group(g -> {
                    for (int i = 0; i < 1000; i++) {
                        g.start(fails(1, new IllegalStateException("task " + i)));
                    }
                }));
        assertEquals("task 0", error.getMessage());
        assertEquals(999, error.getSuppressed().length);
        assertTrue(List.of(error.getSuppressed()).getLast().getMessage().endsWith("999"));
    }
}
