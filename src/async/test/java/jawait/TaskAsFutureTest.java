package jawait;

import static jawait.Async.await;
import static jawait.Async.currentTask;
import static jawait.Async.gather;
import static jawait.Async.moveOnAfter;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Scene.pass;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// A task in the hands of those who know futures: `Future`, `CompletableFuture`, callbacks.
class TaskAsFutureTest {
    private static final IOException BOOM = new IOException("boom");

    private final CountDownLatch gate = new CountDownLatch(1);

    private static <T> Task<T> ended(Task<T> task) {
        task.join();
        return task;
    }

    private static Task<Object> failing() {
        return task((java.util.concurrent.Callable<Object>) () -> {
            throw BOOM;
        });
    }

    private static Task<Void> cancelled() {
        Task<Void> task = task(() -> sleep(1000));
        task.cancel();
        return ended(task);
    }

    @Test
    void what_runs_has_no_result_no_exception_and_no_end() throws Exception {
        Task<Void> running = task("runner", () -> pass(gate));
        assertEquals(Future.State.RUNNING, running.state());
        assertFalse(running.isDone());
        assertFalse(running.isCancelled());
        refuses(IllegalStateException.class, "task runner has not ended", running::resultNow);
        refuses(IllegalStateException.class, "task runner has not ended", running::exceptionNow);
        gate.countDown();
        await(running);
    }

    @Test
    void what_succeeded_has_a_result_and_no_exception() throws Exception {
        Task<Integer> done = ended(task("sum", () -> 42));
        assertEquals(Future.State.SUCCESS, done.state());
        assertEquals(42, done.resultNow());
        assertEquals(42, done.get());
        assertEquals(42, done.get(1, TimeUnit.NANOSECONDS));
        refuses(IllegalStateException.class, "Task[sum done: 42] has not failed", done::exceptionNow);
        assertFalse(done.cancel(true));
        assertFalse(done.isCancelled());
    }

    @Test
    void what_failed_has_an_exception_and_no_result() {
        Task<Object> failed = ended(failing());
        assertEquals(Future.State.FAILED, failed.state());
        assertSame(BOOM, failed.exceptionNow());
        assertSame(BOOM, assertThrows(ExecutionException.class, failed::get).getCause());
        assertSame(
                BOOM,
                assertThrows(ExecutionException.class, () -> failed.get(1, TimeUnit.SECONDS))
                        .getCause());
        refuses(IllegalStateException.class, "has no result", failed::resultNow);
        assertFalse(failed.cancel(true));
        assertTrue(failed.isDone());
        assertFalse(failed.isCancelled());
    }

    @Test
    void what_was_cancelled_has_neither() {
        Task<Void> cancelled = cancelled();
        assertEquals(Future.State.CANCELLED, cancelled.state());
        assertTrue(cancelled.isDone());
        assertTrue(cancelled.isCancelled());
        assertThrows(CancellationException.class, cancelled::get);
        assertThrows(CancellationException.class, () -> cancelled.get(1, TimeUnit.SECONDS));
        assertThrows(CancellationException.class, cancelled::call);
        refuses(IllegalStateException.class, "has no result", cancelled::resultNow);
        refuses(IllegalStateException.class, "has not failed", cancelled::exceptionNow);
        assertFalse(cancelled.cancel(true));
    }

    @Test
    void a_gentle_cancel_spares_what_has_begun() throws Exception {
        Task<Void> running = task(() -> pass(gate));
        until(() -> !running.stack().isEmpty());
        assertFalse(running.cancel(false));
        gate.countDown();
        await(running);
        assertFalse(running.isCancelled());
    }

    @Test
    void who_gets_can_be_interrupted_and_the_task_goes_on() throws Exception {
        Task<String> running = task(() -> {
            pass(gate);
            return "done";
        });
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, running::get);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> running.get(30, TimeUnit.SECONDS));
        assertFalse(Thread.currentThread().isInterrupted());
        assertThrows(TimeoutException.class, () -> running.get(0, TimeUnit.SECONDS));
        assertFalse(Thread.currentThread().isInterrupted());
        gate.countDown();
        assertEquals("done", running.get());
    }

    @Test
    void a_timed_get_within_a_shorter_timeout_ends_with_that() {
        Task<Void> running = task(() -> pass(gate));
        assertFalse(moveOnAfter(.001, () -> {
            running.get(1000, TimeUnit.SECONDS);
        }));
        assertFalse(Thread.currentThread().isInterrupted());
        gate.countDown();
        await(running);
    }

    @Test
    void any_number_of_threads_get_the_same() {
        var value = new Object();
        Task<Object> task = task(() -> {
            pass(gate);
            return value;
        });
        var getting = new ArrayList<Task<Object>>();
        for (int i = 0; i < 50; i++) {
            getting.add(task(() -> task.get()));
        }
        until(() -> getting.stream().allMatch(each -> each.toString().contains("waiting on")));
        gate.countDown();
        assertTrue(gather(getting).stream().allMatch(each -> each == value));
    }

    @Test
    void a_completable_future_ends_as_the_task_does() {
        assertEquals(42, task(() -> 42).toCompletableFuture().join());
        assertSame(
                BOOM,
                assertThrows(
                                CompletionException.class,
                                () -> failing().toCompletableFuture().join())
                        .getCause());
        assertTrue(cancelled().toCompletableFuture().isCancelled());
        Task<Integer> done = ended(task(() -> 1));
        assertEquals(1, done.toCompletableFuture().getNow(0), "at once, for a task that has ended");
        assertNotSame(done.toCompletableFuture(), done.toCompletableFuture());
    }

    @Test
    void a_future_that_ends_otherwise_lets_the_task_go_on() throws Exception {
        Task<String> task = task(() -> {
            pass(gate);
            return "the task's";
        });
        var early = task.toCompletableFuture();
        assertTrue(early.complete("somebody else's"));
        var late = task.toCompletableFuture().orTimeout(1, TimeUnit.MILLISECONDS);
        assertThrows(TimeoutException.class, () -> await(late));
        assertFalse(task.isDone());
        gate.countDown();
        assertEquals("the task's", await(task));
        assertEquals("somebody else's", early.join());
    }

    @Test
    void cancelling_one_future_of_a_task_cancels_the_task_and_its_other_futures() {
        Task<Void> task = task(() -> sleep(1000));
        var one = task.toCompletableFuture();
        var other = task.toCompletableFuture();
        var derived = one.thenApply(x -> x);
        derived.cancel(true);
        assertFalse(task.isDone(), "a derived future does not hand its cancel on: so it is with the JDK's");
        one.cancel(true);
        assertEquals(new Cancelled<Void>(), task.join());
        until(other::isCancelled);
    }

    @Test
    void a_future_becomes_a_task_and_a_task_a_future() {
        var source = new CompletableFuture<Integer>();
        Task<Integer> task = Coroutine.from(source).start();
        var back = task.toCompletableFuture().thenCombine(task(() -> 1).toCompletableFuture(), Integer::sum);
        source.complete(41);
        assertEquals(42, await(back));
    }

    @Test
    void callbacks_run_in_the_order_in_which_they_were_given_whatever_kind_they_are() throws Exception {
        var order = new CopyOnWriteArrayList<String>();
        Task<Void> task = task(() -> pass(gate));
        task.onDone(() -> order.add("first"));
        task.toCompletableFuture().thenRun(() -> order.add("second"));
        task.onDone(() -> order.add("third"));
        task.onDone(() -> {
            order.add("bad");
            throw new StackOverflowError("a bad listener, logged");
        });
        task.onDone(() -> order.add("last"));
        gate.countDown();
        await(task);
        until(() -> order.contains("last"));
        assertEquals(List.of("first", "second", "third", "bad", "last"), order);
    }

    @Test
    void a_callback_is_told_of_every_kind_of_end_and_sees_the_task_ended() {
        for (Task<?> task : List.of(task(() -> 1), failing(), task(() -> sleep(1000)))) {
            var seen = new CompletableFuture<Future.State>();
            task.onDone(() -> seen.complete(task.state()));
            if (task.state() == Future.State.RUNNING) {
                task.cancel();
            }
            assertEquals(task.join(), task.outcome());
            assertEquals(task.state(), await(seen));
        }
    }

    @Test
    void a_callback_of_a_task_that_never_began_runs_with_the_cancel() {
        var told = new AtomicReference<Thread>();
        Coroutine<Integer> lazy = Async.async(() -> 1);
        Task<Integer> made = Task.make(null, lazy);
        made.onDone(() -> told.set(Thread.currentThread()));
        made.cancel();
        assertSame(Thread.currentThread(), told.get());
        assertEquals(new Cancelled<Integer>(), made.join());
    }

    @Test
    void a_callback_belongs_to_no_task_unless_it_runs_at_once() throws Exception {
        var during = new CompletableFuture<Boolean>();
        Task<Void> slow = task(() -> pass(gate));
        slow.onDone(() -> during.complete(currentTask() == null));
        gate.countDown();
        assertTrue(await(during));
        await(slow);
        var at = new AtomicReference<Task<?>>();
        Task<Void> giver = task(() -> slow.onDone(() -> at.set(currentTask())));
        await(giver);
        assertSame(giver, at.get());
    }

    @Test
    void a_callback_may_give_another_and_start_tasks() {
        var told = new CompletableFuture<Task<Integer>>();
        Task<Integer> task = task(() -> 1);
        task.onDone(() -> task.onDone(() -> told.complete(task(() -> task.resultNow() + 1))));
        Task<Integer> next = await(told);
        assertEquals(2, await(next));
        assertNull(next.parent());
    }

    @Test
    void misuse_is_named() {
        Task<Integer> task = task(() -> 1);
        refuses(NullPointerException.class, "onDone: the action is null", () -> task.onDone(null));
        refuses(NullPointerException.class, "get: the unit is null", () -> task.get(1, null));
        Task<Integer> self = task("self", () -> (Integer) currentTask().get());
        refuses(IllegalStateException.class, "task self awaits itself", () -> await(self));
        Task<Integer> timed = task("self", () -> (Integer) currentTask().get(1, TimeUnit.SECONDS));
        refuses(IllegalStateException.class, "task self awaits itself", () -> await(timed));
    }
}
