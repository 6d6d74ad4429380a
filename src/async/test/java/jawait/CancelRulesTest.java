package jawait;

import static jawait.Async.await;
import static jawait.Async.currentTask;
import static jawait.Async.event;
import static jawait.Async.gather;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Play.LONG;
import static jawait.Play.gives;
import static jawait.Play.now;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import jawait.runtime.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Cancelling: before, while and after a task waits; once, twice, by others and by itself.
@ExtendWith(Virtually.class)
class CancelRulesTest {
    private final Play play = new Play();

    private static void isCancelled(Task<?> task) {
        assertEquals(new Cancelled<>(), task.join());
    }

    @Test
    void a_sleeping_task_is_stopped_at_once() {
        var task = task(play.sleeper("task"));
        sleep(1);
        assertTrue(task.cancel());
        isCancelled(task);
        play.heard("task stopped at 1 s");
    }

    @Test
    void a_task_that_has_not_begun_never_does() {
        var task = task(() -> play.say("never"));
        assertTrue(task.cancel());
        assertTrue(task.isCancelled());
        sleep(1);
        play.heard();
    }

    @Test
    void a_task_that_is_over_cannot_be_cancelled() {
        var task = task(gives(1, "value"));
        await(task);
        assertFalse(task.cancel());
        assertEquals(new Success<>("value"), task.outcome());
    }

    @Test
    void a_cancel_between_two_waits_is_delivered_by_the_next() {
        var gate = event();
        var task = task(() -> {
            gate.await();
            play.say("through the gate");
            sleep(1);
            play.say("never");
        });
        sleep(1);
        gate.set();
        task.cancel();
        isCancelled(task);
    }

    @Test
    void a_task_may_cancel_itself_and_ends_at_its_next_wait() {
        var task = task(() -> {
            assertTrue(currentTask().cancel());
            play.say("still here");
            sleep(1);
            play.say("never");
        });
        isCancelled(task);
        play.heard("still here at 0 s");
    }

    @Test
    void a_task_that_cancels_itself_and_does_not_wait_again_has_its_value() {
        var task = task(() -> {
            currentTask().cancel();
            return "value";
        });
        assertEquals("value", await(task));
        sleep(1);
    }

    @Test
    void a_loop_that_never_waits_is_stopped_by_its_checks() {
        var task = task(() -> {
            currentTask().cancel();
            while (true) {
                Checkpoint.check();
            }
        });
        isCancelled(task);
    }

    @Test
    void a_task_that_swallows_its_cancel_goes_on_and_may_end_well() {
        var task = task(() -> {
            Play.unharmed(() -> sleep(5));
            return "value";
        });
        sleep(1);
        task.cancel();
        assertEquals("value", await(task));
        assertEquals(6, now());
    }

    @Test
    void each_cancel_stops_one_wait() {
        var task = task(() -> {
            Play.unharmed(() -> Play.unharmed(() -> sleep(LONG)));
        });
        for (int i = 1; i <= 3; i++) {
            sleep(1);
            assertFalse(task.isDone());
            task.cancel();
        }
        isCancelled(task);
        assertEquals(3, now());
    }

    @Test
    void clean_up_is_not_disturbed_by_the_cancel_that_began_it() {
        var task = task(play.sleeper("task", 5));
        sleep(1);
        task.cancel();
        isCancelled(task);
        play.heard("task stopped at 1 s", "task cleaned up at 6 s");
    }

    @Test
    void cancelling_in_clean_up_cuts_it_short() {
        var task = task(play.sleeper("task", 5));
        sleep(1);
        task.cancel();
        sleep(1);
        task.cancel();
        isCancelled(task);
        assertEquals(2, now());
    }

    @Test
    void clean_up_may_wait_for_other_tasks() {
        var task = task(() -> {
            try {
                sleep(LONG);
            } finally {
                await(task(gives(2, 1)));
                gather(gives(1, 1), gives(3, 3));
                play.say("cleaned up");
            }
        });
        sleep(1);
        task.cancel();
        isCancelled(task);
        play.heard("cleaned up at 6 s");
    }

    @Test
    void cancelling_who_awaits_leaves_the_awaited_running_where_asyncio_would_cancel_it() {
        var inner = task(gives(5, "value"));
        var outer = task(() -> await(inner));
        sleep(1);
        outer.cancel();
        isCancelled(outer);
        assertEquals("value", await(inner));
        assertEquals(5, now());
    }

    @Test
    void cancelling_the_awaited_shows_its_awaiter_a_cancellation_that_is_not_its_own() {
        var inner = task("inner", play.sleeper("inner"));
        var outer = task(() -> await(inner));
        sleep(1);
        inner.cancel();
        var error = assertInstanceOf(CancellationException.class, ((Failure<?>) outer.join()).error());
        assertEquals("task inner was cancelled", error.getMessage());
    }

    @Test
    void an_awaiter_may_catch_the_cancellation_of_the_awaited_and_go_on() {
        var inner = task(play.sleeper("inner"));
        var outer = task(() -> {
            assertThrows(CancellationException.class, () -> await(inner));
            sleep(1);
            return "went on";
        });
        sleep(1);
        inner.cancel();
        assertEquals("went on", await(outer));
    }

    @Test
    void cancelling_both_at_once_cancels_both() {
        var inner = task(play.sleeper("inner"));
        var outer = task(() -> await(inner));
        sleep(1);
        inner.cancel();
        outer.cancel();
        isCancelled(outer);
        isCancelled(inner);
    }

    @Test
    void a_cancel_at_the_very_moment_of_the_awaited_end_is_not_lost() {
        var inner = task(gives(1, "value"));
        var outer = task(() -> {
            play.say(await(inner));
            sleep(LONG);
        });
        inner.onDone(outer::cancel);
        isCancelled(outer);
        assertEquals(1, now());
    }

    @Test
    void a_body_that_throws_a_cancellation_by_itself_has_failed() {
        var task = task(() -> {
            throw new CancellationException("by itself");
        });
        assertInstanceOf(Failure.class, task.join());
        assertFalse(task.isCancelled());
    }

    @Test
    void waits_of_the_jdk_are_stopped_as_well() {
        var task = task(() -> new CountDownLatch(1).await());
        sleep(1);
        task.cancel();
        isCancelled(task);
    }

    @Test
    void cancelling_as_a_future_is_cancelling() {
        var task = task(play.sleeper("task"));
        sleep(1);
        assertTrue(task.cancel(true));
        isCancelled(task);
        assertFalse(task.cancel(true));
    }

    @Test
    void a_cancelled_chain_of_awaits_ends_at_the_one_that_was_cancelled() {
        var bottom = task(gives(9, "bottom"));
        var middle = task(() -> await(bottom));
        var top = task(() -> await(middle));
        sleep(1);
        middle.cancel();
        assertInstanceOf(Failure.class, top.join());
        assertEquals("bottom", await(bottom));
    }

    @Test
    void awaiting_oneself_is_refused_and_the_task_goes_on() {
        var task = task("ouroboros", () -> {
            refuses(IllegalStateException.class, "ouroboros awaits itself", () -> await(currentTask()));
            return "well";
        });
        assertEquals("well", await(task));
    }

    @Test
    void thousands_of_sleepers_are_cancelled_in_no_time() {
        var tasks = gather(() -> java.util.stream.IntStream.range(0, 5000)
                        .mapToObj(i -> task(() -> sleep(LONG)))
                        .toList())
                .getFirst();
        sleep(1);
        tasks.forEach(Task::cancel);
        tasks.forEach(CancelRulesTest::isCancelled);
        assertEquals(1, now());
    }
}
