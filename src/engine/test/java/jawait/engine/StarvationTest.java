package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Work that holds every carrier does not keep the next cell from running.
class StarvationTest {
    /// The tasks go on for ever: a cell that waited for them would never end.
    private static final long PATIENCE_SECONDS = 60;

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void two_tasks_that_compute_do_not_stop_the_next_cell() throws Exception {
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            notebook.runs("task(() -> { while (true) {} })");
        }
        var next = notebook.start("await(task(() -> 6 * 7))");
        assertTrue(next.get(PATIENCE_SECONDS, TimeUnit.SECONDS) instanceof Outcome.Value);
    }

    @Test
    void class_initialisers_that_wait_for_a_task_do_not_stop_the_next_cell() throws Exception {
        notebook.does("var go = new CountDownLatch(1);")
                .does("int viaTask(int n) { return await(task(() -> { go.await(); return n; })); }")
                .does("class Left { static int n = viaTask(1); }")
                .does("class Right { static int n = viaTask(2); }")
                .does("var left = task(() -> Left.n); var right = task(() -> Right.n);");
        var next = notebook.start("await(task(() -> { go.countDown(); return 0; }));\nawait(left) + await(right)");
        Outcome outcome = next.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertTrue(
                outcome instanceof Outcome.Value value && value.shown().text().equals("3"), Notebook.describe(outcome));
    }

    @Test
    void initialisers_that_wait_for_their_own_lambda_deadlock_alone() throws Exception {
        notebook.does("class Knot { static int v = await(task(() -> { sleep(0.3); return 1; })); }")
                .does("class Knot2 { static int v = await(task(() -> { sleep(0.3); return 2; })); }");
        var same = notebook.start("var wa = task(() -> Knot.v); var wb = task(() -> Knot2.v); sleep(.2); 1");
        assertTrue(same.get(PATIENCE_SECONDS, TimeUnit.SECONDS) instanceof Outcome.Value);
        assertTrue(notebook.start("sleep(1); 1").get(PATIENCE_SECONDS, TimeUnit.SECONDS) instanceof Outcome.Value);
        assertTrue(
                notebook.start("await(task(() -> 6 * 7))").get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        instanceof Outcome.Value);
    }
}
