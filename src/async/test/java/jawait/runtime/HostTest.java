package jawait.runtime;

import static jawait.Async.attempt;
import static jawait.Async.cpu;
import static jawait.Async.currentTask;
import static jawait.Async.generate;
import static jawait.Async.sleep;
import static jawait.Async.supervisor;
import static jawait.Async.task;
import static jawait.Async.toThread;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import jawait.Task;
import org.junit.jupiter.api.Test;

/// What a host of user code relies on.
class HostTest {
    private record Where(Origin origin, ClassLoader loader) {
        static Where here() {
            return new Where(Origin.current(), Thread.currentThread().getContextClassLoader());
        }
    }

    private final ClassLoader loader = new URLClassLoader(new URL[0]);
    private final Origin cell = new Origin(new Object(), "In[1]");

    private <T> Task<T> cell(Callable<T> body) {
        return Root.start(cell, loader, "cell 1", body, () -> {});
    }

    @Test
    void a_root_task_has_origin_loader_and_no_parent() {
        var begun = new AtomicReference<Thread>();
        var root = Root.start(
                cell,
                loader,
                "cell 1",
                () -> {
                    assertSame(begun.get(), Thread.currentThread());
                    assertTrue(Thread.currentThread().isVirtual());
                    return Where.here();
                },
                () -> begun.set(Thread.currentThread()));
        assertEquals(new Where(cell, loader), root.await());
        assertEquals("cell 1", root.name());
        assertEquals(cell, root.origin());
        assertNull(root.parent());
        var nested = task(() -> Root.start(cell, loader, "cell 2", () -> 1, () -> {}));
        assertNull(nested.await().parent());
    }

    @Test
    void all_that_a_cell_starts_has_its_origin_and_loader() {
        var seen = new ConcurrentHashMap<String, Where>();
        cell(() -> {
                    task(() -> seen.put("task", Where.here())).await();
                    task(() -> task(() -> seen.put("grandchild", Where.here())).await())
                            .await();
                    toThread(() -> seen.put("toThread", Where.here())).await();
                    cpu(() -> seen.put("cpu", Where.here())).await();
                    for (Where where : generate((jawait.Yielder<Where> y) -> y.yield(Where.here()))) {
                        seen.put("generator", where);
                    }
                    assertSame(currentTask(), task(() -> currentTask().parent()).await());
                    var told = new CountDownLatch(1);
                    var gate = new CountDownLatch(1);
                    var elsewhere = new Thread[1];
                    Task<?> slow = task(() -> gate.await(30, TimeUnit.SECONDS));
                    slow.onDone(() -> {
                        seen.put("onDone", Where.here());
                        told.countDown();
                    });
                    elsewhere[0] = Thread.ofPlatform()
                            .inheritInheritableThreadLocals(false)
                            .start(gate::countDown);
                    return told.await(30, TimeUnit.SECONDS);
                })
                .await();
        assertEquals(6, seen.size(), seen::toString);
        seen.forEach((what, where) -> assertEquals(new Where(cell, loader), where, what));
        assertNull(toThread(() -> Where.here()).await().origin());
        assertNull(cpu(() -> Where.here()).await().origin());
    }

    @Test
    void every_kind_of_body_carries_origin_and_loader_and_puts_them_back() throws Exception {
        var seen = new ArrayList<Where>();
        List<Runnable> carried = cell(() -> {
                    Runnable runnable = Origin.carry((Runnable) () -> seen.add(Where.here()));
                    Callable<Where> callable = Origin.carry((Callable<Where>) Where::here);
                    Supplier<Where> supplier = Origin.carry((Supplier<Where>) Where::here);
                    Function<Integer, Where> function = Origin.carry((Function<Integer, Where>) n -> Where.here());
                    BiFunction<Integer, Integer, Where> biFunction =
                            Origin.carry((BiFunction<Integer, Integer, Where>) (a, b) -> Where.here());
                    Consumer<Integer> consumer = Origin.carry((Consumer<Integer>) n -> seen.add(Where.here()));
                    BiConsumer<Integer, Integer> biConsumer =
                            Origin.carry((BiConsumer<Integer, Integer>) (a, b) -> seen.add(Where.here()));
                    return List.<Runnable>of(
                            runnable,
                            () -> attempt(() -> seen.add(callable.call())),
                            () -> seen.add(supplier.get()),
                            () -> seen.add(function.apply(1)),
                            () -> seen.add(biFunction.apply(1, 2)),
                            () -> consumer.accept(1),
                            () -> biConsumer.accept(1, 2));
                })
                .await();
        Where before = Where.here();
        for (Runnable body : carried) {
            body.run();
            assertEquals(before, Where.here());
        }
        assertEquals(7, seen.size());
        seen.forEach(where -> assertEquals(new Where(cell, loader), where));
    }

    @Test
    void a_host_finds_the_live_tasks_of_a_cell_and_their_threads() throws Exception {
        var gate = new CountDownLatch(1);
        Task<?> child = cell(() -> task("of cell 1", () -> gate.await(30, TimeUnit.SECONDS)))
                .await();
        assertEquals(List.of(child), Tasks.startedBy(new Origin(cell.key(), "In[1]")));
        assertEquals(List.of(), Tasks.startedBy(new Origin(new Object(), "In[2]")));
        assertTrue(Tasks.live().contains(child));
        while (Tasks.thread(child) == null) {
            Thread.onSpinWait();
        }
        assertTrue(Tasks.thread(child).isVirtual());
        assertEquals(HostTest.class.getName(), child.createdBy().getFirst().getClassName());
        assertEquals(
                1, child.createdBy().size(), () -> "below it there is only the root's thread: " + child.createdBy());
        gate.countDown();
        attempt(child);
    }

    @Test
    void a_failure_that_nobody_asks_for_is_reported_once_with_its_origin() throws Exception {
        Map<Task<?>, AtomicInteger> reports = new ConcurrentHashMap<>();
        Map<Task<?>, Origin> origins = new ConcurrentHashMap<>();
        var looking = new AtomicBoolean(true);
        Tasks.holdReportsWhile(_ -> looking.get());
        Tasks.onUnobservedFailure((origin, task) -> {
            if (origin != null) {
                origins.put(task, origin);
            }
            reports.computeIfAbsent(task, key -> new AtomicInteger()).incrementAndGet();
        });
        try {
            Callable<Object> bad = () -> {
                throw new IOException("boom");
            };
            Task<?> alone = cell(() -> task(bad)).await();
            Task<?> awaited = task(bad);
            attempt(awaited);
            Task<?> looked = task(bad);
            while (!looked.isDone()) {
                Thread.onSpinWait();
            }
            looked.outcome();
            Task<?> cancelled = task(() -> sleep(1000));
            cancelled.cancel();
            Task<?> supervised = supervisor(g -> g.start(bad));
            looking.set(false);
            while (!reports.containsKey(alone) || !reports.containsKey(supervised)) {
                Thread.onSpinWait();
            }
            assertEquals(cell, origins.get(alone));
            assertEquals(1, reports.get(alone).get());
            assertNull(reports.get(awaited));
            assertNull(reports.get(looked));
            assertNull(reports.get(cancelled));
            assertNotNull(alone.createdBy());
        } finally {
            Tasks.onUnobservedFailure((origin, task) -> {});
            Tasks.holdReportsWhile(_ -> false);
        }
    }
}
