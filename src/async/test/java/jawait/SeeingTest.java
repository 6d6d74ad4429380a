package jawait;

import static jawait.Async.async;
import static jawait.Async.await;
import static jawait.Async.gather;
import static jawait.Async.group;
import static jawait.Async.lock;
import static jawait.Async.pstree;
import static jawait.Async.queue;
import static jawait.Async.race;
import static jawait.Async.semaphore;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Async.virtualTime;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;

/// Who waits for whom, since when, and since what.
class SeeingTest {
    @Test
    void a_wait_is_an_edge_from_who_waits_to_who_can_end_it() {
        virtualTime(() -> {
            var slow = task("slow", () -> sleep(10));
            var keen = task("keen", () -> await(slow));
            var both = task("both", () -> gather(slow, keen));
            var taker = task("taker", () -> queue().get());
            sleep(1);
            var graph = AwaitGraph.of(List.of(keen, both, taker, slow));
            assertEquals(List.of(slow), graph.edge(keen).orElseThrow().holders());
            assertEquals(List.of(slow, keen), graph.edge(both).orElseThrow().holders());
            assertEquals(List.of(), graph.edge(taker).orElseThrow().holders());
            assertEquals(List.of(), graph.cycles());
            assertTrue(graph.toString().contains("keen → slow\n"), graph::toString);
            assertTrue(graph.toString().contains("both → gather (2 of 2 left)"), graph::toString);
        });
    }

    @Test
    void the_tree_says_who_holds_a_lock() {
        virtualTime(() -> {
            var lock = lock();
            task("holder", () -> {
                try (var _ = lock.acquire()) {
                    sleep(10);
                }
            });
            task("waiter", () -> lock.acquire().close());
            sleep(1);
            assertTrue(pstree().contains("Task[waiter running, waiting on AsyncLock"), Async::pstree);
            assertTrue(pstree().contains("held by holder"), Async::pstree);
        });
    }

    @Test
    void circles_are_found_over_locks_tasks_groups_and_gathers() {
        var told = assertThrows(
                Deadlock.class,
                () -> virtualTime(() -> {
                    var one = lock();
                    var other = lock();
                    group(g -> {
                        g.start("a", () -> {
                            try (var _ = one.acquire()) {
                                sleep(1);
                                other.acquire().close();
                            }
                        });
                        g.start("b", () -> {
                            try (var _ = other.acquire()) {
                                sleep(1);
                                gather(() -> one.acquire());
                            }
                        });
                        sleep(2);
                        var circle = AwaitGraph.of(Async.tasks()).cycles();
                        assertEquals(1, circle.size(), circle::toString);
                        assertEquals(3, circle.getFirst().size(), circle::toString);
                        assertTrue(pstree().contains("deadlock: a → b → task-"), Async::pstree);
                    });
                }));
        assertTrue(told.getMessage().contains("\n  circle: a → b → task-"), told::getMessage);
    }

    @Test
    void who_waits_for_any_of_several_is_in_no_circle_while_one_of_them_goes_on() {
        virtualTime(() -> {
            var permits = semaphore(2);
            var waiter = new CompletableFuture<Task<?>>();
            var patient = task("patient", () -> {
                try (var _ = permits.acquire()) {
                    await(await(waiter));
                }
            });
            var busy = task("busy", () -> {
                try (var _ = permits.acquire()) {
                    sleep(10);
                }
            });
            sleep(1);
            waiter.complete(task("waiter", () -> permits.acquire().close()));
            var racer = new CompletableFuture<Task<?>>();
            var raced = task("raced", () -> await(await(racer)));
            racer.complete(task("racer", () -> race(busy, raced)));
            sleep(1);
            assertEquals(List.of(), AwaitGraph.of(Async.tasks()).cycles());
            assertFalse(pstree().contains("deadlock"), Async::pstree);
            gather(patient, raced);
        });
    }

    @Test
    void when_none_of_several_goes_on_there_is_a_circle() {
        var told = assertThrows(
                Deadlock.class,
                () -> virtualTime(() -> {
                    var permits = semaphore(2);
                    var waiter = new CompletableFuture<Task<?>>();
                    for (String name : List.of("a", "b")) {
                        task(name, () -> {
                            permits.acquire();
                            await(await(waiter));
                        });
                    }
                    sleep(1);
                    waiter.complete(task("c", () -> permits.acquire()));
                    await(await(waiter));
                }));
        assertTrue(told.getMessage().contains("\n  circle: a → c → a"), told::getMessage);
        assertTrue(told.getMessage().contains("\n  circle: b → c → b"), told::getMessage);
    }

    @Test
    void to_await_who_awaits_me_is_refused_with_the_circle() {
        virtualTime(() -> {
            var tasks = new ArrayList<Task<?>>();
            tasks.add(task("a", () -> {
                sleep(1);
                await(tasks.get(1));
            }));
            tasks.add(task("b", () -> {
                sleep(2);
                await(tasks.get(2));
            }));
            tasks.add(task("c", () -> {
                sleep(3);
                await(tasks.get(0));
            }));
            refuses(
                    Deadlock.class,
                    "awaiting a would never end: c → a → b → c",
                    () -> tasks.get(0).await());
            assertInstanceOf(Failure.class, tasks.get(2).outcome());
        });
    }

    @Test
    void a_circle_with_a_deadline_in_it_is_left_to_the_deadline() {
        virtualTime(() -> {
            var tasks = new ArrayList<Task<?>>();
            tasks.add(task(
                    "a",
                    () -> timeout(5, () -> {
                        await(tasks.get(1));
                    })));
            tasks.add(task("b", () -> {
                sleep(1);
                await(tasks.get(0));
            }));
            assertThrows(TimeoutException.class, () -> await(tasks.get(0)));
            assertInstanceOf(Failure.class, tasks.get(1).join());
        });
    }

    @Test
    void a_task_that_awaits_itself_is_told_so() {
        virtualTime(() -> {
            var self = new ArrayList<Task<?>>();
            self.add(task("me", () -> {
                sleep(1);
                self.getFirst().await();
            }));
            refuses(IllegalStateException.class, "me awaits itself", self.getFirst()::await);
        });
    }

    @Test
    void an_observer_hears_of_everything_in_order_with_the_times() {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        virtualTime(() -> {
            long begin = AsyncClock.current().nanoTime();
            try (var _ = TaskObserver.listen(event -> {
                if (event.task().name().startsWith("seen")) {
                    heard.add(told(event, begin));
                }
            })) {
                var seen = task("seen", () -> sleep(2));
                await(task("seen too", () -> await(seen)));
                var endless = task("seen last", () -> sleep(100));
                sleep(1);
                endless.cancel();
                endless.join();
            }
            await(task("seen no more", () -> {}));
        });
        assertEquals(
                List.of(
                        "seen Created 0",
                        "seen too Created 0",
                        "seen Began 0",
                        "seen Waits 0",
                        "seen too Began 0",
                        "seen too Waits 0",
                        "seen Resumed 2",
                        "seen Ended 2",
                        "seen too Resumed 2",
                        "seen too Ended 2",
                        "seen last Created 2",
                        "seen last Began 2",
                        "seen last Waits 2",
                        "seen last Cancelling 3",
                        "seen last Resumed 3",
                        "seen last Ended 3"),
                List.copyOf(heard));
    }

    private static String told(TaskEvent event, long begin) {
        return event.task().name() + " " + event.getClass().getSimpleName() + " "
                + (event.nanoTime() - begin) / 1_000_000_000;
    }

    @Test
    void an_observer_that_throws_harms_nobody() {
        try (var _ = TaskObserver.listen(event -> {
            throw new IllegalStateException("an observer that throws");
        })) {
            assertEquals(42, await(task(() -> 42)));
        }
        refuses(NullPointerException.class, "listen: the observer is null", () -> TaskObserver.listen(null));
    }

    @Test
    void a_dump_tells_all_of_a_task() {
        virtualTime(() -> {
            var slow = task("slow", () -> sleep(10));
            var keen = task("keen", () -> await(slow));
            sleep(1);
            String dump = keen.dump();
            assertTrue(
                    dump.startsWith("Task[keen running, waiting on slow]\n  number " + keen.id() + ", age 1 s"), dump);
            assertTrue(dump.contains("started by virtualTime\n"), dump);
            assertTrue(dump.contains("  waits: keen → slow\n"), dump);
            assertTrue(dump.contains("  runs\n    at "), dump);
        });
    }

    @Test
    void who_holds_the_carriers_is_named_once_and_the_others_run() throws Exception {
        Queue<Watchdog.Holder> held = new ConcurrentLinkedQueue<>();
        int carriers = Runtime.getRuntime().availableProcessors();
        List<Task<Void>> greedy = new ArrayList<>();
        try (var _ = Watchdog.start(held::add)) {
            for (int i = 0; i < 2 * carriers; i++) {
                greedy.add(task("greedy-" + i, () -> Scene.spin()));
            }
            var modest = task("modest", () -> 42);
            assertEquals(42, modest.get(Scene.LONG.toSeconds(), java.util.concurrent.TimeUnit.SECONDS));
            until(() -> held.size() >= carriers);
            greedy.forEach(Task::cancel);
            greedy.forEach(Task::join);
        }
        var named = List.copyOf(held); // a report that was under way may still come
        assertEquals(
                named.size(),
                named.stream().map(Watchdog.Holder::task).distinct().count());
        assertTrue(named.stream().allMatch(holder -> holder.task().name().startsWith("greedy-")), named::toString);
        assertTrue(held.peek().toString().contains("holds a carrier at "), held.peek()::toString);
        refuses(NullPointerException.class, "start: the report is null", () -> Watchdog.start(null));
    }

    @Test
    void who_holds_a_carrier_for_a_moment_is_not_named() {
        Queue<Watchdog.Holder> held = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + 60_000_000;
        try (var _ = Watchdog.start(held::add)) {
            gather(IntStream.range(0, 2 * Runtime.getRuntime().availableProcessors())
                    .mapToObj(_ -> async(() -> {
                        while (System.nanoTime() < end) {
                            Thread.onSpinWait();
                        }
                    })));
        }
        assertEquals(List.of(), List.copyOf(held));
    }

    private static final CountDownLatch GATE = new CountDownLatch(1);

    private static final class Slow {
        static final int VALUE = made();

        private static int made() {
            try {
                GATE.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 42;
        }
    }

    @Test
    void who_blocks_its_carrier_in_a_class_initialiser_is_named() {
        Queue<Watchdog.Holder> held = new ConcurrentLinkedQueue<>();
        List<Task<Integer>> blocked = new ArrayList<>();
        try (var _ = Watchdog.start(held::add)) {
            blocked.add(task("blocking", () -> Slow.VALUE));
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                blocked.add(task("kept", () -> Slow.VALUE));
            }
            until(() -> held.stream()
                    .anyMatch(holder -> holder.stack().stream()
                            .anyMatch(frame -> frame.getMethodName().equals("made"))));
        } finally {
            GATE.countDown();
            blocked.forEach(Task::join);
        }
    }

    @Test
    void a_report_that_fails_ends_no_watch() {
        Queue<Watchdog.Holder> held = new ConcurrentLinkedQueue<>();
        List<Task<Void>> greedy = new ArrayList<>();
        try (var _ = Watchdog.start(holder -> {
            held.add(holder);
            throw new AssertionError("a report that fails");
        })) {
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                greedy.add(task("greedy-" + i, () -> Scene.spin()));
            }
            until(() -> held.size() >= 2);
        } finally {
            greedy.forEach(Task::cancel);
            greedy.forEach(Task::join);
        }
    }

    @Test
    void when_the_last_watch_ends_there_are_as_many_carriers_as_before_the_first() {
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        int before = scheduler.getParallelism();
        var first = Watchdog.start(held -> {});
        scheduler.setParallelism(before + 1); // as it does when carriers are held
        var second = Watchdog.start(held -> {});
        first.close();
        second.close();
        second.close();
        assertEquals(before, scheduler.getParallelism());
    }

    @Test
    void to_end_one_listening_twice_ends_no_other() {
        var seen = new AtomicInteger();
        TaskObserver counter = event -> seen.incrementAndGet();
        var first = TaskObserver.listen(counter);
        try (var _ = TaskObserver.listen(counter)) {
            first.close();
            first.close();
            await(task(() -> 42));
            assertTrue(seen.get() > 0);
        }
    }
}
