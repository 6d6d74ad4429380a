package jawait;

import static jawait.Async.await;
import static jawait.Async.currentTask;
import static jawait.Async.every;
import static jawait.Async.gather;
import static jawait.Async.group;
import static jawait.Async.moveOnAfter;
import static jawait.Async.retry;
import static jawait.Async.run;
import static jawait.Async.shield;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Play.LONG;
import static jawait.Play.fails;
import static jawait.Play.gives;
import static jawait.Play.now;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Bodies that are not to be stopped, programs that clean up behind themselves, and what is done again and again.
@ExtendWith(Virtually.class)
class ShieldAndRunTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();
    private final AtomicInteger count = new AtomicInteger();

    private void work() {
        sleep(5);
        play.say("work done");
    }

    @Test
    void a_shielded_body_gives_its_value_or_failure() {
        assertEquals("value", shield(gives(1, "value")));
        assertSame(boom, assertThrows(IOException.class, () -> shield(fails(1, boom))));
    }

    @Test
    void a_shielded_body_runs_as_a_task_of_its_own() {
        assertNotSame(currentTask(), shield(() -> currentTask()));
    }

    @Test
    void cancelling_the_awaiter_ends_the_waiting_but_not_the_body() {
        var awaiter = task(() -> shield(this::work));
        sleep(1);
        awaiter.cancel();
        assertEquals(new Cancelled<Void>(), awaiter.join());
        assertEquals(1, now());
        sleep(9);
        play.heard("work done at 5 s");
    }

    @Test
    void a_timeout_ends_the_waiting_for_a_shielded_body_which_goes_on() {
        assertThrows(TimeoutException.class, () -> timeout(1, () -> shield(this::work)));
        sleep(9);
        play.heard("work done at 5 s");
    }

    @Test
    void a_shielded_body_that_is_not_waited_for_anew_finishes_within_the_timeout_s_own_clean_up() {
        assertFalse(moveOnAfter(1, () -> {
            var body = task(this::work);
            try {
                shield(body);
            } finally {
                await(body);
            }
        }));
        play.heard("work done at 5 s");
    }

    @Test
    void cancelling_the_shielded_task_itself_stops_it_and_shows_its_awaiter_a_cancellation() {
        var inner = task(play.sleeper("inner"));
        var awaiter = task(() -> {
            assertThrows(CancellationException.class, () -> shield(inner));
            play.say("awaiter went on");
        });
        sleep(1);
        inner.cancel();
        await(awaiter);
        play.heard("inner stopped at 1 s", "awaiter went on at 1 s");
    }

    @Test
    void a_shield_around_a_group_keeps_the_whole_group_running() {
        var awaiter = task(() -> shield(() -> group(g -> {
            g.start(this::work);
        })));
        sleep(1);
        awaiter.cancel();
        awaiter.join();
        sleep(9);
        play.heard("work done at 5 s");
    }

    @Test
    void timeouts_within_a_shield_work_on() {
        assertFalse(moveOnAfter(
                1,
                () -> shield(() -> {
                    moveOnAfter(3, play.sleeper("inner"));
                })));
        sleep(9);
        play.heard("inner stopped at 3 s");
    }

    @Test
    void shields_nest_and_the_outer_one_is_enough() {
        assertFalse(moveOnAfter(1, () -> shield(() -> shield(this::work))));
        sleep(9);
        play.heard("work done at 5 s");
    }

    @Test
    void with_no_time_at_all_a_shielded_body_still_runs() {
        assertFalse(moveOnAfter(0, () -> shield(this::work)));
        sleep(9);
        play.heard("work done at 5 s");
    }

    @Test
    void a_shield_refuses_a_null_body() {
        refuses(NullPointerException.class, "shield: the body is null", () -> shield((Action) null));
    }

    @Test
    void a_program_gives_its_value_or_failure() {
        assertEquals("value", run(gives(1, "value")));
        assertSame(boom, assertThrows(IOException.class, () -> run(fails(1, boom))));
        run(() -> sleep(1));
        assertEquals(3, now());
    }

    @Test
    void a_program_cancels_what_it_left_behind_and_waits_for_its_clean_up() {
        assertEquals("value", run(() -> {
            task(play.sleeper("left", 3));
            sleep(1);
            return "value";
        }));
        play.heard("left stopped at 1 s", "left cleaned up at 4 s");
    }

    @Test
    void a_failing_program_cancels_what_it_left_behind_too() {
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> run(() -> {
                            task(play.sleeper("left"));
                            return await(fails(1, boom));
                        })));
        play.heard("left stopped at 1 s");
    }

    @Test
    void tasks_of_tasks_are_cancelled_to_any_depth_those_included_that_clean_up_starts() {
        run(() -> {
            task(() -> {
                task(() -> {
                    task(play.sleeper("great-grandchild"));
                    play.sleeper("grandchild").call();
                });
                try {
                    play.sleeper("child").call();
                } finally {
                    task(play.sleeper("late"));
                    sleep(0);
                }
            });
            sleep(1);
        });
        play.heard(
                "child stopped at 1 s",
                "grandchild stopped at 1 s",
                "great-grandchild stopped at 1 s",
                "late stopped at 1 s");
    }

    @Test
    void what_fails_in_the_clean_up_of_a_program_does_not_change_how_it_ends() {
        assertEquals("value", run(() -> {
            var left = task(Play.failsWhenStopped(boom));
            left.onDone(left::exceptionNow);
            sleep(1);
            return "value";
        }));
    }

    @Test
    void a_program_does_not_touch_tasks_that_are_not_its_own() {
        var outside = task(gives(5, "outside"));
        run(() -> sleep(1));
        assertEquals("outside", await(outside));
    }

    @Test
    void programs_nest_where_asyncio_would_refuse() {
        assertEquals("inner", run(() -> {
            task(play.sleeper("outer"));
            var value = run(() -> {
                task(play.sleeper("inner"));
                sleep(1);
                return "inner";
            });
            sleep(1);
            return value;
        }));
        play.heard("inner stopped at 1 s", "outer stopped at 2 s");
    }

    @Test
    void cancelling_who_runs_a_program_cancels_it_with_all_it_started() {
        var runner = task(() -> run(() -> {
            task(play.sleeper("child"));
            play.sleeper("main").call();
        }));
        sleep(1);
        runner.cancel();
        assertEquals(new Cancelled<Void>(), runner.join());
        play.heard("main stopped at 1 s", "child stopped at 1 s");
    }

    @Test
    void a_program_gives_up_on_tasks_that_do_not_stop_after_five_seconds() {
        run(() -> {
            task("stubborn", () -> Play.unharmed(() -> sleep(60)));
            sleep(1);
        });
        assertEquals(6, now());
    }

    @Test
    void a_body_is_tried_again_after_ever_longer_waits() {
        var policy = Retry.times(4).backoff(1, 2);
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> retry(policy, () -> {
                            play.say("try " + count.incrementAndGet());
                            throw boom;
                        })));
        play.heard("try 1 at 0 s", "try 2 at 1 s", "try 3 at 3 s", "try 4 at 7 s");
    }

    @Test
    void waits_between_tries_grow_to_the_longest_and_are_shortened_by_chance() {
        assertThrows(
                IOException.class, () -> retry(Retry.times(4).backoff(1, 10).atMost(2), fails(0, boom)));
        assertEquals(1 + 2 + 2, now());
        assertThrows(
                IOException.class, () -> retry(Retry.times(2).backoff(10, 1).jitter(), fails(0, boom)));
        assertTrue(now() >= 5 && now() < 15);
    }

    @Test
    void a_stop_between_two_tries_ends_the_trying() {
        assertFalse(moveOnAfter(5, () -> {
            retry(Retry.times(9).backoff(10, 1), () -> {
                count.incrementAndGet();
                throw boom;
            });
        }));
        assertEquals(1, count.get());
        assertEquals(5, now());
    }

    @Test
    void a_timeout_of_each_try_is_a_reason_to_try_again() {
        assertThrows(
                TimeoutException.class, () -> retry(Retry.times(3).backoff(0, 1), () -> timeout(2, gives(LONG, 1))));
        assertEquals(6, now());
    }

    @Test
    void a_ticker_ticks_by_the_clock_and_leaves_out_what_it_missed() {
        var ticker = every(10, () -> {
            play.say("tick");
            sleep(count.incrementAndGet() == 2 ? 25 : 1);
        });
        sleep(45);
        ticker.cancel();
        play.heard("tick at 0 s", "tick at 10 s", "tick at 40 s");
    }

    @Test
    void a_ticker_ends_with_the_failure_of_its_body() {
        var ticker = every(1, () -> {
            if (count.incrementAndGet() == 3) {
                throw boom;
            }
        });
        assertEquals(new Failure<Void>(boom), ticker.join());
        assertEquals(2, now());
    }

    @Test
    void sleeping_no_time_is_a_place_where_a_stop_is_noticed_and_others_have_their_turn() {
        gather(
                () -> {
                    play.say("a");
                    sleep(0);
                    play.say("a again");
                },
                () -> play.say("b"));
        play.heard("a at 0 s", "b at 0 s", "a again at 0 s");
    }
}
