package jawait;

import static jawait.Async.asCompleted;
import static jawait.Async.async;
import static jawait.Async.await;
import static jawait.Async.awaitUntil;
import static jawait.Async.firstSuccess;
import static jawait.Async.moveOnAfter;
import static jawait.Async.race;
import static jawait.Async.shield;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
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
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The first of many, the first good one, and one after the other.
@ExtendWith(Virtually.class)
class RaceRulesTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();

    @Test
    void the_first_to_end_wins_and_the_others_are_stopped() {
        assertEquals("b", race(play.sleeper("a"), gives(2, "b"), play.sleeper("c")));
        sleep(1);
        play.heard("a stopped at 2 s", "c stopped at 2 s");
    }

    @Test
    void a_race_does_not_wait_for_the_clean_up_of_the_losers() {
        race(play.sleeper("slow", 5), gives(1, "winner"));
        assertEquals(1, now());
        sleep(9);
        play.heard("slow stopped at 1 s", "slow cleaned up at 6 s");
    }

    @Test
    void losers_that_were_running_before_go_on() {
        var hot = task(gives(5, "hot"));
        assertEquals("winner", race(hot, gives(1, "winner")));
        assertEquals("hot", await(hot));
    }

    @Test
    void a_failure_wins_a_race_as_well() {
        assertSame(boom, assertThrows(IOException.class, () -> race(fails(1, boom), play.sleeper("a"))));
        sleep(1);
        play.heard("a stopped at 1 s");
    }

    @Test
    void a_cancelled_task_wins_a_race_with_its_cancellation() {
        var hot = task(play.sleeper("hot"));
        task(() -> {
            sleep(1);
            hot.cancel();
        });
        assertThrows(CancellationException.class, () -> race(hot, play.sleeper("a")));
        sleep(1);
        play.heard("hot stopped at 1 s", "a stopped at 1 s");
    }

    @Test
    void of_two_that_end_at_the_same_moment_the_first_started_wins() {
        assertEquals("a", race(gives(1, "a"), gives(1, "b")));
        assertEquals("a", firstSuccess(gives(1, "a"), gives(1, "b")));
    }

    @Test
    void failures_of_stopped_losers_disturb_nobody() {
        assertEquals("winner", race(failsWhenStopped(boom), gives(1, "winner")));
        sleep(1);
        assertEquals(2, now());
    }

    @Test
    void cancelling_who_waits_for_a_race_cancels_all_that_run_in_it() {
        var hot = task(play.sleeper("hot"));
        var racing = task(() -> race(hot, play.sleeper("a")));
        sleep(1);
        racing.cancel();
        assertEquals(new Cancelled<>(), racing.join());
        sleep(1);
        play.heard("hot stopped at 1 s", "a stopped at 1 s");
    }

    @Test
    void a_timeout_ends_a_race_that_nobody_wins_in_time() {
        assertThrows(TimeoutException.class, () -> timeout(2, () -> race(play.sleeper("a"), play.sleeper("b"))));
        sleep(1);
        play.heard("a stopped at 2 s", "b stopped at 2 s");
    }

    @Test
    void races_nest_and_the_losing_race_stops_its_own() {
        assertEquals("quick", race(() -> race(play.sleeper("a"), play.sleeper("b")), () -> race(gives(1, "quick"))));
        sleep(1);
        play.heard("a stopped at 1 s", "b stopped at 1 s");
    }

    @Test
    void the_first_success_passes_over_failures_and_cancellations() {
        var hot = task(play.sleeper("hot"));
        task(() -> {
            sleep(2);
            hot.cancel();
        });
        assertEquals("good", firstSuccess(fails(1, boom), hot, gives(3, "good"), play.sleeper("late")));
        sleep(1);
        play.heard("hot stopped at 2 s", "late stopped at 3 s");
    }

    @Test
    void without_any_success_the_first_failure_is_thrown_with_the_others_suppressed() {
        var second = new IllegalStateException("second");
        assertSame(boom, assertThrows(IOException.class, () -> firstSuccess(fails(2, second), fails(1, boom))));
        assertEquals(List.of(second), List.of(boom.getSuppressed()));
        assertEquals(2, now());
    }

    @Test
    void cancelling_who_waits_for_the_first_success_cancels_all() {
        assertTrue(moveOnAfter(2, () -> firstSuccess(fails(1, boom), play.sleeper("a")))
                .isEmpty());
        sleep(1);
        play.heard("a stopped at 2 s");
    }

    @Test
    void tasks_come_as_they_complete() {
        var order = new ArrayList<String>();
        for (var task : asCompleted(List.of(gives(3, "c"), gives(1, "a"), gives(2, "b")))) {
            order.add(await(task) + " at " + (int) now());
        }
        assertEquals(List.of("a at 1", "b at 2", "c at 3"), order);
    }

    @Test
    void failed_and_cancelled_tasks_come_as_they_complete_too() {
        var hot = task(play.sleeper("hot"));
        task(() -> {
            sleep(1);
            hot.cancel();
        });
        var outcomes = new ArrayList<Outcome<String>>();
        asCompleted(List.of(gives(3, "a"), fails(2, boom), hot)).forEach(task -> outcomes.add(task.outcome()));
        assertEquals(List.of(new Cancelled<>(), new Failure<>(boom), new Success<>("a")), outcomes);
    }

    @Test
    void tasks_that_complete_while_nobody_looks_come_in_the_order_of_their_ends() {
        var all = asCompleted(List.of(gives(2, "b"), gives(1, "a"))).iterator();
        sleep(5);
        assertEquals("a", await(all.next()));
        assertEquals("b", await(all.next()));
        assertFalse(all.hasNext());
        assertThrows(NoSuchElementException.class, all::next);
        assertEquals(5, now());
    }

    @Test
    void leaving_the_loop_early_leaves_the_other_tasks_running() {
        for (var first : asCompleted(List.of(gives(1, "a"), said("b")))) {
            assertEquals("a", await(first));
            break;
        }
        sleep(9);
        play.heard("b at 5 s");
    }

    private Callable<String> said(String name) {
        return () -> {
            sleep(5);
            play.say(name);
            return name;
        };
    }

    @Test
    void a_timeout_while_waiting_for_the_next_cancels_those_that_are_left() {
        var got = new ArrayList<String>();
        assertFalse(moveOnAfter(2, () -> {
            for (var task : asCompleted(List.of(gives(1, "a"), play.sleeper("b"), play.sleeper("c")))) {
                got.add(await(task));
            }
        }));
        assertEquals(List.of("a"), got);
        sleep(1);
        play.heard("b stopped at 2 s", "c stopped at 2 s");
    }

    @Test
    void a_task_in_the_list_twice_comes_twice_and_a_coroutine_is_refused() {
        var twice = task(gives(1, "a"));
        var got = new ArrayList<Task<String>>();
        asCompleted(List.of(twice, twice)).forEach(got::add);
        assertEquals(List.of(twice, twice), got);
        var once = async(gives(1, "a"));
        refuses(IllegalStateException.class, "cannot reuse", () -> asCompleted(List.of(once, once)));
    }

    @Test
    void waiting_for_the_first_completed_leaves_the_others_pending() {
        var a = task(gives(1, "a"));
        var b = task(gives(2, "b"));
        var waited = awaitUntil(Until.FIRST_COMPLETED, List.of(b, a));
        assertEquals(List.of(a), List.copyOf(waited.done()));
        assertEquals(List.of(b), List.copyOf(waited.pending()));
        assertEquals("b", await(b));
    }

    @Test
    void waiting_for_the_first_failure_passes_over_successes_and_cancellations() {
        var good = task(gives(1, "good"));
        var stopped = task(play.sleeper("stopped"));
        var bad = task(fails(3, boom));
        var late = task(gives(4, "late"));
        task(() -> {
            sleep(2);
            stopped.cancel();
        });
        var waited = awaitUntil(Until.FIRST_FAILURE, List.of(late, bad, stopped, good));
        assertEquals(List.of(good, stopped, bad), List.copyOf(waited.done()));
        assertEquals(3, now());
    }

    @Test
    void waiting_for_the_first_failure_waits_for_all_when_none_fails() {
        assertEquals(
                2,
                awaitUntil(Until.FIRST_FAILURE, List.of(task(gives(1, "a")), task(gives(2, "b"))))
                        .done()
                        .size());
        assertEquals(2, now());
    }

    @Test
    void waiting_for_all_throws_nothing_of_theirs() {
        var bad = task(fails(1, boom));
        var stopped = task(play.sleeper("stopped"));
        stopped.cancel();
        var good = task(gives(2, "good"));
        var waited = awaitUntil(Until.ALL_COMPLETED, List.of(bad, stopped, good));
        assertEquals(List.of(stopped, bad, good), List.copyOf(waited.done()));
        assertTrue(waited.pending().isEmpty());
    }

    @Test
    void being_stopped_while_waiting_for_tasks_leaves_them_running_where_gather_would_cancel_them() {
        var task = task(gives(5, "value"));
        assertTrue(moveOnAfter(1, () -> awaitUntil(Until.ALL_COMPLETED, List.of(task)))
                .isEmpty());
        assertEquals("value", await(task));
    }

    @Test
    void a_task_to_wait_for_twice_is_waited_for_once() {
        var twice = task(gives(1, "a"));
        var waited = awaitUntil(Until.ALL_COMPLETED, List.of(twice, twice));
        assertEquals(List.of(twice), List.copyOf(waited.done()));
    }

    @Test
    void a_race_of_shielded_bodies_leaves_the_losers_running() {
        assertEquals("winner", race(() -> shield(said("loser")), gives(1, "winner")));
        sleep(9);
        play.heard("loser at 5 s");
    }

    @Test
    void nothing_to_race_or_wait_for_is_refused() {
        refuses(IllegalArgumentException.class, "race: expected at least one body", () -> race(List.of()));
        refuses(IllegalArgumentException.class, "firstSuccess: expected", () -> firstSuccess(List.of()));
        refuses(
                IllegalArgumentException.class,
                "awaitUntil: expected",
                () -> awaitUntil(Until.FIRST_COMPLETED, List.of()));
        refuses(NullPointerException.class, "awaitUntil: until is null", () -> awaitUntil(null, List.of()));
        refuses(NullPointerException.class, "race: body 2 of 2 is null", () -> race(gives(1, "a"), null));
        refuses(NullPointerException.class, "asCompleted: the bodies are null", () -> asCompleted(null));
        assertFalse(asCompleted(List.<Callable<String>>of()).iterator().hasNext());
    }
}
