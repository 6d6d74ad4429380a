package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jawait.AwaitGraph;
import jawait.Task;
import jawait.engine.problem.Problem;
import jawait.runtime.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The user's interrupt means the running cell, and always shows as an error.
class InterruptTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    /// Starts a cell that prints `go` when it is where it will be stuck, interrupts it, and expects that it
    /// ends: soon, since else it would be left behind.
    private Problem interrupt(String stuck) {
        var run = notebook.start("System.out.println(\"go\");\n" + stuck);
        int cell = notebook.last();
        notebook.awaitOutput(cell, "go");
        notebook.until(
                "the cell to be past its first line",
                () -> run.isDone()
                        || Tasks.live().stream()
                                .anyMatch(task -> task.name().equals("In[" + cell + "]")
                                        && task.stack().stream()
                                                .anyMatch(f -> f.getClassName().startsWith("REPL"))));
        notebook.session.interrupt();
        Outcome outcome = run.join();
        assertTrue(outcome instanceof Outcome.Interrupted, () -> stuck + "\n" + Notebook.describe(outcome));
        Problem problem = java.util.Objects.requireNonNull(outcome.failure());
        assertFalse(Notebook.plain(problem).contains("cannot be stopped"), () -> Notebook.plain(problem));
        assertEquals("java.lang.InterruptedException", problem.name());
        assertTrue(problem.message().contains("interrupted"), problem.message());
        return problem;
    }

    @Test
    void everything_that_java_can_stop_stops() {
        interrupt("while (true) {}");
        interrupt("long n = 0; for (;;) n++;");
        notebook.does("int down(int n) { return n == 0 ? 0 : down(n - 1) + down(n - 1); }");
        interrupt("down(200)");
        interrupt("IntStream.iterate(0, i -> i + 1).filter(i -> i < 0).findFirst()");
        interrupt("java.util.stream.LongStream.range(0, Long.MAX_VALUE).parallel().map(i -> i ^ 1).sum()");
        interrupt("new java.util.concurrent.LinkedBlockingQueue<Integer>().take()");
        interrupt("sleep(60)");
        interrupt("Thread.sleep(60_000)");
        interrupt("await(task(\"long\", () -> sleep(60)))");
        interrupt("gather(() -> sleep(60), () -> sleep(60))");
        interrupt("new CompletableFuture<Integer>().join()");
        interrupt("new CompletableFuture<Integer>().get()");
        interrupt("try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());"
                + " var client = new Socket(server.getInetAddress(), server.getLocalPort())) {"
                + " client.getInputStream().read(); }");
        interrupt("System.in.read()");
        interrupt("new Scanner(System.in).nextLine()");
    }

    @Test
    void a_lock_that_another_task_holds_does_not_hold_the_interrupt() {
        notebook.does("import java.util.concurrent.locks.*;")
                .does("var lock = new ReentrantLock(); var held = new CountDownLatch(1);")
                .does("var holder = task(\"holder\", () -> { lock.lock(); held.countDown(); sleep(60); });")
                .runs("held.await();");
        interrupt("lock.lock()");
        interrupt("lock.lockInterruptibly()");
        notebook.gives("holder.isDone()", "false");
    }

    @Test
    void the_report_says_where_the_cell_was() {
        var run = notebook.start("int n = 0;\nSystem.out.println(\"go\");\nwhile (n >= 0)\n    n = (n + 1) % 7;\nn++;");
        notebook.awaitOutput(1, "go");
        notebook.session.interrupt();
        Problem problem = java.util.Objects.requireNonNull(run.join().failure());
        assertTrue(Notebook.plain(problem).matches("(?s).*, line [2345]\\b.*"), Notebook.plain(problem));
    }

    @Test
    void clean_up_with_loops_and_calls_completes() {
        notebook.does("var closed = new ArrayList<Integer>();").does("void close(int i) { closed.add(i); }");
        String cleanUp = " finally { for (int i = 0; i < 5; i++) close(i); }";
        for (String stuck : java.util.List.of(
                "try { while (true) {} }" + cleanUp,
                "try { sleep(60); }" + cleanUp,
                "try { Thread.sleep(60_000); } catch (InterruptedException e) { throw e; }" + cleanUp)) {
            notebook.runs("closed.clear();");
            interrupt(stuck);
            notebook.gives("closed", "[0, 1, 2, 3, 4]");
        }
        for (String stuck : java.util.List.of("while (true) {}", "sleep(60);")) {
            notebook.does("closed.clear();")
                    .fails(
                            "timeout(2.5, () -> { try { " + stuck + " }" + cleanUp + " });",
                            "java.util.concurrent.TimeoutException")
                    .gives("closed", "[0, 1, 2, 3, 4]")
                    .does("closed.clear(); var in = new CountDownLatch(1);")
                    .does("var t = task(() -> { try { in.countDown(); " + stuck + " }" + cleanUp + " });")
                    .runs("in.await(); t.cancel(); outcomes(t);")
                    .gives("closed", "[0, 1, 2, 3, 4]")
                    .gives("t.isCancelled()", "true");
        }
    }

    @Test
    void tasks_of_other_cells_go_on() {
        notebook.does("volatile long beat = 0;")
                .does("var heart = task(\"heart\", () -> { while (true) { beat++; Thread.onSpinWait(); } });");
        interrupt("while (true) {}");
        notebook.gives("heart.isDone()", "false").does("long before = beat; while (beat == before) sleep(0.01);");
    }

    @Test
    void what_the_cell_awaits_of_its_own_stops_with_it_and_nothing_else() {
        notebook.does("var other = task(\"other\", () -> sleep(60));");
        var run = notebook.start("""
                task("aside", () -> sleep(60));
                await(task("own", () -> await(task("inner", () -> sleep(60)))));""");
        notebook.until(
                "one to await the other",
                () -> AwaitGraph.of(Tasks.live()).edges().stream()
                                .filter(edge -> edge.on() instanceof Task<?>)
                                .count()
                        == 2);
        notebook.session.interrupt();
        assertTrue(run.join() instanceof Outcome.Interrupted, () -> Notebook.describe(run.join()));
        notebook.until("both to have ended", () -> !isLive("own") && !isLive("inner"));
        interrupt("await(other)");
        assertTrue(isLive("aside") && isLive("other"), () -> Tasks.live().toString());
    }

    private static boolean isLive(String name) {
        return Tasks.live().stream().anyMatch(task -> task.name().equals(name));
    }

    @Test
    void a_cell_that_swallows_the_interrupt_is_still_an_error_and_what_follows_does_not_run() {
        notebook.does("var ran = new ArrayList<String>();");
        interrupt(
                "try { while (true) {} } catch (Throwable t) { ran.add(\"caught\"); }\nint next = 1;\nran.add(\"no\");");
        notebook.gives("ran", "[caught]");
    }

    @Test
    void a_cell_that_cannot_be_stopped_is_left_behind_and_the_next_one_runs() {
        Problem problem = interruptStubborn("Object monitor = new Object(); var inside = new CountDownLatch(1);"
                + " var holder = Thread.startVirtualThread(() -> { synchronized (monitor) { inside.countDown(); LockSupport.park(); } });"
                + " inside.await(); synchronized (monitor) { }");
        String report = Notebook.plain(problem);
        assertTrue(report.contains("cannot be stopped"), report);
        assertTrue(report.matches("(?s).*still running in the background since \\d\\d:\\d\\d:\\d\\d.*"), report);
        assertTrue(report.contains("line 1"), report);
        notebook.gives("1 + 1", "2").runs("LockSupport.unpark(holder); holder.join();");
        notebook.until(
                "the cell left behind to end",
                () -> notebook.output(notebook.last() - 2).contains("has ended"));
    }

    private Problem interruptStubborn(String stuck) {
        notebook.does("import java.util.concurrent.locks.*;");
        var run = notebook.start(stuck);
        int cell = notebook.last();
        notebook.until(
                "the cell to wait for the monitor",
                () -> Tasks.live().stream()
                        .filter(task -> task.name().equals("In[" + cell + "]"))
                        .map(jawait.runtime.Tasks::thread)
                        .anyMatch(thread -> thread != null && thread.getState() == Thread.State.BLOCKED));
        notebook.session.interrupt();
        return java.util.Objects.requireNonNull(run.join().failure());
    }

    @Test
    void an_interrupt_while_idle_does_nothing() {
        assertEquals("", notebook.session.interrupt());
        notebook.gives("1 + 1", "2");
    }

    @Test
    void a_second_interrupt_cancels_the_tasks_of_the_cell_and_a_third_those_of_the_session() {
        notebook.does("var early = task(\"early\", () -> sleep(60)); var late = new Task<?>[1];");
        String cell = "late[0] = task(\"late\", () -> sleep(60));\nSystem.out.println(\"go\");\n"
                + "while (true) { try { sleep(60); } catch (Exception e) { System.out.println(\"swallowed\"); } }";
        var run = notebook.start(cell);
        notebook.awaitOutput(notebook.last(), "go");
        assertTrue(notebook.session.interrupt().startsWith("interrupted In["));
        notebook.awaitOutput(notebook.last(), "swallowed");
        assertEquals(
                "interrupted In[2] again and cancelled 1 tasks that it started: late", notebook.session.interrupt());
        run.join();
        notebook.runs("outcomes(late[0])")
                .gives("late[0].isCancelled()", "true")
                .gives("early.isDone()", "false");
    }
}
