package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Cells whose tasks keep others from running say so, once; who computes and keeps nobody waiting is left alone.
class GreedyCellTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void tasks_that_hold_all_carriers_are_told_of_under_their_cell_with_the_line() {
        notebook.does("var stop = event();");
        notebook.does("for (int i = 0; i < 64; i++)\n    task(\"greedy\", () -> { while (!stop.isSet()) ; });");
        notebook.awaitOutput(2, "from running, at Cell In[2], line 2");
        String said = notebook.output(2);
        assertTrue(said.contains("greedy keeps"), said);
        assertTrue(said.contains("cpu(() -> …)"), said);
        notebook.runs("sleep(0.5); stop.set();");
        assertEquals(
                notebook.output(2).indexOf("from running"), notebook.output(2).lastIndexOf("from running"));
    }

    @Test
    void a_wait_within_a_class_initialiser_blocks_a_carrier_and_is_told_of_when_asked_for() {
        notebook.runs("%blocking on").fails("%blocking maybe", "UsageError", "on or off");
        notebook.runs("class Slow { static final int N; static { LockSupport.parkNanos(300_000_000L); N = 1; } }");
        int cell = notebook.last() + 1;
        notebook.runs(
                "import java.util.concurrent.locks.LockSupport;\nvar n = await(task(\"pinned\", () -> Slow.N)); sleep(4);");
        notebook.until(
                "the report", () -> (notebook.output(1) + notebook.output(cell)).contains("blocked its carrier for "));
        var places = assertInstanceOf(Outcome.Value.class, notebook.cell("%blocking off"));
        assertTrue(places.shown().text().contains("In["), places.shown().text());
    }

    @Test
    void a_cell_that_computes_alone_is_left_alone() {
        notebook.runs("for (long end = System.nanoTime() + 1_500_000_000L; System.nanoTime() < end; ) {}");
        assertFalse(notebook.output(1).contains("from running"), notebook.output(1));
    }
}
