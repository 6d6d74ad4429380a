package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells that wait for what will not come say so; cells that wait for what may come do not.
class StuckCellTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    /// Runs the cell until it says that it is stuck, and interrupts it.
    private String stuck(String source) throws Exception {
        var cell = notebook.start(source);
        int number = notebook.last();
        notebook.until(
                "the report", () -> cell.isDone() || notebook.output(number).contains("[shown "));
        assertFalse(cell.isDone(), () -> Notebook.describe(cell.join()));
        assertTrue(notebook.output(number).contains("Interrupt the cell to end it."), notebook.output(number));
        notebook.session.interrupt();
        notebook.session.interrupt();
        cell.get(20, TimeUnit.SECONDS);
        return notebook.output(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue().get()",
                "var full = queue(1); full.put(1); full.put(2);",
                "event().await();",
                "var once = semaphore(1); once.acquire(); once.acquire();",
                "barrier(2).await();",
                "var q = queue(); gather(() -> q.get(), () -> q.get())",
                "var q = queue(); await(task(\"taker\", () -> q.get()))",
            })
    void what_nobody_is_left_to_bring_about(String source) throws Exception {
        String said = stuck(source);
        assertTrue(said.contains("Deadlock: In[1]"), said);
        assertTrue(said.contains("nobody is left"), said);
        assertTrue(said.contains("Cell In[1], line 1"), said);
    }

    @Test
    void locks_taken_in_two_orders_are_a_circle_of_which_all_is_told() throws Exception {
        String said = stuck("""
                var one = lock(); var two = lock(); var met = barrier(2);
                var first = task("first", () -> { try (var _ = one.acquire()) { met.await(); two.acquire(); } });
                var second = task("second", () -> { try (var _ = two.acquire()) { met.await(); one.acquire(); } });
                gather(first, second)""");
        assertTrue(said.contains("Deadlock: In[1] and 2 tasks wait for each other"), said);
        assertTrue(said.contains("circle: first → second → first"), said);
        assertTrue(said.contains("first waits for AsyncLock"), said);
        assertTrue(said.contains("Cell In[1], line 2"), said);
        assertEquals(said.indexOf("Deadlock"), said.lastIndexOf("Deadlock"), "once");
    }

    @Test
    void locks_of_the_jdk_are_known_by_their_owners() throws Exception {
        String said = stuck("""
                import java.util.concurrent.locks.*;
                var one = new ReentrantLock(); var two = new ReentrantLock(); var met = barrier(2);
                var first = task("first", () -> { one.lock(); met.await(); two.lockInterruptibly(); });
                var second = task("second", () -> { two.lock(); met.await(); one.lockInterruptibly(); });
                gather(first, second)""");
        assertTrue(said.contains("Deadlock: In[1] and 2 tasks wait for each other"), said);
        assertTrue(said.contains("first waits for ReentrantLock"), said);
    }

    @Test
    void tasks_that_await_each_other() throws Exception {
        String said = stuck("""
                var names = new ConcurrentHashMap<String, Task<?>>();
                var gate = event();
                names.put("a", task("a", () -> { gate.await(); attempt(() -> await(names.get("b"))); }));
                names.put("b", task("b", () -> { gate.await(); queue().get(); }));
                gate.set();
                await(names.get("a"));""");
        assertTrue(said.contains("a waits for b"), said);
        assertTrue(said.contains("b waits for an item of AsyncQueue"), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new CountDownLatch(1).await();",
                "new LinkedBlockingQueue<Integer>().take()",
                "var full = new ArrayBlockingQueue<Integer>(1); full.put(1); full.put(2);",
                "new SynchronousQueue<Integer>().take()",
                "var q = new LinkedBlockingQueue<Integer>(); gather(() -> q.take(), () -> q.take())",
            })
    void what_the_jdk_does_not_tell_of_seems_so(String source) throws Exception {
        String said = stuck(source);
        assertTrue(said.contains("seems stuck"), said);
        assertFalse(said.contains("Deadlock"), said);
    }

    @Test
    void the_time_limit_of_an_earlier_cell_is_nobody_who_may_act() throws Exception {
        notebook.gives("%%timeout 1m\n5", "5");
        assertTrue(stuck("queue().get()").contains("Deadlock: In[2]"));
    }

    @Test
    void what_the_jdk_wakes_readers_with_is_nobody_who_may_act() throws Exception {
        notebook.runs("""
                try (var server = new ServerSocket(0); var client = new Socket("127.0.0.1", server.getLocalPort())) {
                    var reading = task("reading", () -> client.getInputStream().read());
                    while (!reading.stack().toString().contains("park")) { sleep(.01); }
                    server.accept().getOutputStream().write(1);
                    await(reading);
                }""");
        assertTrue(stuck("queue().get()").contains("Deadlock: In[2]"));
    }

    @Test
    void an_idle_worker_of_the_common_pool_is_nobody_who_may_act() throws Exception {
        notebook.runs("CompletableFuture.runAsync(() -> {}).join();");
        assertTrue(stuck("queue().get()").contains("Deadlock: In[2]"));
    }

    @Test
    void the_picture_is_a_graph_of_mermaid() throws Exception {
        stuck("task(\"<b>\\\"x\\\"\", () -> queue().get()).await()");
        var picture = notebook.pictures.getLast();
        String graph = String.valueOf(picture.get("text/vnd.mermaid"));
        assertTrue(graph.startsWith("flowchart LR\n"), graph);
        assertFalse(graph.contains("<b>"), graph);
        assertTrue(graph.contains("n0[\"In#91;1#93;\"]"), graph);
        assertTrue(graph.endsWith("linkStyle default stroke:#888888\n"), graph);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleep(2.5)",
                "await(task(() -> sleep(2.5)))",
                "var q = queue(); task(() -> { sleep(2.5); q.put(1); }); q.get()",
                "var q = queue(); var t = new Thread(() -> { try { TimeUnit.MILLISECONDS.sleep(2500); q.put(1); } catch (Exception e) {} }); t.start(); q.get()",
                "var q = new LinkedBlockingQueue<Integer>(); task(() -> { sleep(2.5); q.put(1); }); q.take()",
                "var q = new LinkedBlockingQueue<Integer>(); var p = Executors.newFixedThreadPool(1); p.submit(() -> { TimeUnit.MILLISECONDS.sleep(2500); return q.add(1); }); q.take()",
                "var q = queue(); Thread.startVirtualThread(() -> { try { TimeUnit.MILLISECONDS.sleep(2500); q.put(1); } catch (Exception e) {} }); q.get()",
                "var q = queue(); CompletableFuture.delayedExecutor(2500, TimeUnit.MILLISECONDS).execute(() -> attempt(() -> { q.put(1); return 1; })); q.get()",
                "attempt(() -> timeout(2.5, () -> queue().get()))",
                "attempt(() -> gather(() -> timeout(2.5, () -> queue().get()), () -> sleep(9)))",
                "await(CompletableFuture.supplyAsync(() -> 1, CompletableFuture.delayedExecutor(2500, TimeUnit.MILLISECONDS)))",
                "var server = new java.net.ServerSocket(0); server.setSoTimeout(2500); attempt(() -> server.accept())",
                "var s = Executors.newScheduledThreadPool(1); var q = queue(); s.schedule(() -> { q.put(1); return 1; }, 2500, TimeUnit.MILLISECONDS); q.get()",
                "var ss = new java.net.ServerSocket(0); var q = queue(); Thread.startVirtualThread(() -> { try { q.put(ss.accept()); } catch (Exception e) {} }); new ProcessBuilder(\"bash\", \"-c\", \"sleep 2.5; : > /dev/tcp/127.0.0.1/\" + ss.getLocalPort()).start(); q.get()",
                "var a = queue(); var b = queue(); var echo = task(() -> { while (true) b.put(a.get()); }); for (long end = System.nanoTime() + 2_500_000_000L; System.nanoTime() < end; ) { a.put(1); b.get(); } echo.cancel();",
            })
    void what_may_come_is_waited_for_in_silence(String source) {
        notebook.runs(source);
        String said = notebook.output(notebook.last());
        assertFalse(said.contains("Deadlock") || said.contains("stuck"), said);
    }

    @Test
    void the_task_of_another_cell_may_bring_it_about() {
        notebook.does("var q = queue(); var filler = task(\"filler\", () -> { sleep(2.5); q.put(1); });");
        notebook.gives("q.get()", "1");
        assertFalse(notebook.output(2).contains("Deadlock"), notebook.output(2));
    }

    @Test
    void who_asks_the_user_waits_for_the_user() throws Exception {
        CompletableFuture<Outcome> cell =
                notebook.start("var q = queue(); task(() -> q.put(input(\"name? \"))); q.get()");
        notebook.cellsMayTake(TimeUnit.SECONDS.toMillis(3), cell);
        notebook.willType("ada");
        cell.get(20, TimeUnit.SECONDS);
        assertFalse(notebook.output(1).contains("Deadlock"), notebook.output(1));
    }
}
