package jawait;

import static jawait.Async.explore;
import static jawait.Async.gather;
import static jawait.Async.group;
import static jawait.Async.lifoQueue;
import static jawait.Async.outcomes;
import static jawait.Async.priorityQueue;
import static jawait.Async.queue;
import static jawait.Async.task;
import static jawait.Lineup.joins;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Queues that are closed, kindly or at once: nothing taken in, nothing lost on the way out.
class ShutdownTest {
    private final AsyncQueue<Integer> queue = queue(2);

    private void refusesToPut() {
        refuses(QueueShutDown.class, "it takes no more items", () -> queue.put(9));
        refuses(QueueShutDown.class, "it takes no more items", () -> queue.tryPut(9));
    }

    private void refusesToGet() {
        refuses(QueueShutDown.class, "nothing is left in it", queue::get);
        refuses(QueueShutDown.class, "nothing is left in it", queue::tryGet);
        assertFalse(queue.iterator().hasNext());
        refuses(NoSuchElementException.class, "nothing is left", queue.iterator()::next);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_empty_one_is_over(boolean immediate) {
        queue.shutdown(immediate);
        assertTrue(queue.isShutDown());
        refusesToPut();
        refusesToGet();
        queue.join();
    }

    @Test
    void what_is_in_it_can_still_be_got() {
        queue.put(1);
        queue.put(2);
        queue.shutdown();
        refusesToPut();
        assertEquals(1, queue.get());
        assertEquals(2, queue.tryGet().orElseThrow());
        refusesToGet();
    }

    @Test
    void at_once_what_is_in_it_is_dropped_and_counts_as_done() {
        queue.put(1);
        queue.put(2);
        queue.shutdown(true);
        assertTrue(queue.isEmpty());
        refusesToPut();
        refusesToGet();
        queue.join();
        refuses(IllegalStateException.class, "too many times", queue::taskDone);
    }

    @Test
    void kindly_first_and_at_once_then_drops_the_rest() {
        queue.put(1);
        queue.shutdown();
        queue.shutdown();
        queue.shutdown(true);
        refusesToGet();
        queue.join();
    }

    @Test
    void what_was_got_before_has_still_to_be_done() {
        queue.put(1);
        queue.put(2);
        queue.get();
        var joining = joins(queue.joiners::waiting, () -> {
            queue.join();
            return null;
        });
        queue.shutdown(true);
        assertFalse(joining.isDone());
        queue.taskDone();
        joining.await();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void those_who_wait_are_told(boolean immediate) {
        var getters = Lineup.of(3, queue.getters::waiting, i -> queue::get);
        queue.shutdown(immediate);
        getters.forEach(getter -> refuses(QueueShutDown.class, "nothing is left", getter::await));
        AsyncQueue<Integer> full = queue(1);
        full.put(1);
        var putters = Lineup.of(3, full.putters::waiting, i -> () -> {
            full.put(i);
            return null;
        });
        full.shutdown(immediate);
        putters.forEach(putter -> refuses(QueueShutDown.class, "takes no more items", putter::await));
        assertEquals(immediate ? 0 : 1, full.size());
    }

    @Test
    void join_goes_on_waiting_for_items_that_are_left() {
        queue.put(1);
        var joining = joins(queue.joiners::waiting, () -> {
            queue.join();
            return null;
        });
        queue.shutdown();
        assertFalse(joining.isDone());
        queue.get();
        queue.taskDone();
        joining.await();
    }

    @Test
    void every_kind_can_be_closed() {
        for (AsyncQueue<Integer> kind : List.<AsyncQueue<Integer>>of(lifoQueue(), priorityQueue(), priorityQueue(3))) {
            kind.put(1);
            kind.shutdown();
            assertThrows(QueueShutDown.class, () -> kind.put(2));
            assertEquals(1, kind.get());
            assertThrows(QueueShutDown.class, kind::get);
        }
    }

    @Test
    void loops_of_many_workers_end() {
        var workers = gatherable(4);
        for (int i = 1; i <= 100; i++) {
            queue.put(i);
        }
        queue.shutdown();
        assertEquals(5050, gather(workers).stream().mapToInt(Integer::intValue).sum());
    }

    private List<Task<Integer>> gatherable(int count) {
        List<Task<Integer>> workers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            workers.add(task(() -> {
                int sum = 0;
                for (int item : queue) {
                    sum += item;
                }
                return sum;
            }));
        }
        return workers;
    }

    @RepeatedTest(100)
    void a_cancellation_that_meets_the_shutdown_ends_the_wait() {
        var waiting = Lineup.of(2, queue.getters::waiting, i -> queue::get);
        var closing = task(() -> queue.shutdown());
        waiting.get(0).cancel();
        outcomes(closing, waiting.get(0));
        assertThrows(QueueShutDown.class, waiting.get(1)::await);
        assertEquals(0, queue.getters.waiting());
    }

    /// Two put, two get, one closes and one is cancelled: all that was put and not dropped is got, once.
    private static void storm(boolean immediate) {
        AsyncQueue<Integer> queue = queue(2);
        var put = new TreeSet<Integer>();
        var got = new ArrayList<Integer>();
        group(g -> {
            for (int from : new int[] {0, 10}) {
                g.start(() -> {
                    try {
                        for (int i = from; i < from + 4; i++) {
                            queue.put(i);
                            put.add(i);
                        }
                    } catch (QueueShutDown e) {
                        assertTrue(queue.isShutDown());
                    }
                });
            }
            var getters = List.of(g.start(() -> queue.forEach(got::add)), g.start(() -> queue.forEach(got::add)));
            g.start(() -> getters.getFirst().cancel());
            g.start(() -> queue.shutdown(immediate));
        });
        var once = new TreeSet<>(got);
        assertEquals(once.size(), got.size(), () -> "got twice: " + got);
        assertTrue(put.containsAll(once), () -> "put " + put + ", got " + got);
        if (!immediate) {
            assertEquals(put, once);
        }
        assertTrue(queue.isEmpty());
        assertEquals(0, queue.getters.waiting() + queue.putters.waiting());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("ordered")
    void ten_thousand_schedules_lose_and_double_nothing(boolean immediate) {
        explore(5000, () -> storm(immediate));
    }

    @Test
    void a_task_that_ends_by_a_shutdown_has_failed_and_is_not_cancelled() {
        var waiting = joins(queue.getters::waiting, queue::get);
        queue.shutdown();
        assertTrue(waiting.join() instanceof Failure<Integer>(QueueShutDown e));
        assertFalse(waiting.isCancelled());
    }
}
