package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// What a session leaves behind in its process.
class ClosedSessionTest {
    /// Cells that use what is easily kept: tasks and their places, queues, timers, coroutines, output, errors.
    private static WeakReference<ClassLoader> used() {
        try (var notebook = new Notebook()) {
            notebook.does("class Mark {}");
            notebook.does("for (int i = 0; i < 300; i++) { await(task(() -> new Mark())); }");
            notebook.does("var three = gather(List.of(1, 2, 3), n -> { sleep(0.001); return new Mark(); });");
            notebook.does("var forgotten = async(() -> new Mark()); var q = queue(2); q.put(new Mark());");
            notebook.does("var tick = every(0.01, () -> new Mark());");
            notebook.cell("throw new IllegalStateException(\"\" + new Mark())");
            notebook.does("CompletableFuture.runAsync(() -> new Mark()).join();");
            var mark = (Outcome.Value) notebook.cell("new Mark()");
            return new WeakReference<>(mark.value().getClass().getClassLoader());
        }
    }

    @Test
    void a_session_that_is_closed_is_garbage_with_all_that_its_cells_made() {
        used(); // the first of a process lends its class loader to a thread of JShell's own
        var loader = used();
        try (var next = new Notebook()) { // takes the place of the one before in what there is one of
            next.gives("1 + 1", "2");
            for (int i = 0; i < 200 && loader.get() != null; i++) {
                // A carrier remembers the last virtual thread that it ran.
                next.runs("gather(IntStream.range(0, 50).boxed().toList(), n -> { sleep(.001); return n; });");
                System.gc();
                LockSupport.parkNanos(10_000_000);
            }
        }
        assertNull(loader.get(), "something keeps the classes of a closed session");
    }
}
