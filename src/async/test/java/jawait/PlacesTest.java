package jawait;

import static jawait.Async.cpu;
import static jawait.Async.currentTask;
import static jawait.Async.group;
import static jawait.Async.ps;
import static jawait.Async.pstree;
import static jawait.Async.run;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.tasks;
import static jawait.Async.toThread;
import static jawait.Scene.pass;
import static jawait.Scene.spin;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Where bodies run, and who sees them.
class PlacesTest {
    @Test
    void a_body_can_run_on_a_platform_thread() {
        for (var place : List.<Fn<Action, Task<Void>>>of(Async::toThread, Async::cpu)) {
            var self = new CompletableFuture<Task<?>>();
            var task = Async.await(() -> place.apply(() -> {
                assertFalse(Thread.currentThread().isVirtual());
                self.complete(currentTask());
            }));
            task.await();
            assertSame(task, self.join());
        }
        assertEquals(499500, cpu(() -> IntStream.range(0, 1000).sum()).await());
        assertThrows(
                IOException.class,
                () -> toThread(() -> {
                            throw new IOException("boom");
                        })
                        .await());
    }

    @Test
    void work_on_platform_threads_is_cancelled_and_leaves_the_thread_clean() {
        for (Action endless : new Action[] {() -> sleep(1000), () -> spin()}) {
            var task = toThread(endless);
            until(() -> !task.stack().isEmpty());
            task.cancel();
            assertEquals(new Cancelled<Void>(), task.join());
            assertFalse(toThread(() -> Thread.currentThread().isInterrupted()).await());
        }
    }

    @Test
    void work_that_waits_for_a_core_can_be_cancelled() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        var gate = new CountDownLatch(1);
        var ran = new AtomicBoolean();
        var busy =
                IntStream.range(0, cores).mapToObj(i -> cpu(() -> pass(gate))).toList();
        until(() -> busy.stream().noneMatch(task -> task.toString().contains("queued")));
        var waiting = cpu(() -> ran.set(true));
        assertTrue(waiting.toString().contains("queued"), waiting::toString);
        waiting.cancel();
        assertEquals(new Cancelled<Void>(), waiting.outcome());
        gate.countDown();
        busy.forEach(Task::await);
        cpu(() -> {}).await();
        assertFalse(ran.get());
    }

    @Test
    void a_run_waits_and_cancels_what_is_left() {
        var left = new Task<?>[2];
        assertEquals(42, run(() -> {
            left[0] = task(() -> {
                left[1] = task(() -> sleep(1000));
                sleep(1000);
            });
            until(() -> left[1] != null);
            return 42;
        }));
        assertEquals(new Cancelled<>(), left[0].outcome());
        assertEquals(new Cancelled<>(), left[1].outcome());
        assertThrows(
                IOException.class,
                () -> run(() -> {
                    throw new IOException("boom");
                }));
        run(() -> {});
    }

    @Test
    void live_tasks_are_listed_and_drawn() throws Exception {
        var gate = new CountDownLatch(1);
        var root = task(
                "tree-root",
                () -> group(g -> {
                    g.start("tree-first", () -> pass(gate));
                    g.start(
                            "tree-last",
                            () -> task("tree-leaf", () -> pass(gate)).await());
                }));
        until(() -> pstree().contains("    └── Task[tree-last running, waiting on tree-leaf]\n")
                && pstree().contains("        └── Task[tree-leaf running")
                && pstree().contains("Task[tree-root running, waiting on group"));
        String tree = pstree();
        assertTrue(tree.contains("── Task[tree-root running, waiting on group (2 tasks left)]\n"), tree);
        assertTrue(tree.contains("    ├── Task[tree-first running"), tree);
        String table = ps();
        assertTrue(table.startsWith("id "), table);
        assertTrue(table.lines().anyMatch(line -> line.contains("tree-leaf") && line.endsWith("tree-last")), table);
        assertTrue(tasks().contains(root));
        gate.countDown();
        root.await();
        assertFalse(tasks().contains(root));
        assertFalse(pstree().contains("tree-"));
    }

    @Test
    void a_crowd_is_listed_in_part() {
        var gate = Async.event();
        var crowd = IntStream.range(0, 1500).mapToObj(i -> task(gate::await)).toList();
        assertTrue(ps().contains("… and "), "the rest is counted");
        assertTrue(pstree().lines().count() < 1100);
        gate.set();
        crowd.forEach(Task::await);
    }
}
