package jawait;

import static jawait.Async.async;
import static jawait.Async.await;
import static jawait.Async.currentTask;
import static jawait.Async.deadline;
import static jawait.Async.event;
import static jawait.Async.moveOnAfter;
import static jawait.Async.queue;
import static jawait.Async.sleep;
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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One timeout, moveOnAfter or deadline: in time, too late, on the way out, and given a task.
@ExtendWith(Virtually.class)
class TimeoutRulesTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();

    private static void timesOut(double at, Action body) {
        assertThrows(TimeoutException.class, body::run);
        assertEquals(at, now());
    }

    private static Instant in(double seconds) {
        return AsyncClock.current().instant().plusNanos((long) (seconds * 1e9));
    }

    @Test
    void a_body_that_ends_in_time_gives_its_value() throws Exception {
        assertEquals(42, timeout(10, gives(1, 42)));
        assertEquals(Optional.of(42), moveOnAfter(10, gives(1, 42)));
        assertEquals(42, deadline(in(10), gives(1, 42)));
        assertEquals(3, now());
    }

    @Test
    void a_timeout_that_was_not_needed_never_goes_off() throws Exception {
        timeout(2, () -> sleep(1));
        assertTrue(moveOnAfter(2, () -> sleep(1)));
        sleep(LONG);
        assertEquals(LONG + 2, now());
    }

    @Test
    void a_body_that_takes_too_long_is_stopped_at_the_very_moment() {
        timesOut(2, () -> timeout(2, play.sleeper("body")));
        play.heard("body stopped at 2 s");
    }

    @Test
    void a_duration_and_seconds_mean_the_same() {
        timesOut(.5, () -> timeout(Duration.ofMillis(500), () -> sleep(LONG)));
        timesOut(1, () -> timeout(.5, () -> sleep(LONG)));
        assertFalse(moveOnAfter(Duration.ofMillis(500), () -> sleep(LONG)));
        assertEquals(1.5, now());
    }

    @Test
    void a_deadline_is_a_point_on_the_clock_of_the_task() throws Exception {
        var end = in(5);
        deadline(end, () -> sleep(2));
        timesOut(5, () -> deadline(end, () -> sleep(LONG)));
    }

    @Test
    void a_deadline_that_has_passed_stops_the_body_at_its_first_wait() {
        timesOut(
                0,
                () -> deadline(in(-10), () -> {
                    play.say("begun");
                    sleep(1);
                    play.say("never");
                }));
        play.heard("begun at 0 s");
    }

    @Test
    void with_no_time_at_all_the_body_begins_where_wait_for_in_asyncio_would_not() {
        timesOut(
                0,
                () -> timeout(0, () -> {
                    play.say("begun");
                    sleep(0);
                }));
        play.heard("begun at 0 s");
    }

    @Test
    void with_no_time_at_all_a_body_that_does_not_wait_gives_its_value() throws Exception {
        assertEquals(42, timeout(0, () -> 42));
        assertEquals(Optional.of(42), moveOnAfter(0, () -> 42));
        sleep(1);
    }

    @Test
    void with_no_time_at_all_a_task_that_has_ended_is_awaited_all_the_same() throws Exception {
        var task = task(() -> 42);
        sleep(1);
        assertEquals(42, timeout(0, task));
    }

    @Test
    void with_no_time_at_all_a_running_task_is_cancelled() {
        var task = task(play.sleeper("task"));
        sleep(1);
        timesOut(1, () -> timeout(0, task));
        assertEquals(new Cancelled<>(), task.join());
        play.heard("task stopped at 1 s");
    }

    @Test
    void with_endless_time_a_body_may_take_forever() throws Exception {
        assertEquals(1, timeout(Double.POSITIVE_INFINITY, gives(1e9, 1)));
        assertEquals(1e9, now());
    }

    @Test
    void what_ends_at_the_very_moment_of_the_timeout_is_in_time() throws Exception {
        timeout(1, () -> sleep(1));
        sleep(1);
        assertEquals(2, now());
    }

    @Test
    void what_the_body_throws_in_time_is_thrown() {
        assertSame(boom, assertThrows(IOException.class, () -> timeout(10, fails(1, boom))));
        assertSame(boom, assertThrows(IOException.class, () -> moveOnAfter(10, fails(1, boom))));
        assertSame(boom, assertThrows(IOException.class, () -> deadline(in(10), fails(1, boom))));
    }

    @Test
    void what_the_body_throws_when_stopped_is_thrown_instead_of_the_timeout() {
        assertSame(boom, assertThrows(IOException.class, () -> timeout(1, failsWhenStopped(boom))));
        assertSame(boom, assertThrows(IOException.class, () -> moveOnAfter(1, failsWhenStopped(boom))));
        sleep(1);
    }

    @Test
    void errors_go_before_the_timeout_as_well() {
        var error = new StackOverflowError();
        assertSame(error, assertThrows(StackOverflowError.class, () -> timeout(1, failsWhenStopped(error))));
    }

    @Test
    void a_value_given_although_stopped_is_kept() throws Exception {
        Callable<String> stubborn = () -> {
            Play.unharmed(() -> {});
            return "kept";
        };
        assertEquals("kept", timeout(1, stubborn));
        assertEquals(Optional.of("kept"), moveOnAfter(1, stubborn));
        sleep(1);
        assertEquals(3, now());
    }

    @Test
    void a_body_that_swallows_the_stop_is_not_stopped_again_as_it_would_be_in_trio() throws Exception {
        timeout(1, () -> Play.unharmed(() -> sleep(5)));
        assertEquals(6, now());
    }

    @Test
    void clean_up_takes_the_time_it_needs() {
        timesOut(4, () -> timeout(1, play.sleeper("body", 3)));
        play.heard("body stopped at 1 s", "body cleaned up at 4 s");
    }

    @Test
    void the_timeout_exception_says_the_time_and_is_caused_by_the_stop() {
        var expired = refuses(TimeoutException.class, "timed out after 1.5 s", () -> timeout(1.5, () -> sleep(LONG)));
        assertInstanceOf(InterruptedException.class, expired.getCause());
    }

    @Test
    void every_kind_of_waiting_is_stopped() {
        var locked = Async.lock();
        task(() -> {
            locked.acquire();
            sleep(LONG);
        });
        List<Action> waits = List.of(
                () -> sleep(LONG),
                () -> event().await(),
                () -> queue(1).get(),
                () -> locked.acquire().close(),
                () -> await(task(() -> sleep(LONG))),
                () -> new CountDownLatch(1).await(),
                () -> Async.barrier(2).await(),
                () -> Async.group(g -> g.start(() -> sleep(LONG))),
                () -> Async.gather(() -> sleep(LONG)),
                () -> Async.race(gives(LONG, 1)),
                () -> Async.shield(() -> sleep(LONG)));
        sleep(1);
        waits.forEach(waiting -> assertFalse(moveOnAfter(1, waiting)));
        assertEquals(1 + waits.size(), now());
    }

    @Test
    void the_task_around_is_not_cancelled() {
        var task = task(() -> timesOut(1, () -> timeout(1, () -> sleep(LONG))));
        assertEquals(new Success<Void>(null), task.join());
    }

    @Test
    void being_cancelled_within_is_no_timeout() {
        var task = task(() -> timeout(10, play.sleeper("body")));
        sleep(1);
        task.cancel();
        assertEquals(new Cancelled<>(), task.join());
        play.heard("body stopped at 1 s");
    }

    @Test
    void cancelling_oneself_within_is_no_timeout() {
        var task = task(() -> timeout(10, () -> {
            currentTask().cancel();
            sleep(20);
        }));
        assertEquals(new Cancelled<Void>(), task.join());
        assertEquals(0, now());
    }

    @Test
    void a_cancel_at_the_moment_of_the_timeout_goes_first() {
        var task = task(() -> moveOnAfter(1, () -> sleep(LONG)));
        sleep(1);
        task.cancel();
        assertEquals(new Cancelled<Boolean>(), task.join());
    }

    @Test
    void a_cancel_in_the_clean_up_of_a_timeout_ends_the_task() {
        var task = task(() -> timeout(1, play.sleeper("body", 10)));
        sleep(2);
        task.cancel();
        assertEquals(new Cancelled<>(), task.join());
        assertEquals(2, now());
    }

    @Test
    void a_timeout_in_the_clean_up_of_a_cancel_works() {
        var task = task(() -> {
            try {
                sleep(LONG);
            } finally {
                assertFalse(moveOnAfter(2, () -> sleep(LONG)));
                play.say("cleaned up");
            }
        });
        sleep(1);
        task.cancel();
        assertEquals(new Cancelled<Void>(), task.join());
        play.heard("cleaned up at 3 s");
    }

    @Test
    void a_cancel_in_a_timeout_in_the_clean_up_of_a_cancel_is_a_cancel() {
        var task = task(() -> {
            try {
                sleep(LONG);
            } finally {
                moveOnAfter(20, () -> sleep(LONG));
                play.say("never");
            }
        });
        sleep(1);
        task.cancel();
        sleep(1);
        task.cancel();
        assertEquals(new Cancelled<Void>(), task.join());
        assertEquals(2, now());
        play.heard();
    }

    @Test
    void a_task_given_as_the_body_is_cancelled_with_the_timeout_which_does_not_wait_for_its_clean_up() {
        var task = task(play.sleeper("task", 3));
        timesOut(1, () -> timeout(1, task));
        assertEquals(new Cancelled<>(), task.join());
        play.heard("task stopped at 1 s", "task cleaned up at 4 s");
    }

    @Test
    void a_task_given_as_the_body_is_cancelled_when_its_awaiter_is() {
        var task = task(play.sleeper("task"));
        var awaiter = task(() -> timeout(60, task));
        sleep(1);
        awaiter.cancel();
        assertEquals(new Cancelled<>(), awaiter.join());
        assertEquals(new Cancelled<>(), task.join());
    }

    @Test
    void a_task_awaited_within_the_body_goes_on() throws Exception {
        var task = task(gives(5, 42));
        timesOut(1, () -> timeout(1, () -> await(task)));
        assertEquals(42, await(task));
        assertEquals(5, now());
    }

    @Test
    void a_task_that_ends_in_time_gives_its_value_or_failure() throws Exception {
        assertEquals(42, timeout(10, task(gives(1, 42))));
        assertSame(boom, assertThrows(IOException.class, () -> timeout(10, task(fails(1, boom)))));
    }

    @Test
    void a_coroutine_runs_in_the_caller_s_task() throws Exception {
        assertSame(currentTask(), timeout(1, async(() -> currentTask())));
        refuses(IllegalStateException.class, "cannot reuse", () -> {
            var used = async(() -> 1);
            await(used);
            timeout(1, used);
        });
    }

    @Test
    void moving_on_gives_nothing_for_nothing_done_in_time_and_for_null() {
        assertEquals(Optional.empty(), moveOnAfter(1, gives(LONG, 42)));
        assertEquals(Optional.empty(), moveOnAfter(1, () -> null));
        assertEquals(1, now());
    }

    @Test
    void get_with_a_time_gives_up_and_leaves_the_task_running() throws Exception {
        var task = task(gives(5, 42));
        timesOut(2, () -> task.get(2, java.util.concurrent.TimeUnit.SECONDS));
        assertEquals(42, task.get(10, java.util.concurrent.TimeUnit.SECONDS));
    }

    @Test
    void impossible_times_are_refused_before_the_body_begins() {
        for (double seconds : new double[] {-1, -Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY}) {
            refuses(IllegalArgumentException.class, "timeout: expected", () -> timeout(seconds, () -> play.say("x")));
            refuses(IllegalArgumentException.class, "moveOnAfter: expected", () -> moveOnAfter(seconds, () -> 1));
            refuses(IllegalArgumentException.class, "sleep: expected", () -> sleep(seconds));
        }
        refuses(IllegalArgumentException.class, "found PT-1S", () -> moveOnAfter(Duration.ofSeconds(-1), () -> 1));
        refuses(NullPointerException.class, "deadline: the instant is null", () -> deadline(null, () -> 1));
        play.heard();
    }
}
