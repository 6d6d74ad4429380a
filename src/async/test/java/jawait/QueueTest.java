package jawait;

import static jawait.Async.lifoQueue;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.priorityQueue;
import static jawait.Async.queue;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Queues: order, room, joining, shutting down.
class QueueTest {
    private static <T> List<T> drained(AsyncQueue<T> queue, List<T> items) {
        items.forEach(queue::put);
        queue.shutdown();
        List<T> out = new ArrayList<>();
        queue.forEach(out::add);
        return out;
    }

    @Test
    void each_kind_has_its_order() {
        assertEquals(List.of(2, 1, 3), drained(queue(), List.of(2, 1, 3)));
        assertEquals(List.of(2, 1, 3), drained(queue(3), List.of(2, 1, 3)));
        assertEquals(List.of(3, 1, 2), drained(lifoQueue(), List.of(2, 1, 3)));
        assertEquals(List.of(1, 2, 3), drained(priorityQueue(), List.of(2, 1, 3)));
        assertEquals(List.of(3, 2, 1), drained(priorityQueue(9, Comparator.<Integer>reverseOrder()), List.of(2, 1, 3)));
    }

    @Test
    void producers_and_workers_meet() {
        AsyncQueue<Integer> queue = queue(2);
        var got = new ConcurrentLinkedQueue<Integer>();
        var workers = IntStream.range(0, 3)
                .mapToObj(w -> task("worker-" + w, () -> {
                    while (true) {
                        got.add(queue.get());
                        queue.taskDone();
                    }
                }))
                .toList();
        for (int i = 0; i < 100; i++) {
            queue.put(i);
        }
        queue.join();
        workers.forEach(Task::cancel);
        outcomes(workers).forEach(outcome -> assertEquals(new Cancelled<>(), outcome));
        assertEquals(
                IntStream.range(0, 100).boxed().toList(), got.stream().sorted().toList());
    }

    @Test
    void who_puts_waits_for_room_and_who_gets_for_an_item() {
        AsyncQueue<Integer> queue = queue(1);
        queue.put(1);
        assertFalse(queue.tryPut(2));
        var putting = task("putting", () -> queue.put(2));
        until(() -> putting.toString().contains("waiting on room in AsyncQueue[1 item, room for 1]"));
        assertEquals(1, queue.get());
        putting.await();
        assertEquals(Optional.of(2), queue.tryGet());
        assertEquals(Optional.empty(), queue.tryGet());
        var getting = task("getting", () -> queue.get());
        until(() -> getting.toString().contains("waiting on an item of AsyncQueue"));
        queue.put(3);
        assertEquals(3, getting.await());
        assertEquals(0, queue.size());
    }

    @Test
    void who_waits_can_be_stopped() {
        AsyncQueue<Integer> queue = queue(1);
        assertTrue(moveOnAfter(.01, queue::get).isEmpty());
        queue.put(1);
        assertFalse(moveOnAfter(.01, () -> queue.put(2)));
        assertFalse(moveOnAfter(.01, queue::join));
        assertEquals(1, queue.size());
    }

    @Test
    void a_loop_ends_at_the_shutdown() {
        AsyncQueue<String> queue = queue(1);
        task(() -> {
            for (var item : List.of("a", "b", "c")) {
                queue.put(item);
            }
            queue.shutdown();
        });
        var got = new StringBuilder();
        for (var item : queue) {
            got.append(item);
        }
        assertEquals("abc", got.toString());
        assertTrue(queue.isShutDown());
        assertEquals("AsyncQueue[0 items, room for 1, shut down]", queue.toString());
        refuses(QueueShutDown.class, "takes no more items", () -> queue.put("d"));
        refuses(QueueShutDown.class, "takes no more items", () -> queue.tryPut("d"));
        refuses(QueueShutDown.class, "nothing is left", queue::get);
        assertThrows(NoSuchElementException.class, () -> queue.iterator().next());
    }

    @Test
    void a_shutdown_wakes_all_who_wait() {
        AsyncQueue<Integer> full = queue(1);
        full.put(1);
        var putting = task(() -> full.put(2));
        AsyncQueue<Integer> empty = queue();
        var getting = task(empty::get);
        until(() -> putting.toString().contains("waiting") && getting.toString().contains("waiting"));
        full.shutdown(true);
        empty.shutdown();
        assertThrows(QueueShutDown.class, putting::await);
        assertThrows(QueueShutDown.class, getting::await);
        full.join();
        assertEquals(0, full.size());
    }

    @Test
    void misuse_is_named() {
        AsyncQueue<Integer> queue = queue();
        refuses(IllegalStateException.class, "taskDone was called too many times", queue::taskDone);
        refuses(NullPointerException.class, "put: the item is null", () -> queue.put(null));
        refuses(IllegalArgumentException.class, "room for at least 1 item, found 0", () -> queue(0));
        refuses(IllegalArgumentException.class, "found -1", () -> priorityQueue(-1, Comparator.naturalOrder()));
        sleep(0);
    }
}
