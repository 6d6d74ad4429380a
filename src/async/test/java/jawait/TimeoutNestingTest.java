package jawait;

import static jawait.Async.await;
import static jawait.Async.deadline;
import static jawait.Async.gather;
import static jawait.Async.group;
import static jawait.Async.moveOnAfter;
import static jawait.Async.shield;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Play.LONG;
import static jawait.Play.failsWhenStopped;
import static jawait.Play.gives;
import static jawait.Play.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Timeouts in timeouts: whose turn it is, and that each has its turn.
@ExtendWith(Virtually.class)
class TimeoutNestingTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();

    private static void timesOut(double at, Action body) {
        assertThrows(TimeoutException.class, body::run);
        assertEquals(at, now());
    }

    @Test
    void the_inner_one_expires_first_and_the_outer_one_has_its_turn_later() {
        timesOut(
                5,
                () -> timeout(5, () -> {
                    timesOut(2, () -> timeout(2, () -> sleep(LONG)));
                    play.say("in between");
                    sleep(LONG);
                }));
        play.heard("in between at 2 s");
    }

    @Test
    void the_outer_one_expires_first_and_the_inner_one_never_does() {
        timesOut(2, () -> timeout(2, () -> moveOnAfter(5, () -> sleep(LONG))));
        sleep(LONG);
    }

    @Test
    void an_inner_timeout_that_is_not_caught_passes_the_outer_one_as_an_exception() {
        timesOut(2, () -> assertTrue(moveOnAfter(5, () -> timeout(2, () -> sleep(LONG)))));
        timesOut(4, () -> timeout(5, () -> timeout(2, () -> sleep(LONG))));
    }

    @Test
    void at_the_same_moment_the_inner_one_converts_and_the_outer_one_stops_what_comes_next() {
        timesOut(
                2,
                () -> timeout(2, () -> {
                    timesOut(2, () -> timeout(2, () -> sleep(LONG)));
                    play.say("in between");
                    sleep(1);
                    play.say("never");
                }));
        play.heard("in between at 2 s");
    }

    @Test
    void at_the_same_moment_a_body_that_does_not_wait_again_has_its_value() throws Exception {
        assertEquals("value", timeout(2, () -> {
            assertFalse(moveOnAfter(2, () -> sleep(LONG)));
            return "value";
        }));
        sleep(1);
        assertEquals(3, now());
    }

    @Test
    void both_expired_before_the_body_waits_have_each_their_turn() {
        timesOut(
                0,
                () -> timeout(0, () -> {
                    assertFalse(moveOnAfter(0, () -> sleep(1)));
                    sleep(1);
                }));
    }

    @Test
    void an_expired_outer_one_stops_a_body_within_a_new_inner_one() {
        timesOut(0, () -> timeout(0, () -> moveOnAfter(5, () -> sleep(1))));
    }

    @Test
    void an_expired_outer_one_is_not_forgotten_when_an_inner_body_swallows_its_stop() {
        timesOut(
                2,
                () -> timeout(1, () -> {
                    assertTrue(moveOnAfter(LONG, () -> Play.unharmed(() -> sleep(1))));
                    throw new TimeoutException("by hand");
                }));
    }

    @Test
    void an_inner_one_in_the_clean_up_of_the_outer_one_works() {
        timesOut(
                3,
                () -> timeout(1, () -> {
                    try {
                        sleep(LONG);
                    } finally {
                        timesOut(3, () -> timeout(2, () -> sleep(LONG)));
                    }
                }));
    }

    @Test
    void the_outer_one_expiring_in_the_clean_up_of_the_inner_one_stops_that_and_what_comes_next() {
        timesOut(
                2,
                () -> timeout(2, () -> {
                    moveOnAfter(1, play.sleeper("body", 10));
                    play.say("in between");
                    sleep(1);
                    play.say("never");
                }));
        play.heard("body stopped at 1 s", "in between at 2 s");
    }

    @Test
    void the_outer_one_expiring_in_the_clean_up_of_the_inner_one_waits_for_clean_up_that_does_not_wait() {
        timesOut(
                2,
                () -> timeout(2, () -> {
                    moveOnAfter(1, () -> {
                        try {
                            sleep(LONG);
                        } finally {
                            shield(() -> sleep(1));
                        }
                    });
                    sleep(LONG);
                }));
    }

    @Test
    void what_the_body_throws_when_both_have_expired_passes_both() {
        assertSame(boom, assertThrows(IOException.class, () -> timeout(1, () -> timeout(1, failsWhenStopped(boom)))));
        sleep(1);
        assertEquals(2, now());
    }

    @Test
    void to_any_depth_the_innermost_expired_one_converts() throws Exception {
        var converted = new AtomicInteger();
        assertEquals(100, nested(100, converted));
        assertEquals(100, converted.get());
        assertEquals(100, now());
    }

    /// Level n of the scopes expires at second n, so that the innermost does first and each has its turn.
    private static int nested(int depth, AtomicInteger converted) throws Exception {
        if (depth == 0) {
            return 0;
        }
        var inner = new AtomicInteger();
        assertFalse(moveOnAfter(depth, () -> {
            inner.set(nested(depth - 1, converted));
            sleep(LONG);
        }));
        converted.incrementAndGet();
        return inner.get() + 1;
    }

    @Test
    void two_hundred_scopes_around_one_sleep_are_passed_by_the_outermost_expiry() {
        timesOut(1, () -> timeout(1, () -> endless(200)));
    }

    private static void endless(int depth) {
        if (depth == 0) {
            sleep(LONG);
        } else {
            moveOnAfter(LONG + depth, () -> endless(depth - 1));
        }
    }

    @Test
    void a_cancel_passes_all_scopes() {
        var task = task(() -> {
            endless(100);
            play.say("never");
        });
        sleep(1);
        task.cancel();
        assertEquals(new Cancelled<Void>(), task.join());
        play.heard();
    }

    @Test
    void a_cancel_passes_scopes_that_have_expired_but_not_been_noticed() {
        var task = task(() -> timeout(1, () -> moveOnAfter(1, () -> sleep(LONG))));
        sleep(1);
        task.cancel();
        assertEquals(new Cancelled<>(), task.join());
    }

    @Test
    void an_inner_deadline_later_than_the_outer_one_changes_nothing() {
        var start = AsyncClock.current().instant();
        timesOut(3, () -> deadline(start.plusSeconds(3), () -> deadline(start.plusSeconds(9), () -> sleep(LONG))));
    }

    @Test
    void one_deadline_may_bound_one_body_after_the_other() throws Exception {
        var end = AsyncClock.current().instant().plusSeconds(5);
        assertEquals(1, deadline(end, gives(2, 1)));
        assertEquals(2, deadline(end, gives(2, 2)));
        timesOut(5, () -> deadline(end, gives(2, 3)));
        timesOut(5, () -> deadline(end, gives(2, 4)));
    }

    @Test
    void timeouts_of_two_tasks_know_nothing_of_each_other() {
        gather(
                () -> timesOut(1, () -> timeout(1, () -> sleep(LONG))),
                () -> timesOut(2, () -> timeout(2, () -> sleep(LONG))),
                () -> timeout(9, () -> sleep(3)));
        assertEquals(3, now());
    }

    @Test
    void the_timeout_of_a_caller_does_not_reach_into_a_task_that_its_body_awaits() throws Exception {
        var inner = task(() -> moveOnAfter(5, gives(3, "value")));
        assertFalse(moveOnAfter(1, () -> {
            await(inner);
        }));
        assertEquals(Optional.of("value"), await(inner));
    }

    @Test
    void a_timeout_around_gather_stops_its_children_and_their_scopes() {
        timesOut(
                1,
                () -> timeout(
                        1,
                        () -> gather(
                                () -> moveOnAfter(5, play.sleeper("a")), () -> moveOnAfter(5, play.sleeper("b")))));
        sleep(1);
        play.heard("a stopped at 1 s", "b stopped at 1 s");
    }

    @Test
    void a_scope_within_a_group_within_a_scope_each_keep_to_their_own() {
        assertFalse(moveOnAfter(
                3,
                () -> group(g -> {
                    g.start(() -> moveOnAfter(1, play.sleeper("task")));
                    moveOnAfter(2, play.sleeper("block"));
                    sleep(LONG);
                })));
        play.heard("task stopped at 1 s", "block stopped at 2 s");
        assertEquals(3, now());
    }

    @Test
    void a_timeout_in_a_group_that_fails_at_the_same_moment_gives_way_to_the_failure() {
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> group(g -> {
                            g.start(Play.fails(1, boom));
                            moveOnAfter(1, () -> sleep(LONG));
                            play.sleeper("block").call();
                        })));
        play.heard("block stopped at 1 s");
    }

    @Test
    void a_timeout_within_a_task_stays_within_that_task_s_group() {
        assertEquals("value", group(g -> {
            var bounded = g.start(() -> moveOnAfter(
                    1,
                    () -> group(inner -> {
                        return await(inner.start(play.sleeper("inner")));
                    })));
            assertEquals(Optional.empty(), await(bounded));
            return await(g.start(gives(1, "value")));
        }));
        play.heard("inner stopped at 1 s");
    }
}
