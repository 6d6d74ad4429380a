package jawait;

import static jawait.Async.await;
import static jawait.Async.currentTask;
import static jawait.Async.gather;
import static jawait.Async.moveOnAfter;
import static jawait.Async.race;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Async.toThread;
import static jawait.Scene.pass;
import static jawait.Scene.refuses;
import static jawait.Scene.spin;
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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `toThread` and `cpu`: bodies on platform threads.
class PoolsTest {
    private static final IOException BOOM = new IOException("boom");

    enum Place {
        THREAD("jawait-blocking-"),
        CPU("jawait-cpu-");

        final String names;

        Place(String names) {
            this.names = names;
        }

        <T> Task<T> start(Callable<T> body) {
            return this == THREAD ? toThread(body) : Async.cpu(body);
        }

        Task<Void> start(Action body) {
            return this == THREAD ? toThread(body) : Async.cpu(body);
        }
    }

    private final CountDownLatch gate = new CountDownLatch(1);

    @ParameterizedTest
    @EnumSource
    void a_body_runs_on_a_daemon_of_the_pool(Place place) {
        Thread thread = await(place.start(Thread::currentThread));
        assertTrue(thread.getName().startsWith(place.names), thread::toString);
        assertTrue(thread.isDaemon());
        assertFalse(thread.isVirtual());
    }

    @ParameterizedTest
    @EnumSource
    void a_body_is_a_child_of_who_started_it(Place place) {
        assertTrue(await(task(() -> {
            Task<?> starter = currentTask();
            Task<Task<?>> child = place.start(Async::currentTask);
            return await(child) == child && child.parent() == starter;
        })));
        assertNull(currentTask());
    }

    @ParameterizedTest
    @EnumSource
    void a_failure_is_the_same_object_and_its_trace_goes_on(Place place) {
        Task<Object> task = place.start((Callable<Object>) () -> {
            throw new IOException("traced");
        });
        var error = assertThrows(IOException.class, () -> await(task));
        assertSame(error, assertThrows(IOException.class, () -> await(task)));
        String trace = Arrays.toString(error.getStackTrace());
        assertTrue(trace.contains("a_failure_is_the_same_object"), trace);
        assertFalse(trace.contains("ForkJoin") || trace.contains("ThreadPoolExecutor"), trace);
    }

    @ParameterizedTest
    @EnumSource
    void a_blocking_body_and_a_computing_one_are_cancelled(Place place) {
        for (Action endless : new Action[] {() -> sleep(1000), () -> spin()}) {
            var task = place.start(endless);
            until(() -> !task.stack().isEmpty());
            assertTrue(task.cancel());
            assertEquals(new Cancelled<Void>(), task.join());
            assertFalse(task.cancel());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_next_body_on_the_thread_is_not_interrupted(Place place) {
        for (int i = 0; i < 300; i++) {
            var task = place.start(() -> sleep(1000));
            if (i % 2 == 0) {
                until(() -> !task.toString().contains("queued"));
            }
            task.cancel();
            assertFalse(await(place.start(() -> Thread.currentThread().isInterrupted())));
            assertEquals(new Cancelled<Void>(), task.join());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_body_that_ends_all_the_same_has_its_value(Place place) {
        var task = place.start(() -> {
            assertThrows(InterruptedException.class, () -> sleep(1000));
            return "late";
        });
        until(() -> task.toString().contains("sleeping"));
        task.cancel();
        assertEquals("late", await(task));
        assertFalse(task.isCancelled());
    }

    @ParameterizedTest
    @EnumSource
    void a_timeout_cancels_the_body(Place place) {
        var task = place.start(() -> sleep(1000));
        assertThrows(TimeoutException.class, () -> timeout(.001, task));
        assertEquals(new Cancelled<Void>(), task.join());
        assertFalse(await(place.start(() -> moveOnAfter(.001, () -> sleep(1000)))));
    }

    @ParameterizedTest
    @EnumSource
    void being_cancelled_while_awaiting_it_leaves_the_body_alone(Place place) {
        var body = place.start(() -> {
            pass(gate);
            return 42;
        });
        var waiting = task(() -> await(body));
        until(() -> waiting.toString().contains("waiting on"));
        waiting.cancel();
        assertEquals(new Cancelled<Integer>(), waiting.join());
        gate.countDown();
        assertEquals(42, await(body));
    }

    @ParameterizedTest
    @EnumSource
    void bodies_that_await_bodies_nest_deeper_than_there_are_places(Place place) {
        assertEquals(300, await(nested(place, 300)));
    }

    private static Task<Integer> nested(Place place, int depth) {
        return place.start(() -> depth == 0 ? 0 : 1 + await(nested(place, depth - 1)));
    }

    @ParameterizedTest
    @EnumSource
    void bodies_that_gather_bodies_nest_too(Place place) {
        assertEquals(55, await(fibonacci(place, 10)));
        Integer sum = await(place.start(() -> Async.<Integer>group(g -> {
            Task<Integer> one = g.start(() -> await(place.start(() -> 1)));
            Task<Integer> two = g.start(() -> await(place.start(() -> await(place.start(() -> 2)))));
            return await(one) + await(two);
        })));
        assertEquals(3, sum);
    }

    private static Task<Integer> fibonacci(Place place, int n) {
        return place.start(() -> n < 2
                ? n
                : gather(fibonacci(place, n - 1), fibonacci(place, n - 2)).stream()
                        .mapToInt(x -> x)
                        .sum());
    }

    @Test
    void bodies_of_both_pools_nest_in_each_other() {
        assertEquals(
                "thread cpu thread",
                await(toThread(() -> "thread " + await(Async.cpu(() -> "cpu " + await(toThread(() -> "thread")))))));
    }

    @ParameterizedTest
    @EnumSource
    void many_bodies_are_gathered_in_order(Place place) {
        List<Integer> all = IntStream.range(0, 3000).boxed().toList();
        assertEquals(all, gather(all, i -> await(place.start(() -> i))));
    }

    @ParameterizedTest
    @EnumSource
    void the_loser_of_a_race_is_stopped(Place place) {
        var stopped = new CountDownLatch(1);
        assertEquals(
                "fast",
                race(
                        () -> await(place.start(() -> "fast")),
                        () -> timeout(1000, place.start(() -> {
                            try {
                                sleep(1000);
                            } finally {
                                stopped.countDown();
                            }
                            return "slow";
                        }))));
    }

    @ParameterizedTest
    @EnumSource
    void a_body_has_the_loader_of_its_starter_and_the_thread_keeps_none(Place place) {
        var loader = new ClassLoader() {};
        Thread.currentThread().setContextClassLoader(loader);
        try {
            assertSame(loader, await(place.start(() -> Thread.currentThread().getContextClassLoader())));
        } finally {
            Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
        }
        await(place.start(() -> Thread.currentThread().setContextClassLoader(loader)));
        for (int i = 0; i < 10; i++) {
            assertNotSame(loader, await(place.start(() -> Thread.currentThread().getContextClassLoader())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void misuse_is_named(Place place) {
        refuses(NullPointerException.class, "the body is null", () -> place.start((Callable<?>) null));
        refuses(NullPointerException.class, "the body is null", () -> place.start((Action) null));
        Coroutine<Integer> used = Async.async(() -> 1);
        assertEquals(1, await(place.start(used)));
        refuses(IllegalStateException.class, "cannot reuse already awaited coroutine", () -> place.start(used));
        refuses(
                IllegalStateException.class,
                "awaits itself",
                () -> await(place.start(() -> await((Task<?>) currentTask()))));
    }

    @Test
    void parallel_streams_and_forks_of_a_body_run_on_its_pool() {
        Set<String> names = ConcurrentHashMap.newKeySet();
        Async.cpu(() -> IntStream.range(0, 1000).parallel().forEach(i -> {
                    names.add(Thread.currentThread().getName());
                    Thread.onSpinWait();
                }))
                .await();
        int leaves = await(Async.cpu(() -> new Halves(64, names).invoke()));
        assertEquals(64, leaves);
        assertTrue(names.stream().allMatch(name -> name.startsWith("jawait-cpu-")), names::toString);
    }

    private static final class Halves extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;
        private final int size;
        private final transient Set<String> names;

        Halves(int size, Set<String> names) {
            this.size = size;
            this.names = names;
        }

        @Override
        protected Integer compute() {
            names.add(Thread.currentThread().getName());
            if (size == 1) {
                return 1;
            }
            var left = new Halves(size / 2, names);
            left.fork();
            return new Halves(size - size / 2, names).invoke() + left.join();
        }
    }

    @Test
    void a_fork_that_fails_fails_its_body_with_the_same_kind_of_error() {
        Task<Integer> task = Async.cpu(
                () -> IntStream.range(0, 100).parallel().map(i -> i / (i - 50)).sum());
        assertThrows(ArithmeticException.class, () -> await(task));
    }

    @Test
    void so_many_bodies_block_at_a_time_and_the_others_can_be_cancelled_in_the_queue() throws Exception {
        var running = new AtomicInteger();
        Action body = () -> {
            running.incrementAndGet();
            pass(gate);
        };
        List<Task<Void>> all = IntStream.range(0, Pools.MOST_BLOCKING + 20)
                .mapToObj(i -> toThread(body))
                .toList();
        until(() -> running.get() == Pools.MOST_BLOCKING);
        Task<Void> last = all.getLast();
        assertEquals("Task[" + last.name() + " queued]", last.toString());
        assertTrue(last.cancel());
        assertEquals(new Cancelled<Void>(), last.outcome());
        assertEquals(Pools.MOST_BLOCKING, running.get());
        gate.countDown();
        all.subList(0, all.size() - 1).forEach(Task::await);
        assertEquals(all.size() - 1, running.get());
    }

    @Test
    void a_crowd_is_served_in_order_and_never_larger_than_allowed() throws Exception {
        var crowd = new Crowd(2);
        var inside = new AtomicInteger();
        var peak = new AtomicInteger();
        var order = new CopyOnWriteArrayList<Integer>();
        var done = new CountDownLatch(500);
        for (int i = 0; i < 500; i++) {
            int number = i;
            crowd.execute(() -> {
                peak.accumulateAndGet(inside.incrementAndGet(), Math::max);
                order.add(number);
                Thread.yield();
                inside.decrementAndGet();
                done.countDown();
            });
        }
        pass(done);
        assertTrue(peak.get() <= 2, "peak: " + peak);
        var sorted = new ArrayList<>(order);
        sorted.sort(null);
        assertEquals(IntStream.range(0, 500).boxed().toList(), sorted);
    }

    @Test
    void a_crowd_of_one_runs_one_after_the_other_from_many_threads() throws Exception {
        var crowd = new Crowd(1);
        var count = new int[1];
        var done = new CountDownLatch(4000);
        gather(List.of(1, 2, 3, 4), x -> {
            for (int i = 0; i < 1000; i++) {
                crowd.execute(() -> {
                    count[0]++;
                    done.countDown();
                });
            }
            return x;
        });
        pass(done);
        assertEquals(4000, count[0]);
    }

    @ParameterizedTest
    @EnumSource
    void an_outcome_is_the_bodys(Place place) {
        assertEquals(new Failure<>(BOOM), Async.attempt(place.start((Callable<Object>) () -> {
            throw BOOM;
        })));
        assertEquals(new Success<>(null), Async.attempt(place.start(() -> {})));
    }
}
