package jawait;

import static jawait.Async.gather;
import static jawait.Async.group;
import static jawait.Async.lifoQueue;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.priorityQueue;
import static jawait.Async.queue;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Async.virtualTime;
import static jawait.Lineup.cancelled;
import static jawait.Lineup.joins;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Queues: who waits, in which order it is served, and what a cancellation leaves behind.
class QueueWaitTest {
    private final AsyncQueue<Integer> queue = queue(2);
    private final IntSupplier getting = queue.getters::waiting;
    private final IntSupplier putting = queue.putters::waiting;

    private Callable<Void> put(int item) {
        return () -> {
            queue.put(item);
            return null;
        };
    }

    private List<Integer> rest() {
        List<Integer> rest = new ArrayList<>();
        for (var next = queue.tryGet(); next.isPresent(); next = queue.tryGet()) {
            rest.add(next.get());
        }
        return rest;
    }

    @Test
    void says_how_full_it_is() {
        assertTrue(queue.isEmpty());
        assertFalse(queue.isFull());
        assertEquals(2, queue.capacity());
        queue.put(1);
        assertFalse(queue.isEmpty() || queue.isFull());
        queue.put(2);
        assertTrue(queue.isFull());
        assertEquals("AsyncQueue[2 items, room for 2]", queue.toString());
        assertEquals(Integer.MAX_VALUE, queue().capacity());
        assertFalse(queue().isFull());
    }

    @Test
    void those_who_wait_for_an_item_get_one_in_the_order_in_which_they_came() {
        var waiting = Lineup.of(4, getting, i -> queue::get);
        IntStream.range(0, 4).forEach(queue::put);
        assertEquals(List.of(0, 1, 2, 3), gather(waiting));
        assertTrue(queue.isEmpty());
    }

    @Test
    void those_who_wait_for_room_put_in_the_order_in_which_they_came() {
        queue.put(0);
        queue.put(1);
        var waiting = Lineup.of(4, putting, i -> put(i + 2));
        assertEquals(List.of(0, 1, 2, 3, 4, 5), rest());
        gather(waiting);
    }

    @Test
    void an_item_handed_over_cannot_be_snatched_by_who_comes_later() {
        var waiting = joins(getting, queue::get);
        queue.put(1);
        assertEquals(Optional.empty(), queue.tryGet());
        assertEquals(1, waiting.await());
    }

    @Test
    void room_handed_over_cannot_be_taken_by_who_comes_later() {
        queue.put(1);
        queue.put(2);
        var waiting = joins(putting, put(3));
        assertEquals(1, queue.get());
        assertFalse(queue.tryPut(9));
        waiting.await();
        assertEquals(List.of(2, 3), rest());
    }

    @Test
    void a_cancelled_getter_takes_no_item_along() {
        var waiting = Lineup.of(3, getting, i -> queue::get);
        assertEquals(new Cancelled<>(), cancelled(waiting.get(0)));
        assertEquals(new Cancelled<>(), cancelled(waiting.get(2)));
        queue.put(1);
        assertEquals(1, waiting.get(1).await());
        queue.put(2);
        assertEquals(List.of(2), rest());
    }

    @Test
    void a_cancelled_putter_leaves_no_item_behind() {
        queue.put(0);
        queue.put(1);
        var waiting = Lineup.of(3, putting, i -> put(i + 2));
        assertEquals(new Cancelled<>(), cancelled(waiting.get(1)));
        assertEquals(List.of(0, 1, 2, 4), rest());
    }

    @RepeatedTest(200)
    void a_cancellation_that_meets_an_item_loses_none() {
        var waiting = Lineup.of(2, getting, i -> queue::get);
        var putting = task(put(7));
        waiting.get(0).cancel();
        putting.await();
        int got = waiting.get(0).join() instanceof Success<Integer>(var item)
                ? item
                : waiting.get(1).await();
        assertEquals(7, got);
        waiting.get(1).cancel();
        outcomes(waiting.get(1));
        assertTrue(queue.isEmpty());
    }

    @RepeatedTest(200)
    void a_cancellation_that_meets_room_puts_the_item_or_not() {
        queue.put(0);
        queue.put(1);
        var waiting = Lineup.of(2, putting, i -> put(i + 2));
        var getting = task(queue::get);
        waiting.get(0).cancel();
        getting.await();
        boolean first = waiting.get(0).join() instanceof Success;
        assertEquals(first ? List.of(1, 2, 3) : List.of(1, 3), rest());
        waiting.get(1).await();
    }

    @Test
    void whoever_was_handed_an_item_keeps_it_though_cancelled_then() {
        var waiting = joins(getting, () -> {
            int item = queue.get();
            until(() -> Thread.currentThread().isInterrupted());
            return item;
        });
        queue.put(5);
        waiting.cancel();
        assertEquals(5, waiting.await());
    }

    @Test
    void a_timeout_ends_the_wait_and_leaves_the_queue_as_it_was() {
        virtualTime(() -> {
            AsyncQueue<Integer> one = queue(1);
            refuses(TimeoutException.class, "timed out after 5 s", () -> timeout(5, one::get));
            timeout(5, () -> one.put(1));
            refuses(TimeoutException.class, "timed out", () -> timeout(5, () -> one.put(2)));
            assertFalse(moveOnAfter(5, one::join));
            assertEquals(1, one.get());
            assertTrue(one.isEmpty());
        });
    }

    @Test
    void who_is_interrupted_already_neither_puts_nor_gets() {
        queue.put(1);
        for (Action call : List.<Action>of(() -> queue.put(2), queue::get, queue::join)) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, call::run);
        }
        assertEquals(1, queue.size());
    }

    @Test
    void every_waiter_shows_what_it_waits_for() {
        var getter = joins(getting, queue::get);
        assertTrue(getter.toString().contains("waiting on an item of AsyncQueue[0 items, room for 2]"));
        queue.put(1);
        queue.put(1);
        queue.put(1);
        var putter = joins(putting, put(2));
        assertTrue(putter.toString().contains("waiting on room in AsyncQueue[2 items, room for 2]"));
        queue.shutdown(true);
    }

    @Test
    void a_last_in_first_out_queue_lets_waiting_putters_in_on_top() {
        AsyncQueue<Integer> stack = lifoQueue(2);
        stack.put(1);
        stack.put(2);
        var waiting = joins(stack.putters::waiting, () -> {
            stack.put(3);
            return null;
        });
        assertEquals(List.of(2, 3, 1), List.of(stack.get(), stack.get(), stack.get()));
        waiting.await();
    }

    @Test
    void a_priority_queue_lets_waiting_putters_in_at_their_rank() {
        AsyncQueue<Integer> ranked = priorityQueue(2, Comparator.naturalOrder());
        ranked.put(3);
        ranked.put(2);
        var waiting = joins(ranked.putters::waiting, () -> {
            ranked.put(1);
            return null;
        });
        assertEquals(List.of(2, 1, 3), List.of(ranked.get(), ranked.get(), ranked.get()));
        waiting.await();
        AsyncQueue<String> byLength = priorityQueue(Comparator.comparing(String::length));
        List.of("ccc", "a", "bb").forEach(byLength::put);
        assertEquals(List.of("a", "bb", "ccc"), List.of(byLength.get(), byLength.get(), byLength.get()));
    }

    @Test
    void a_priority_queue_hands_out_equals_in_the_order_in_which_they_came() {
        AsyncQueue<String> byLength = priorityQueue(Comparator.comparing(String::length));
        List.of("one", "two", "six", "ten", "a").forEach(byLength::put);
        byLength.shutdown();
        assertEquals("a one two six ten", String.join(" ", byLength));
    }

    @Test
    void an_order_that_throws_tells_who_puts() {
        AsyncQueue<Integer> ranked = priorityQueue(2, (a, b) -> {
            if (a + b > 10) {
                throw new ArithmeticException("boom");
            }
            return Integer.compare(a, b);
        });
        ranked.put(1);
        ranked.put(2);
        var waiting = joins(ranked.putters::waiting, () -> {
            ranked.put(10);
            return null;
        });
        assertEquals(1, ranked.get());
        refuses(ArithmeticException.class, "boom", waiting::await);
        refuses(ArithmeticException.class, "boom", () -> ranked.put(10));
        assertEquals(2, ranked.get());
        ranked.taskDone();
        ranked.taskDone();
        ranked.join();
    }

    @Test
    void join_waits_until_all_is_done_and_not_only_got() {
        queue.put(1);
        queue.put(2);
        var joining = joins(this::joining, () -> {
            queue.join();
            return null;
        });
        queue.get();
        queue.get();
        queue.taskDone();
        assertFalse(joining.isDone());
        queue.taskDone();
        joining.await();
        queue.join();
    }

    private int joining() {
        return queue.joiners.waiting();
    }

    @Test
    void join_ends_when_all_was_done_though_more_came_at_once() {
        queue.put(1);
        var joining = joins(this::joining, () -> {
            queue.join();
            return null;
        });
        queue.get();
        queue.taskDone();
        queue.put(2);
        joining.await();
        assertFalse(moveOnAfter(.01, queue::join));
        assertEquals(0, joining());
    }

    @Test
    void an_empty_queue_is_joined_at_once_and_items_handed_over_count() {
        queue.join();
        var getter = joins(getting, queue::get);
        queue.put(1);
        getter.await();
        var joining = joins(this::joining, () -> {
            queue.join();
            return null;
        });
        queue.taskDone();
        joining.await();
        refuses(IllegalStateException.class, "too many times", queue::taskDone);
    }

    @Test
    void a_failing_group_takes_its_waiters_along() {
        refuses(
                ArithmeticException.class,
                "boom",
                () -> group(g -> {
                    g.start(() -> {
                        for (var item : queue) {
                            queue.put(item);
                        }
                    });
                    sleep(0);
                    throw new ArithmeticException("boom");
                }));
        assertEquals(0, getting.getAsInt());
    }

    @Test
    void a_thousand_waiters_can_be_cancelled() {
        var waiting = IntStream.range(0, 1000).mapToObj(i -> task(queue::get)).toList();
        until(() -> getting.getAsInt() == 1000);
        waiting.forEach(Task::cancel);
        outcomes(waiting).forEach(outcome -> assertEquals(new Cancelled<>(), outcome));
        assertEquals(0, getting.getAsInt());
    }

    @Test
    void ten_thousand_items_pass_between_many() {
        var sums = gather(IntStream.range(0, 8).boxed().toList(), n -> {
            int sum = 0;
            for (int i = 0; i < 2500; i++) {
                if (n % 2 == 0) {
                    queue.put(i);
                } else {
                    sum += queue.get();
                }
            }
            return sum;
        });
        assertEquals(
                4 * 2499 * 2500 / 2, sums.stream().mapToInt(Integer::intValue).sum());
        assertTrue(queue.isEmpty());
    }
}
