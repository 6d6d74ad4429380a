package jawait;

import static jawait.Async.await;
import static jawait.Async.explore;
import static jawait.Async.gather;
import static jawait.Async.group;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.queue;
import static jawait.Async.select;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Async.virtualTime;
import static jawait.Lineup.cancelled;
import static jawait.Lineup.joins;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Select: exactly one branch, whichever can be taken first.
class SelectTest {
    private final AsyncQueue<String> words = queue(1);
    private final AsyncQueue<Integer> numbers = queue(1);

    private Task<String> selecting() {
        return joins(
                words.getters::waiting,
                () -> select(words.onGet(word -> "word " + word), numbers.onGet(number -> "number " + number)));
    }

    private void assertNobodyWaits() {
        assertEquals(0, words.getters.waiting() + words.putters.waiting());
        assertEquals(0, numbers.getters.waiting() + numbers.putters.waiting());
    }

    @Test
    void takes_what_is_there() {
        numbers.put(7);
        String got = select(words.onGet(word -> "word " + word), numbers.onGet(number -> "number " + number));
        assertEquals("number 7", got);
        assertNobodyWaits();
    }

    @Test
    void waits_for_what_comes_first() {
        var waiting = selecting();
        numbers.put(1);
        assertEquals("number 1", waiting.await());
        assertNobodyWaits();
        words.put("left");
        assertEquals("left", words.get());
    }

    @Test
    void puts_when_there_is_room() {
        assertEquals("put", select(words.onGet(), numbers.onPut(1, () -> "put")));
        assertEquals(1, numbers.get());
    }

    @Test
    void waits_for_room() {
        numbers.put(1);
        var waiting = joins(numbers.putters::waiting, () -> select(words.onGet(), numbers.onPut(2, () -> "put")));
        assertEquals(1, numbers.get());
        assertEquals("put", waiting.await());
        assertEquals(2, numbers.get());
        assertNobodyWaits();
    }

    @Test
    void leaves_alone_what_it_did_not_choose() {
        words.put("a");
        numbers.put(1);
        select(words.onGet(), numbers.onPut(2, () -> "put"));
        assertTrue(words.isEmpty());
        assertEquals(List.of(1), List.of(numbers.get()));
        assertTrue(numbers.isEmpty());
    }

    @Test
    void one_select_may_serve_another() {
        var getting = selecting();
        assertEquals("sent", select(numbers.onPut(3, () -> "sent")));
        assertEquals("number 3", getting.await());
        numbers.put(0);
        var putting = joins(numbers.putters::waiting, () -> select(numbers.onPut(4, () -> "sent")));
        assertEquals(0, select(numbers.onGet()));
        assertEquals("sent", putting.await());
        assertEquals(4, numbers.get());
    }

    @Test
    void selects_and_getters_are_served_in_the_order_in_which_they_came() {
        var first = joins(numbers.getters::waiting, numbers::get);
        var second = joins(numbers.getters::waiting, () -> select(words.onGet(String::length), numbers.onGet()));
        var third = joins(numbers.getters::waiting, numbers::get);
        IntStream.range(0, 3).forEach(numbers::put);
        assertEquals(List.of(0, 1, 2), gather(first, second, third));
    }

    @Test
    void none_of_many_ready_queues_starves() {
        List<AsyncQueue<Integer>> queues =
                IntStream.range(0, 4).mapToObj(i -> Async.<Integer>queue()).toList();
        for (int i = 0; i < 4; i++) {
            for (int n = 0; n < 100; n++) {
                queues.get(i).put(i);
            }
        }
        Map<Integer, Integer> counts = new HashMap<>();
        for (int n = 0; n < 100; n++) {
            counts.merge(select(queues.stream().map(AsyncQueue::onGet).toList()), 1, Integer::sum);
        }
        assertEquals(Map.of(0, 25, 1, 25, 2, 25, 3, 25), counts);
    }

    @Test
    void otherwise_is_done_when_nothing_else_can_be() {
        assertEquals("nothing", select(words.onGet(), Branch.otherwise(() -> "nothing")));
        words.put("a");
        assertEquals("a", select(Branch.otherwise(() -> "nothing"), words.onGet()));
        words.put("b");
        assertEquals("full", select(words.onPut("c", () -> "put"), Branch.otherwise(() -> "full")));
        select(numbers.onGet(), Branch.otherwise(() -> {
            words.get();
        }));
        assertTrue(words.isEmpty());
        assertNobodyWaits();
    }

    @Test
    void a_queue_that_was_shut_down_is_passed_over_while_another_lives() {
        words.shutdown();
        numbers.put(1);
        assertEquals(1, select(words.onGet(String::length), numbers.onGet()));
        var waiting = joins(numbers.getters::waiting, () -> select(words.onGet(String::length), numbers.onGet()));
        numbers.put(2);
        assertEquals(2, waiting.await());
        assertEquals(3, select(words.onPut("x", () -> 0), numbers.onPut(5, () -> 3)));
    }

    @Test
    void what_is_left_in_a_queue_that_was_shut_down_is_got() {
        words.put("last");
        words.shutdown();
        assertEquals("last", select(numbers.onGet(Object::toString), words.onGet()));
    }

    @Test
    void a_shutdown_meanwhile_is_told_when_it_is_the_last() {
        var waiting = selecting();
        words.shutdown();
        assertFalse(waiting.isDone());
        numbers.shutdown();
        refuses(QueueShutDown.class, "select: all its queues were shut down", waiting::await);
        refuses(QueueShutDown.class, "select: all its queues were shut down", () -> select(words.onGet()));
        refuses(QueueShutDown.class, "all its queues", () -> select(words.onPut("x"), numbers.onGet(n -> null)));
        assertEquals("over", select(words.onGet(), Branch.otherwise(() -> "over")));
        assertNobodyWaits();
    }

    @Test
    void merging_two_queues_ends_when_both_have() {
        var merged = task(() -> {
            var all = new TreeSet<String>();
            try {
                while (true) {
                    all.add(select(words.onGet(), numbers.onGet(Object::toString)));
                }
            } catch (QueueShutDown end) {
                return all;
            }
        });
        group(g -> {
            g.start(() -> {
                List.of("a", "b", "c").forEach(words::put);
                words.shutdown();
            });
            g.start(() -> {
                List.of(1, 2, 3).forEach(numbers::put);
                numbers.shutdown();
            });
        });
        assertEquals(new TreeSet<>(List.of("1", "2", "3", "a", "b", "c")), merged.await());
    }

    @Test
    void cancelled_it_leaves_all_lines_and_takes_nothing() {
        var waiting = selecting();
        assertEquals(new Cancelled<>(), cancelled(waiting));
        assertNobodyWaits();
        words.put("a");
        assertEquals(1, words.size());
    }

    @RepeatedTest(200)
    void a_cancellation_that_meets_an_item_loses_none() {
        var waiting = selecting();
        var putting =
                gather(task(() -> words.tryPut("x")), task(() -> numbers.tryPut(1)), task(() -> waiting.cancel()));
        assertEquals(3, putting.size());
        int left = words.size() + numbers.size();
        assertEquals(waiting.join() instanceof Success ? 1 : 2, left);
        assertNobodyWaits();
    }

    @Test
    void a_timeout_ends_the_wait() {
        virtualTime(() -> {
            AsyncQueue<String> slow = queue();
            refuses(TimeoutException.class, "after 5 s", () -> timeout(5, () -> select(slow.onGet())));
            task(() -> {
                sleep(3);
                slow.put("late");
            });
            assertEquals("late", timeout(5, () -> select(slow.onGet(), numbers.onGet(Object::toString))));
        });
        assertTrue(moveOnAfter(.01, () -> select(words.onGet())).isEmpty());
        assertNobodyWaits();
    }

    @Test
    void what_a_handler_throws_is_thrown_after_the_item_was_got() {
        var boom = new IOException("boom");
        words.put("a");
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> select(words.onGet(word -> {
                            throw boom;
                        }))));
        assertTrue(words.isEmpty());
    }

    @Test
    void handlers_may_select_in_turn_and_give_null() {
        words.put("a");
        numbers.put(1);
        assertEquals("a1", select(words.onGet(word -> word + select(numbers.onGet()))));
        words.put("b");
        String none = select(words.onGet(word -> null));
        assertNull(none);
        words.put("c");
        select(words.onGet(word -> {
            assertEquals("c", word);
        }));
    }

    @Test
    void one_queue_may_be_in_it_twice() {
        assertEquals("put", select(words.onGet(), words.onPut("x", () -> "put")));
        assertEquals("x", select(words.onGet(), words.onPut("y", () -> "put")));
        var waiting = joins(
                () -> words.getters.waiting() / 2, () -> select(words.onGet(), words.onGet(word -> "again " + word)));
        words.put("z");
        assertEquals("z", waiting.await());
        assertNobodyWaits();
    }

    @Test
    void shows_what_it_waits_for() {
        numbers.put(1);
        var waiting = joins(numbers.putters::waiting, () -> select(words.onGet(), numbers.onPut(2, () -> "")));
        String all = "one of: an item of AsyncQueue[0 items, room for 1], room in AsyncQueue[1 item, room for 1]";
        assertTrue(waiting.toString().contains(all), waiting.toString());
        assertEquals("Branch[an item of " + words + "]", words.onGet().toString());
        assertEquals("Branch[otherwise]", Branch.otherwise(() -> 1).toString());
        cancelled(waiting);
    }

    @Test
    void selects_over_the_same_queues_in_other_orders_do_not_block_each_other() {
        AsyncQueue<Integer> one = queue(1);
        AsyncQueue<Integer> two = queue(1);
        var getting = gather(IntStream.range(0, 4)
                .mapToObj(n -> task(() -> {
                    int sum = 0;
                    for (int i = 0; i < 500; i++) {
                        sum += switch (n) {
                            case 0 -> select(one.onGet(), two.onGet());
                            case 1 -> select(two.onGet(), one.onGet());
                            case 2 -> select(one.onPut(1, () -> 0), two.onPut(1, () -> 0));
                            default -> select(two.onPut(1, () -> 0), one.onPut(1, () -> 0));
                        };
                    }
                    return sum;
                })));
        assertEquals(1000, getting.stream().mapToInt(Integer::intValue).sum());
        assertTrue(one.isEmpty() && two.isEmpty());
    }

    /// Selects that put and get, plain putters and getters, a cancellation and two shutdowns: no item is lost or
    /// doubled.
    private static void storm() {
        AsyncQueue<Integer> one = queue(1);
        AsyncQueue<Integer> two = queue(2);
        List<Integer> put = new ArrayList<>();
        List<Integer> got = new ArrayList<>();
        group(g -> {
            var putters = List.of(
                    g.start(() -> repeat(3, i -> put.add(select(one.onPut(i, () -> i), two.onPut(i, () -> i))))),
                    g.start(() -> repeat(3, i -> {
                        one.put(10 + i);
                        put.add(10 + i);
                    })));
            var getters = List.of(
                    g.start(() -> repeat(99, i -> got.add(select(one.onGet(), two.onGet())))),
                    g.start(() -> repeat(99, i -> got.add(select(two.onGet(), one.onGet())))),
                    g.start(() -> two.forEach(got::add)));
            g.start(() -> getters.getFirst().cancel());
            outcomes(putters);
            one.shutdown();
            two.shutdown();
            outcomes(getters);
        });
        for (int item : one) {
            got.add(item);
        }
        for (int item : two) {
            got.add(item);
        }
        assertEquals(put.stream().sorted().toList(), got.stream().sorted().toList());
        assertEquals(0, one.getters.waiting() + two.getters.waiting() + one.putters.waiting() + two.putters.waiting());
    }

    private static void repeat(int times, Use<Integer> body) throws Exception {
        try {
            for (int i = 0; i < times; i++) {
                body.accept(i);
            }
        } catch (QueueShutDown e) {
            // no more to come
        }
    }

    @Test
    @Tag("ordered")
    void ten_thousand_schedules_lose_and_double_nothing() {
        explore(10_000, SelectTest::storm);
    }

    @Test
    void misuse_is_named() {
        refuses(IllegalArgumentException.class, "at least one branch, found none", () -> select());
        refuses(IllegalArgumentException.class, "at least one branch", () -> select(List.<Branch<String>>of()));
        refuses(NullPointerException.class, "select: branch 2 is null", () -> select(words.onGet(), null));
        refuses(NullPointerException.class, "the branches are null", () -> select((List<Branch<String>>) null));
        refuses(NullPointerException.class, "onPut: the item is null", () -> words.onPut(null));
        refuses(NullPointerException.class, "onGet: the body is null", () -> words.onGet((Fn<String, String>) null));
        refuses(NullPointerException.class, "otherwise: the body is null", () -> Branch.otherwise((Action) null));
        refuses(
                IllegalArgumentException.class,
                "one `otherwise` at most",
                () -> select(Branch.otherwise(() -> 1), Branch.otherwise(() -> 2)));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> select(words.onPut("x")));
        assertTrue(words.isEmpty());
        await(task(() -> {}));
    }
}
