package jawait;

import static jawait.Async.await;
import static jawait.Async.currentTask;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Scene.pass;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// A task runs, ends, and tells.
class TaskTest {
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void a_task_runs_on_a_virtual_thread_and_knows_itself() {
        var task = task("self", () -> {
            assertTrue(Thread.currentThread().isVirtual());
            return currentTask();
        });
        assertSame(task, await(task));
        assertNull(currentTask());
    }

    @Test
    void a_task_shows_its_state() throws Exception {
        var blocked = task("fetch", () -> pass(gate));
        var waiting = task("reader", () -> await(blocked));
        until(() -> waiting.toString().equals("Task[reader running, waiting on fetch]"));
        assertTrue(blocked.toString().startsWith("Task[fetch running"), blocked::toString);
        gate.countDown();
        await(waiting);
        assertEquals("Task[fetch done]", blocked.toString());
        assertEquals("Task[fetch done: 42]", ended(task("fetch", () -> 42)).toString());
        var failed = ended(task("fetch", () -> {
            throw new IOException("boom");
        }));
        assertEquals("Task[fetch failed: java.io.IOException: boom]", failed.toString());
        var cancelled = task("fetch", () -> sleep(1000));
        cancelled.cancel();
        assertEquals("Task[fetch cancelled]", ended(cancelled).toString());
        var unnamed = ended(task(() -> 1));
        assertEquals("task-" + unnamed.id(), unnamed.name());
    }

    @Test
    void a_long_result_is_shown_in_short_and_a_bad_one_by_its_class() {
        assertTrue(ended(task("t", () -> "x".repeat(10_000))).toString().length() < 300);
        var bad = ended(task("t", () -> new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        }));
        assertTrue(bad.toString().startsWith("Task[t done: jawait.TaskTest$"), bad::toString);
    }

    @Test
    void a_task_records_its_parent_and_does_not_end_with_it() throws Exception {
        var child = new CompletableFuture<Task<?>>();
        var parent = task("parent", () -> {
            child.complete(task("child", () -> pass(gate)));
            return "gone";
        });
        assertSame(parent, child.get().parent());
        assertEquals("gone", await(parent));
        assertFalse(child.get().isDone());
        gate.countDown();
        await(child.get());
    }

    @Test
    void a_chain_of_tasks_does_not_keep_its_past_alive() {
        var last = new CompletableFuture<Task<?>>();
        follow(1000, last);
        int ancestors = 0;
        for (Task<?> above = await(last).parent(); above != null; above = above.parent()) {
            ancestors++;
        }
        assertTrue(ancestors < 5, "ancestors: " + ancestors);
    }

    /// A task that starts its successor when its own parent has ended, and ends.
    private static void follow(int length, CompletableFuture<Task<?>> last) {
        task(() -> {
            Task<?> above = currentTask().parent();
            until(() -> above == null || above.isDone());
            if (length == 0) {
                last.complete(currentTask());
            } else {
                follow(length - 1, last);
            }
        });
    }

    @Test
    void those_who_want_to_know_are_told_in_their_order_once() throws Exception {
        var told = new CopyOnWriteArrayList<Integer>();
        var task = task(() -> pass(gate));
        for (int i = 0; i < 5; i++) {
            int number = i;
            task.onDone(() -> told.add(number));
        }
        task.onDone(() -> {
            throw new IllegalStateException("a bad listener, logged");
        });
        gate.countDown();
        await(task);
        task.onDone(() -> told.add(5));
        until(() -> told.size() == 6);
        assertEquals(List.of(0, 1, 2, 3, 4), told.stream().filter(n -> n < 5).toList());
    }

    @Test
    void giving_up_waiting_leaves_nothing_behind() throws Exception {
        var task = task(() -> pass(gate));
        for (int i = 0; i < 1000; i++) {
            assertTrue(Async.moveOnAfter(0, () -> await(task)).isEmpty());
        }
        gate.countDown();
        await(task);
    }

    @Test
    void a_task_is_a_future() throws Exception {
        Future<Integer> done = task(() -> 42);
        assertEquals(42, done.get());
        assertEquals(42, done.resultNow());
        assertEquals(Future.State.SUCCESS, done.state());
        Future<Integer> failed = ended(task(() -> {
            throw new IOException("boom");
        }));
        assertEquals(
                "boom",
                assertThrows(ExecutionException.class, failed::get).getCause().getMessage());
        assertEquals("boom", failed.exceptionNow().getMessage());
        assertThrows(IllegalStateException.class, failed::resultNow);
        assertEquals(Future.State.FAILED, failed.state());
        var running = task(() -> pass(gate));
        assertThrows(TimeoutException.class, () -> running.get(1, TimeUnit.MILLISECONDS));
        assertEquals(Future.State.RUNNING, running.state());
        refuses(IllegalStateException.class, "has not ended", running::outcome);
        assertTrue(running.cancel(true));
        assertThrows(CancellationException.class, running::get);
        assertTrue(running.isCancelled());
        assertEquals(Future.State.CANCELLED, running.state());
    }

    @Test
    void a_task_is_a_completable_future_when_asked() {
        Integer next = await(task(() -> 42).toCompletableFuture().thenApply(n -> n + 1));
        assertEquals(43, next);
        var task = task(() -> sleep(1000));
        task.toCompletableFuture().cancel(true);
        assertEquals(new Cancelled<Void>(), task.join());
    }

    @Test
    void a_task_tells_how_long_it_took_and_where_it_came_from() {
        var task = ended(task(() -> sleep(.001)));
        assertTrue(task.duration().toNanos() >= 1_000_000, () -> "took " + task.duration());
        assertEquals(task.duration(), task.duration());
        assertTrue(task.stack().isEmpty());
    }

    private static <T> Task<T> ended(Task<T> task) {
        task.join();
        return task;
    }
}
