package jawait;

import static jawait.Async.async;
import static jawait.Async.await;
import static jawait.Async.currentTask;
import static jawait.Async.gather;
import static jawait.Async.race;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Play.LONG;
import static jawait.Play.fails;
import static jawait.Play.gives;
import static jawait.Play.now;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Coroutines: bodies that wait to be run, once.
@ExtendWith(Virtually.class)
class CoroutineRulesTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();

    @Test
    void a_coroutine_does_nothing_until_it_is_awaited() {
        var coroutine = async(() -> play.say("ran"));
        sleep(5);
        await(coroutine);
        play.heard("ran at 5 s");
    }

    @Test
    void a_coroutine_says_whether_it_was_used() {
        var coroutine = async(() -> 1);
        assertEquals("Coroutine[not started - use await(c), task(c) or gather(c)]", coroutine.toString());
        await(coroutine);
        assertEquals("Coroutine[awaited]", coroutine.toString());
    }

    @Test
    void a_coroutine_runs_in_its_awaiter_or_as_a_task_of_its_own() {
        assertSame(currentTask(), await(async(() -> currentTask())));
        var task = task(async(() -> currentTask()));
        assertSame(task, await(task));
        var started = async(() -> currentTask()).start();
        assertSame(started, await(started));
    }

    @Test
    void what_a_coroutine_throws_is_thrown_the_very_same_object() {
        assertSame(boom, assertThrows(IOException.class, () -> await(async(fails(1, boom)))));
        assertSame(
                boom,
                assertThrows(
                        IOException.class, () -> await(async(fails(1, boom)).start())));
    }

    @Test
    void a_second_use_is_refused_in_every_way_there_is() {
        Callable<Integer> body = () -> {
            play.say("ran");
            return 1;
        };
        var used = async(body);
        await(used);
        for (Action again : new Action[] {
            () -> await(used),
            used::await,
            used::start,
            () -> task(used),
            () -> task("named", used),
            () -> gather(used),
            () -> race(used),
            () -> Async.timeout(1, used),
            () -> Async.shield(used),
            () -> Async.run(used),
            () -> Async.retry(3, used),
            () -> Async.group(g -> g.start(used))
        }) {
            refuses(IllegalStateException.class, "cannot reuse already awaited coroutine", again::run);
        }
        play.heard("ran at 0 s");
    }

    @Test
    void a_coroutine_that_failed_or_was_stopped_was_used() {
        var failed = async(fails(1, boom));
        assertThrows(IOException.class, () -> await(failed));
        refuses(IllegalStateException.class, "cannot reuse", () -> await(failed));
        var stopped = async(play.sleeper("body"));
        Async.moveOnAfter(1, stopped);
        refuses(IllegalStateException.class, "cannot reuse", () -> await(stopped));
    }

    @Test
    void of_two_that_want_the_same_coroutine_one_gets_it() {
        var coroutine = async(gives(1, "value"));
        var all = Async.outcomes(() -> await(coroutine), () -> await(coroutine));
        assertEquals(new Success<>("value"), all.getFirst());
        assertTrue(all.getLast() instanceof Failure<String>(IllegalStateException e));
    }

    @Test
    void coroutines_await_coroutines_to_any_depth() {
        assertEquals(200, await(counting(200)));
        assertEquals(200, now());
    }

    private static Coroutine<Integer> counting(int depth) {
        return async(() -> {
            if (depth == 0) {
                return 0;
            }
            sleep(1);
            return await(counting(depth - 1)) + 1;
        });
    }

    @Test
    void cancelling_a_task_reaches_into_the_coroutines_it_awaits() {
        var task = task(() -> await(async(() -> await(async(play.sleeper("inner"))))));
        sleep(1);
        task.cancel();
        assertEquals(new Cancelled<>(), task.join());
        play.heard("inner stopped at 1 s");
    }

    @Test
    void a_coroutine_retried_is_run_as_often_as_needed() {
        var tries = new int[1];
        assertEquals("third", Async.retry(3, async(() -> {
            if (++tries[0] < 3) {
                throw boom;
            }
            return "third";
        })));
    }

    @Test
    void futures_and_stages_are_awaited_like_coroutines() {
        var future = new CompletableFuture<String>();
        task(() -> {
            sleep(1);
            future.complete("value");
        });
        assertEquals("value", await(future));
        assertSame(boom, assertThrows(IOException.class, () -> await(CompletableFuture.failedFuture(boom))));
        var never = new CompletableFuture<String>();
        assertTrue(Async.moveOnAfter(1, () -> await(never)).isEmpty());
        assertEquals(false, never.isDone());
    }

    @Test
    void a_stopped_await_of_a_future_leaves_the_future_to_others() {
        var future = new CompletableFuture<String>();
        var one = task(() -> await(future));
        var other = task(() -> await(future));
        sleep(1);
        one.cancel();
        assertEquals(new Cancelled<>(), one.join());
        future.complete("value");
        assertEquals("value", await(other));
    }

    @Test
    void null_bodies_are_refused() {
        refuses(NullPointerException.class, "async: the body is null", () -> async((Action) null));
        refuses(NullPointerException.class, "await: the body is null", () -> await((Coroutine<?>) null));
        refuses(NullPointerException.class, "the exception class is null", () -> await(gives(LONG, 1), null));
    }
}
