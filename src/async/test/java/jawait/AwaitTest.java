package jawait;

import static jawait.Async.async;
import static jawait.Async.attempt;
import static jawait.Async.await;
import static jawait.Async.gather;
import static jawait.Async.outcomes;
import static jawait.Async.task;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Coroutines, awaiting, outcomes.
class AwaitTest {
    private static final IOException BOOM = new IOException("boom");

    private static int boom() throws IOException {
        throw BOOM;
    }

    @Test
    void a_coroutine_runs_once_when_it_is_awaited() {
        var runs = new AtomicInteger();
        var coroutine = async(runs::incrementAndGet);
        assertEquals("Coroutine[not started - use await(c), task(c) or gather(c)]", coroutine.toString());
        assertEquals(0, runs.get());
        assertEquals(1, await(coroutine));
        assertEquals("Coroutine[awaited]", coroutine.toString());
        String again = "cannot reuse already awaited coroutine";
        refuses(IllegalStateException.class, again, () -> await(coroutine));
        refuses(IllegalStateException.class, again, () -> task(coroutine));
        refuses(IllegalStateException.class, again, () -> gather(() -> 1, coroutine));
        refuses(IllegalStateException.class, again, coroutine::start);
        assertEquals(1, runs.get());
    }

    @Test
    void a_coroutine_runs_within_the_task_that_awaits_it() {
        var task = task(() -> await(async(Async::currentTask)));
        assertSame(task, await(task));
        assertEquals(
                1,
                await(async(() ->
                        await(async(() -> gather(() -> await(async(() -> 1))).getFirst())))));
    }

    @Test
    void anything_can_be_awaited() {
        Callable<Integer> callable = () -> 42;
        CompletionStage<Integer> stage = CompletableFuture.supplyAsync(() -> 42);
        var ran = new AtomicInteger();
        await(() -> ran.set(42));
        assertEquals(
                List.of(42, 42, 42, 42, 42, 42, 42),
                List.of(
                        await(callable),
                        await(task(callable)),
                        await(async(callable)),
                        await(stage),
                        await(CompletableFuture.completedFuture(42)),
                        await(ForkJoinPool.commonPool().submit(callable)),
                        ran.get()));
    }

    @Test
    void what_a_body_throws_is_what_its_awaiter_catches() throws Exception {
        ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
        for (Action awaiting : List.<Action>of(
                () -> await(AwaitTest::boom),
                () -> await(async(AwaitTest::boom)),
                () -> await(task(AwaitTest::boom)),
                () -> await((Callable<Integer>) task(AwaitTest::boom)),
                () -> await(CompletableFuture.failedFuture(BOOM)),
                () -> await(CompletableFuture.failedStage(BOOM)),
                () -> await(pool.submit(AwaitTest::boom)),
                () -> gather(AwaitTest::boom),
                () -> attempt(AwaitTest::boom).get(),
                () -> outcomes(AwaitTest::boom).getFirst().get())) {
            assertSame(BOOM, assertThrows(IOException.class, awaiting::run));
        }
    }

    @Test
    void a_declared_exception_can_be_caught() {
        try {
            await(AwaitTest::boom, FileNotFoundException.class);
        } catch (FileNotFoundException e) {
            throw new AssertionError(e);
        } catch (Exception e) {
            assertSame(BOOM, e);
        }
        assertEquals(1, await(() -> 1, RuntimeException.class));
    }

    @Test
    void the_trace_of_a_task_goes_on_where_it_was_started() {
        var task = task("fetch", () -> {
            throw new IOException("traced");
        });
        var error = assertThrows(IOException.class, () -> await(task));
        assertThrows(IOException.class, () -> await(task));
        String trace = Arrays.toString(error.getStackTrace());
        assertEquals(1, trace.split("task fetch#" + task.id(), -1).length - 1, trace);
        assertTrue(trace.contains("the_trace_of_a_task_goes_on_where_it_was_started"), trace);
    }

    @Test
    void an_attempt_gives_the_outcome() {
        assertEquals(new Success<>(42), attempt(() -> 42));
        assertEquals(new Success<Void>(null), attempt(() -> {}));
        assertEquals(new Failure<>(BOOM), attempt(AwaitTest::boom));
        assertEquals(new Failure<>(BOOM), attempt(task(AwaitTest::boom)));
        var cancelled = task(() -> Async.sleep(1000));
        cancelled.cancel();
        assertEquals(new Cancelled<>(), attempt(cancelled));
        assertThrows(CancellationException.class, () -> attempt(cancelled).get());
        assertTrue(
                attempt(() -> {
                            throw new StackOverflowError();
                        })
                        instanceof Failure<Object>(StackOverflowError e));
    }

    @Test
    void an_attempt_does_not_swallow_a_stop() {
        assertTrue(
                Async.moveOnAfter(0.001, () -> attempt(() -> Async.sleep(1000))).isEmpty());
        assertTrue(Async.moveOnAfter(0.001, () -> attempt(() -> Scene.spin())).isEmpty());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void outcomes_come_from_all_in_order() {
        var cancelled = task(() -> {
            Async.sleep(1000);
            return 0;
        });
        cancelled.cancel();
        assertEquals(
                List.of(new Success<>(1), new Failure<>(BOOM), new Cancelled<>()),
                outcomes(() -> 1, AwaitTest::boom, cancelled));
        assertEquals(List.of(), outcomes());
        assertEquals(List.of(), outcomes(List.of()));
        assertEquals(List.of(new Success<>(1)), outcomes(List.of(async(() -> 1)).stream()));
        assertEquals(List.of(new Success<Void>(null)), outcomes(() -> {}));
    }
}
