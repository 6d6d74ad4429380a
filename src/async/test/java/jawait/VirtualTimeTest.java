package jawait;

import static jawait.Async.await;
import static jawait.Async.event;
import static jawait.Async.every;
import static jawait.Async.explore;
import static jawait.Async.gather;
import static jawait.Async.group;
import static jawait.Async.lock;
import static jawait.Async.moveOnAfter;
import static jawait.Async.queue;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Async.toThread;
import static jawait.Async.virtualTime;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Programs whose hours pass in milliseconds. What is tagged `ordered` needs a scheduler of our own; all else holds
/// in the fallback too, where the build runs this class a second time.
class VirtualTimeTest {
    private static double elapsed(Action body) throws Exception {
        long begin = AsyncClock.current().nanoTime();
        body.run();
        return (AsyncClock.current().nanoTime() - begin) / 1e9;
    }

    @Test
    void hours_of_sleep_pass_at_once_and_are_counted() {
        assertEquals(7200, (double) virtualTime(() -> elapsed(() -> gather(() -> sleep(3600), () -> sleep(7200)))));
        assertEquals(Duration.ofDays(1), virtualTime(() -> {
            var nap = task(() -> sleep(Duration.ofDays(1)));
            await(nap);
            return nap.duration();
        }));
    }

    @Test
    void timeouts_and_periods_go_by_the_same_clock() {
        assertEquals(5, (double) virtualTime(() -> elapsed(() -> assertFalse(moveOnAfter(5, () -> sleep(100))))));
        assertThrows(TimeoutException.class, () -> virtualTime(() -> timeout(5, () -> sleep(100))));
        virtualTime(() -> timeout(5, () -> sleep(4)));
        var ticks = new AtomicInteger();
        virtualTime(() -> {
            var ticker = every(60, () -> ticks.incrementAndGet());
            sleep(3599);
            ticker.cancel();
        });
        assertEquals(60, ticks.get());
    }

    @Test
    void queues_and_locks_of_the_jdk_work_in_it() {
        assertEquals(List.of(0, 1, 2, 3, 4), virtualTime(() -> {
            var box = new ArrayBlockingQueue<Integer>(1);
            var got = new ArrayList<Integer>();
            group(g -> {
                g.start(() -> {
                    for (int i = 0; i < 5; i++) {
                        sleep(3600);
                        box.put(i);
                    }
                });
                g.start(() -> {
                    for (int i = 0; i < 5; i++) {
                        got.add(box.take());
                    }
                });
            });
            return got;
        }));
    }

    @Test
    void what_the_body_throws_is_thrown_the_very_same_object() {
        var boom = new IOException("boom");
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> virtualTime(() -> {
                            sleep(1);
                            throw boom;
                        })));
    }

    @Test
    void tasks_left_behind_are_cancelled_and_clean_up() {
        var cleaned = new AtomicBoolean();
        virtualTime(() -> {
            task(() -> {
                try {
                    sleep(1e6);
                } finally {
                    sleep(1);
                    cleaned.set(true);
                }
            });
            sleep(1);
        });
        assertTrue(cleaned.get());
    }

    @Test
    void a_deadlock_is_told_with_who_waits_for_what() {
        var waits = assertThrows(Deadlock.class, () -> virtualTime(() -> event().await()));
        assertTrue(waits.getMessage().contains("1 task waits"), waits::getMessage);
        assertTrue(waits.getMessage().contains("virtualTime running, waiting on AsyncEvent[not set]"));
        var crossed = assertThrows(
                Deadlock.class,
                () -> virtualTime(() -> {
                    var first = lock();
                    var second = lock();
                    var a = task("a", () -> both(first, second));
                    var b = task("b", () -> both(second, first));
                    a.await();
                    b.await();
                }));
        String text = crossed.getMessage();
        assertTrue(text.startsWith("after 1 s of virtual time 3 tasks wait"), text);
        assertTrue(text.contains("a running, waiting on AsyncLock[held by b]"), text);
        assertTrue(text.contains("b running, waiting on AsyncLock[held by a]"), text);
    }

    private static void both(AsyncLock one, AsyncLock other) {
        try (var _ = one.acquire()) {
            sleep(1);
            other.acquire().close();
        }
    }

    @Test
    void a_deadlock_of_jdk_locks_is_told_too() {
        assertThrows(
                Deadlock.class,
                () -> virtualTime(() -> {
                    var one = new ReentrantLock();
                    task("keeper", () -> {
                        one.lock();
                    });
                    sleep(1);
                    one.lockInterruptibly();
                }));
    }

    @Test
    void who_swallows_every_cancel_in_a_deadlock_is_left_behind() {
        var end = new AtomicBoolean();
        assertThrows(
                Deadlock.class,
                () -> virtualTime(() -> {
                    while (!end.get()) {
                        try {
                            event().await();
                        } catch (Exception e) {
                            assertInstanceOf(InterruptedException.class, e);
                        }
                    }
                }));
        end.set(true);
    }

    @Test
    void time_stands_while_a_platform_thread_works() throws Exception {
        assertEquals(
                1,
                timeout(
                        Scene.LONG,
                        () -> virtualTime(() -> timeout(
                                5,
                                () -> await(toThread(() -> {
                                    long end = System.nanoTime() + 50_000_000;
                                    while (System.nanoTime() < end) {
                                        Thread.onSpinWait();
                                    }
                                    return 1;
                                }))))));
        assertEquals(120, (double) virtualTime(() -> elapsed(() -> await(toThread(() -> {
            sleep(60);
            await(task(() -> sleep(60)));
        })))));
    }

    @Test
    void a_promise_is_kept_from_within_and_from_without() {
        assertEquals("kept", virtualTime(() -> {
            var promise = new CompletableFuture<String>();
            task(() -> {
                sleep(100);
                promise.complete("kept");
            });
            return await(promise);
        }));
        assertEquals("late", virtualTime(() -> await(CompletableFuture.supplyAsync(() -> "late"))));
    }

    @Test
    void threads_that_are_no_tasks_sleep_by_the_clock_as_well() {
        assertEquals(3600, (double) virtualTime(
                () -> elapsed(() -> Thread.ofVirtual().start(() -> sleep(3600)).join())));
    }

    @Test
    void virtual_time_in_virtual_time_has_a_clock_of_its_own() {
        assertEquals(10, (double) virtualTime(() -> elapsed(() -> {
            sleep(10);
            virtualTime(() -> sleep(1000));
        })));
    }

    @Test
    void cancelling_who_called_cancels_the_program() throws Exception {
        var begun = new CountDownLatch(1);
        var cancelled = new AtomicBoolean();
        var caller = task(() -> virtualTime(() -> {
            try {
                begun.countDown();
                while (true) {
                    sleep(1);
                }
            } finally {
                cancelled.set(true);
            }
        }));
        Scene.pass(begun);
        caller.cancel();
        assertEquals(new Cancelled<>(), caller.join());
        assertTrue(cancelled.get());
    }

    @Test
    void cancelling_who_explores_is_no_failure_of_a_seed() {
        assertThrows(
                TimeoutException.class,
                () -> timeout(
                        .5,
                        () -> explore(1000, () -> {
                            while (true) {
                                sleep(1);
                            }
                        })));
    }

    @Test
    void a_clock_can_be_advanced_by_hand() {
        var clock = new VirtualClock();
        var nap = clock.run(() -> task(() -> {
            sleep(3600);
            return "rested";
        }));
        Scene.until(() -> clock.pending() == 1);
        clock.advance(3599);
        assertFalse(nap.isDone());
        clock.advance(Duration.ofSeconds(1));
        assertEquals("rested", nap.await());
        assertEquals("VirtualClock[at 3600 s, 0 alarms]", clock.toString());
        assertFalse(clock.advanceToNext());
    }

    @Test
    void alarms_go_off_in_order_and_can_be_taken_back() {
        var clock = new VirtualClock();
        var heard = new ArrayList<String>();
        clock.after(2, () -> heard.add("c"));
        clock.after(1, () -> heard.add("a"));
        clock.after(1, () -> heard.add("b"));
        clock.after(1, () -> heard.add("never")).cancel();
        assertEquals(3, clock.pending());
        assertTrue(clock.advanceToNext());
        assertEquals(List.of("a", "b"), heard);
        assertEquals(1, clock.nanoTime());
        assertTrue(clock.advanceToNext());
        assertEquals(List.of("a", "b", "c"), heard);
    }

    @Test
    void an_alarm_later_than_the_last_reading_does_not_go_off_at_once() {
        var clock = new VirtualClock();
        clock.advance(1);
        var heard = new AtomicInteger();
        clock.after(Long.MAX_VALUE, heard::incrementAndGet);
        clock.advance(1e9);
        assertEquals(0, heard.get());
        assertEquals(1, clock.pending());
    }

    @Test
    void the_system_clock_is_used_unless_told_otherwise() {
        assertSame(AsyncClock.system(), AsyncClock.current());
        assertSame(AsyncClock.system(), await(task(AsyncClock::current)));
        var clock = new VirtualClock();
        assertSame(clock, clock.run(AsyncClock::current));
        assertSame(clock, clock.run(() -> await(task(() -> await(task(AsyncClock::current))))));
        assertSame(AsyncClock.system(), AsyncClock.current());
    }

    @Test
    @Tag("ordered")
    void a_seed_draws_one_order_and_always_the_same() {
        var orders = new TreeSet<String>();
        for (long seed = 1; seed <= 40; seed++) {
            String order = order(seed);
            assertEquals(order, order(seed));
            orders.add(order);
        }
        assertTrue(orders.size() > 5, orders::toString);
        assertEquals("abcd", virtualTime(VirtualTimeTest::spell));
    }

    private static String order(long seed) {
        return virtualTime(seed, VirtualTimeTest::spell);
    }

    private static String spell() {
        var seen = new StringBuilder();
        gather(() -> seen.append("a"), () -> seen.append("b"), () -> seen.append("c"), () -> seen.append("d"));
        return seen.toString();
    }

    @Test
    @Tag("ordered")
    void exploring_names_the_seed_under_which_an_update_is_lost() {
        var found = assertThrows(AssertionError.class, () -> explore(200, VirtualTimeTest::count));
        var seed = Long.parseLong(found.getMessage().replaceAll("(?s)seed (\\d+) fails: .*", "$1"));
        assertInstanceOf(IllegalStateException.class, found.getCause());
        assertThrows(IllegalStateException.class, () -> virtualTime(seed, VirtualTimeTest::count));
        assertNotEquals(1, seed, "the usual order must be fine");
    }

    /// Two tasks add one each; in some orders one of them reads before the other has written.
    private static void count() {
        var counter = new AtomicInteger();
        Action add = () -> {
            int before = counter.get();
            if (before == 0 && Async.currentTask().name().equals("second")) {
                sleep(0);
            }
            counter.set(before + 1);
        };
        group(g -> {
            g.start("first", add);
            g.start("second", add);
        });
        if (counter.get() != 2) {
            throw new IllegalStateException("lost an update");
        }
    }

    @Test
    void exploring_what_is_right_finds_nothing() {
        explore(100, () -> {
            var box = queue(1);
            gather(() -> box.put("letter"), () -> box.get());
        });
        explore(1, () -> 42);
    }

    @Test
    void misuse_is_named() {
        refuses(NullPointerException.class, "virtualTime: the body is null", () -> virtualTime((Action) null));
        refuses(IllegalArgumentException.class, "at least 1 run, found 0", () -> explore(0, () -> {}));
        refuses(IllegalArgumentException.class, "advance: expected", () -> new VirtualClock().advance(-1));
        refuses(NullPointerException.class, "run: the body is null", () -> new VirtualClock().run(null));
        refuses(NullPointerException.class, "after: the action is null", () -> new VirtualClock().after(1, null));
    }
}
