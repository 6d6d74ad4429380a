package jawait;

import static jawait.Async.async;
import static jawait.Async.await;
import static jawait.Async.currentTask;
import static jawait.Async.event;
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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future.State;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a task is, says and remembers, from its start to its end.
@ExtendWith(Virtually.class)
class TaskRulesTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();

    @Test
    void a_task_runs_by_itself_and_begins_when_its_starter_waits() {
        var task = task(() -> play.say("task"));
        play.say("starter");
        sleep(1);
        assertTrue(task.isDone());
        play.heard("starter at 0 s", "task at 0 s");
    }

    @Test
    void tasks_begin_in_the_order_in_which_they_were_started() {
        IntStream.range(0, 3).forEach(i -> task(() -> play.say("task " + i)));
        sleep(1);
        play.heard("task 0 at 0 s", "task 1 at 0 s", "task 2 at 0 s");
    }

    @Test
    void a_task_can_be_awaited_by_many_and_often() {
        var task = task(gives(2, "value"));
        assertEquals(List.of("value", "value"), Async.gather(() -> await(task), () -> await(task)));
        assertEquals("value", await(task));
        assertEquals(2, now());
    }

    @Test
    void every_awaiter_of_a_failed_task_gets_the_very_same_exception() {
        var task = task(fails(1, boom));
        for (int i = 0; i < 3; i++) {
            assertSame(boom, assertThrows(IOException.class, () -> await(task)));
        }
    }

    @Test
    void what_has_ended_is_awaited_without_giving_others_a_turn() {
        var done = task(() -> 1);
        sleep(1);
        task(() -> play.say("other"));
        await(done);
        play.say("awaited");
        sleep(1);
        play.heard("awaited at 1 s", "other at 1 s");
    }

    @Test
    void awaiters_are_told_in_the_order_in_which_they_came() {
        var gate = event();
        var task = task(() -> gate.await());
        for (String name : List.of("a", "b", "c")) {
            task(() -> {
                await(task);
                play.say(name);
            });
        }
        sleep(1);
        gate.set();
        sleep(1);
        play.heard("a at 1 s", "b at 1 s", "c at 1 s");
    }

    @Test
    void a_task_knows_its_name_number_parent_and_itself() {
        var parent = currentTask();
        var named = task("fetch", () -> currentTask());
        var unnamed = task(() -> 1);
        assertEquals("fetch", named.name());
        assertEquals("task-" + unnamed.id(), unnamed.name());
        assertTrue(unnamed.id() > named.id());
        assertSame(parent, named.parent());
        assertSame(named, await(named));
    }

    @Test
    void the_current_task_stays_the_same_while_others_run_in_between() {
        Async.gather(IntStream.range(0, 3)
                .mapToObj(i -> async(() -> {
                    var me = currentTask();
                    for (int turn = 0; turn < 3; turn++) {
                        sleep(1);
                        assertSame(me, currentTask());
                    }
                    return me;
                })));
    }

    @Test
    void a_body_awaited_here_has_the_awaiter_as_its_current_task() {
        assertSame(currentTask(), await(async(() -> currentTask())));
        assertSame(currentTask(), await(() -> currentTask()));
        assertNotEquals(currentTask(), await(task(() -> currentTask())));
    }

    @Test
    void a_task_outlives_the_one_that_started_it() {
        var outer = task(() -> task(gives(5, "inner")));
        var inner = await(outer);
        assertEquals(0, now());
        assertFalse(inner.isDone());
        assertEquals("inner", await(inner));
    }

    @Test
    void cancelling_a_parent_leaves_its_children_running() {
        var child = new Task<?>[1];
        var parent = task(() -> {
            child[0] = task(gives(5, 1));
            sleep(LONG);
        });
        sleep(1);
        parent.cancel();
        parent.join();
        assertEquals(new Success<>(1), child[0].join());
        assertEquals(5, now());
    }

    @Test
    void a_parent_is_forgotten_when_both_have_ended() {
        var child = new Task<?>[1];
        var parent = task(() -> {
            child[0] = task(gives(1, 1));
        });
        await(parent);
        assertSame(parent, child[0].parent());
        child[0].join();
        assertNull(child[0].parent());
    }

    @Test
    void a_task_says_its_state_from_begin_to_end() {
        var task = task("t", gives(2, "value"));
        assertEquals(State.RUNNING, task.state());
        sleep(1);
        assertEquals("Task[t running, sleeping]", task.toString());
        refuses(IllegalStateException.class, "task t has not ended", task::outcome);
        sleep(2);
        assertEquals("Task[t done: value]", task.toString());
        assertEquals(State.SUCCESS, task.state());
        assertEquals("value", task.resultNow());
        refuses(IllegalStateException.class, "has not failed", task::exceptionNow);
    }

    @Test
    void a_failed_task_says_so() throws Exception {
        var task = task("t", fails(1, boom));
        assertSame(boom, assertThrows(ExecutionException.class, task::get).getCause());
        assertEquals("Task[t failed: java.io.IOException: boom]", task.toString());
        assertEquals(State.FAILED, task.state());
        assertSame(boom, task.exceptionNow());
        refuses(IllegalStateException.class, "has no result", task::resultNow);
        assertFalse(task.isCancelled());
    }

    @Test
    void a_cancelled_task_says_so() {
        var task = task("t", play.sleeper("t"));
        sleep(1);
        task.cancel();
        refuses(CancellationException.class, "task t was cancelled", () -> await(task));
        refuses(CancellationException.class, "task t was cancelled", task::get);
        assertEquals("Task[t cancelled]", task.toString());
        assertEquals(State.CANCELLED, task.state());
        assertTrue(task.isCancelled());
    }

    @Test
    void a_task_says_whom_it_awaits() {
        var slow = task("slow", gives(5, 1));
        var awaiter = task("awaiter", () -> await(slow));
        sleep(1);
        assertEquals("Task[awaiter running, waiting on slow]", awaiter.toString());
        await(awaiter);
    }

    @Test
    void durations_and_times_are_those_of_the_task_s_clock() {
        var before = AsyncClock.current().instant();
        sleep(1);
        var task = task(gives(3600, 1));
        sleep(60);
        assertEquals(Duration.ofMinutes(1), task.duration());
        await(task);
        sleep(60);
        assertEquals(Duration.ofHours(1), task.duration());
        assertEquals(before.plusSeconds(1), task.createdAt());
    }

    @Test
    void a_task_shows_what_it_does_while_it_runs() {
        var task = task(gives(1, 1));
        assertEquals(List.of(), task.stack());
        sleep(.5);
        assertTrue(task.stack().stream().anyMatch(frame -> frame.getMethodName().contains("gives")));
        await(task);
        assertEquals(List.of(), task.stack());
    }

    @Test
    void a_task_that_asks_what_it_does_finds_the_line_that_asks() {
        assertEquals(
                "a_task_that_asks_what_it_does_finds_the_line_that_asks",
                currentTask().stack().getFirst().getMethodName());
    }

    @Test
    void live_tasks_are_listed_oldest_first_until_they_end() {
        var a = task(gives(1, 1));
        var b = task(gives(2, 2));
        assertEquals(List.of(currentTask(), a, b), live());
        sleep(1.5);
        assertEquals(List.of(currentTask(), b), live());
        sleep(1);
        assertEquals(List.of(currentTask()), live());
    }

    private static List<Task<?>> live() {
        return Async.tasks().stream()
                .filter(task -> task == currentTask() || task.parent() == currentTask())
                .toList();
    }

    @Test
    void the_tree_shows_each_task_below_its_parent() {
        var parent = task("parent", () -> {
            var child = task("child", () -> sleep(LONG));
            await(child);
        });
        sleep(1);
        var lines = Async.pstree().lines().toList();
        int at = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains("parent running, waiting on child"))
                .findFirst()
                .orElseThrow();
        assertTrue(lines.get(at + 1).contains("child running"), lines::toString);
        parent.cancel();
    }

    @Test
    void on_done_is_told_once_in_the_order_of_asking_and_at_once_when_it_is_over() {
        var task = task(gives(1, 1));
        task.onDone(() -> play.say("first"));
        task.onDone(() -> play.say("second"));
        sleep(2);
        task.onDone(() -> play.say("late"));
        play.heard("first at 1 s", "second at 1 s", "late at 2 s");
    }

    @Test
    void on_done_is_told_of_failures_and_cancels_too_and_may_fail_itself() {
        var failed = task(fails(1, boom));
        failed.onDone(() -> play.say("failed " + failed.exceptionNow().getMessage()));
        var cancelled = task(play.sleeper("cancelled"));
        cancelled.onDone(() -> {
            play.say("told");
            throw new IllegalStateException("on purpose: an onDone action that fails");
        });
        cancelled.onDone(() -> play.say("told as well"));
        sleep(2);
        cancelled.cancel();
        sleep(1);
        play.heard("failed boom at 1 s", "cancelled stopped at 2 s", "told at 2 s", "told as well at 2 s");
    }

    @Test
    void a_completable_future_ends_as_its_task_does() {
        assertEquals("value", task(gives(1, "value")).toCompletableFuture().join());
        assertSame(
                boom,
                task(fails(1, boom)).toCompletableFuture().handle((v, e) -> e).join());
        var cancelled = task(play.sleeper("task"));
        sleep(1);
        var future = cancelled.toCompletableFuture();
        future.cancel(true);
        sleep(1);
        assertTrue(cancelled.isCancelled());
        play.heard("task stopped at 3 s");
    }

    @Test
    void a_failure_in_clean_up_after_a_cancel_is_the_outcome() {
        var task = task(failsWhenStopped(boom));
        sleep(1);
        task.cancel();
        assertEquals(new Failure<>(boom), task.join());
    }

    @Test
    void null_bodies_and_names_are_refused() {
        refuses(NullPointerException.class, "task: the body is null", () -> task((Action) null));
        refuses(NullPointerException.class, "task: the name is null", () -> task(null, gives(1, 1)));
        refuses(NullPointerException.class, "await: the body is null", () -> await((Task<?>) null));
    }

    @Test
    void a_task_given_to_task_is_the_same_task() {
        var task = task(gives(1, 1));
        assertSame(task, task(task));
        assertSame(task, task.start());
    }
}
