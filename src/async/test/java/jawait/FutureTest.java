package jawait;

import static jawait.Async.attempt;
import static jawait.Async.await;
import static jawait.Async.gather;
import static jawait.Async.moveOnAfter;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Futures of the JDK, awaited by us.
class FutureTest {
    private static final IOException BOOM = new IOException("boom");

    private final CompletableFuture<String> never = new CompletableFuture<>();

    @Test
    void a_future_that_has_ended_is_awaited_at_once() {
        assertEquals("a", await(CompletableFuture.completedFuture("a")));
        assertEquals("a", await((Future<String>) CompletableFuture.completedFuture("a")));
        assertEquals("a", await(CompletableFuture.completedStage("a")));
        assertEquals(new Success<>(null), attempt(() -> await(CompletableFuture.completedFuture(null))));
    }

    @Test
    void a_future_wakes_who_awaits_it() {
        Task<String> waiting = task("reader", () -> await(never));
        until(() -> waiting.toString().contains("waiting on CompletableFuture"));
        never.complete("now");
        assertEquals("now", await(waiting));
        assertEquals(
                List.of(1, 2),
                gather(
                        Coroutine.from(CompletableFuture.supplyAsync(() -> 1)),
                        () -> await(CompletableFuture.supplyAsync(() -> 2))));
    }

    @Test
    void what_it_failed_with_is_thrown_as_it_is_however_it_is_wrapped() {
        var failed = CompletableFuture.<String>failedFuture(BOOM);
        for (Callable<?> awaiting : List.<Callable<?>>of(
                () -> await(failed),
                () -> await(failed.thenApply(String::length)),
                () -> await(failed.thenApply(String::length).minimalCompletionStage()),
                () -> await(CompletableFuture.allOf(failed, failed)),
                () -> await(Coroutine.from(failed)),
                () -> await(Coroutine.from(() -> failed)),
                () -> await(Coroutine.from((Object) failed)))) {
            assertSame(BOOM, assertThrows(IOException.class, awaiting::call));
        }
        var bare = new CompletionException("bare", null);
        assertSame(bare, assertThrows(CompletionException.class, () -> await(CompletableFuture.failedFuture(bare))));
        var error = new StackOverflowError();
        assertSame(error, assertThrows(StackOverflowError.class, () -> await(CompletableFuture.failedFuture(error))));
    }

    @Test
    void a_cancelled_future_is_a_cancellation_not_a_stop() {
        never.cancel(true);
        assertThrows(CancellationException.class, () -> await(never));
        assertThrows(CancellationException.class, attempt(() -> await(never))::get);
        assertThrows(CancellationException.class, attempt(() -> await(never.thenApply(x -> x)))::get);
        var task = new FutureTask<>(() -> 1);
        task.cancel(false);
        assertThrows(CancellationException.class, () -> await(task));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void a_future_goes_on_when_its_awaiter_is_cancelled() {
        for (Callable<String> awaiting : List.<Callable<String>>of(
                () -> await(never),
                () -> await((Future<String>) never),
                () -> await((CompletionStage<String>) never),
                Coroutine.from(never),
                Coroutine.from((Object) never))) {
            Task<String> waiting = task(awaiting);
            until(() -> waiting.toString().contains("waiting on"));
            waiting.cancel();
            assertEquals(new Cancelled<String>(), waiting.join());
            assertTrue(moveOnAfter(.001, () -> await(never)).isEmpty());
        }
        assertFalse(never.isDone());
        never.complete("late");
        assertEquals("late", await(never));
    }

    @Test
    void a_future_that_was_begun_for_its_awaiter_ends_with_it() {
        Task<String> waiting = task(Coroutine.from(() -> never));
        until(() -> waiting.toString().contains("waiting on"));
        waiting.cancel();
        assertEquals(new Cancelled<String>(), waiting.join());
        assertTrue(never.isCancelled());
        var other = new CompletableFuture<String>();
        assertThrows(TimeoutException.class, () -> timeout(.001, Coroutine.from(() -> other)));
        assertTrue(other.isCancelled());
        var third = new CompletableFuture<String>();
        assertThrows(
                IOException.class,
                () -> gather(Coroutine.from(() -> third), () -> {
                    until(() -> third.getNumberOfDependents() > 0); // it is awaited
                    throw BOOM;
                }));
        until(third::isCancelled);
    }

    @Test
    void a_future_that_never_ends_can_be_given_up() throws Exception {
        assertThrows(TimeoutException.class, () -> timeout(.001, () -> await(never)));
        assertThrows(TimeoutException.class, () -> timeout(5, () -> timeout(.001, () -> await(never))));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> await(never));
        assertFalse(Thread.interrupted());
        assertFalse(never.isDone());
    }

    @Test
    void a_task_of_an_executor_is_interrupted_when_it_was_begun_for_its_awaiter() {
        var seen = new AtomicReference<Throwable>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var source = new AdapterTest.Source(pool.submit(() -> {
                try {
                    sleep(1000);
                    return "";
                } catch (Throwable e) {
                    seen.set(e);
                    throw e;
                }
            }));
            assertTrue(moveOnAfter(.01, Coroutine.from(source)).isEmpty());
        }
        assertTrue(seen.get() == null || seen.get() instanceof InterruptedException, () -> "seen: " + seen);
    }

    @Test
    void a_stage_without_a_future_of_its_own_is_awaited_all_the_same() {
        var stage = new BareStage<>(CompletableFuture.supplyAsync(() -> "bare"));
        assertEquals("bare", await(stage.stage()));
        var bad = new BareStage<>(CompletableFuture.<String>failedFuture(BOOM));
        assertSame(BOOM, assertThrows(IOException.class, () -> await(bad.stage())));
    }

    /// A stage whose `toCompletableFuture` is not supported, as its contract allows.
    private record BareStage<T>(CompletableFuture<T> inside) {
        @SuppressWarnings("unchecked")
        CompletionStage<T> stage() {
            return (CompletionStage<T>) java.lang.reflect.Proxy.newProxyInstance(
                    BareStage.class.getClassLoader(),
                    new Class<?>[] {CompletionStage.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("toCompletableFuture")) {
                            throw new UnsupportedOperationException();
                        }
                        return method.invoke(inside, arguments);
                    });
        }
    }

    @Test
    void a_task_given_as_a_future_is_awaited_as_the_task_it_is() {
        Future<Integer> future = task(() -> 42);
        assertEquals(42, await(future));
        Future<Integer> bad = task(() -> {
            throw BOOM;
        });
        assertSame(BOOM, assertThrows(IOException.class, () -> await(bad)));
        assertSame(BOOM, assertThrows(ExecutionException.class, bad::get).getCause());
        refuses(
                IllegalStateException.class,
                "awaits itself",
                () -> await(task(() -> await((Future<?>) Async.currentTask()))));
    }

    @Test
    void what_is_null_is_named() {
        refuses(NullPointerException.class, "await: the future is null", () -> await((Future<?>) null));
        refuses(NullPointerException.class, "await: the future is null", () -> await((CompletableFuture<?>) null));
        refuses(NullPointerException.class, "await: the stage is null", () -> await((CompletionStage<?>) null));
        refuses(NullPointerException.class, "await: the body is null", () -> await((Callable<?>) null));
        refuses(NullPointerException.class, "await: the body is null", () -> await((Task<?>) null));
        Coroutine<String> nothing = Coroutine.from(() -> (CompletionStage<String>) null);
        refuses(NullPointerException.class, "expected a stage, found null", () -> await(nothing));
    }

    @Test
    void a_timed_get_gives_up_and_a_later_one_succeeds() throws Exception {
        Task<String> task = task(() -> await(never));
        assertThrows(TimeoutException.class, () -> task.get(1, TimeUnit.MILLISECONDS));
        assertThrows(TimeoutException.class, () -> task.get(-1, TimeUnit.SECONDS));
        never.complete("a");
        assertEquals("a", task.get(30, TimeUnit.SECONDS));
        assertEquals("a", task.get(0, TimeUnit.SECONDS));
    }
}
