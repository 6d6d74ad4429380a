package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `%%timeout` gives the cell back at its time, whatever the cell does.
class TimeoutTest {
    private static final long PATIENCE_SECONDS = 15;

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private String timesOut(String source) throws Exception {
        Outcome outcome = notebook.start(source).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertTrue(
                outcome instanceof Outcome.Threw(var error, var problem)
                        && problem.name().equals("java.util.concurrent.TimeoutException"),
                () -> source + "\n" + Notebook.describe(outcome));
        return Notebook.describe(outcome);
    }

    @Test
    void what_can_be_stopped_is_stopped() throws Exception {
        notebook.gives("1 + 1", "2");
        String report = timesOut("%%timeout 1s\nwhile (true) {}");
        assertTrue(report.contains("timed out after 1 s") && !report.contains("background"), report);
        report = timesOut("%%timeout 1s\nsleep(60)");
        assertTrue(!report.contains("background"), report);
        notebook.gives("%%timeout 1m\n5", "5");
    }

    @Test
    void work_inside_a_library_is_left_behind() throws Exception {
        notebook.gives("1 + 1", "2");
        notebook.does("var over = new AtomicBoolean();");
        String report = timesOut("%%timeout 3s\nStream.generate(over::get).filter(Boolean::booleanValue).findFirst();");
        int first = notebook.last();
        assertTrue(report.matches("(?s).*still running in the background since \\d\\d:\\d\\d:\\d\\d.*"), report);
        assertTrue(report.contains("line 2"), report);
        notebook.gives("1 + 1", "2").does("over.set(true);");
        notebook.awaitOutput(first, "left in the background, has ended");
    }

    @Test
    void a_monitor_that_is_never_free_is_left_behind() throws Exception {
        notebook.does("var monitor = new Object(); var in = new CountDownLatch(1); var out = new CountDownLatch(1);")
                .does("var holder = new Thread(() -> { synchronized (monitor) { in.countDown(); try { out.await(); }"
                        + " catch (InterruptedException e) {} } }); holder.start(); in.await();");
        String report = timesOut("%%timeout 3s\nsynchronized (monitor) { }");
        assertTrue(report.contains("still running in the background since"), report);
        int left = notebook.last();
        notebook.runs("out.countDown();");
        notebook.awaitOutput(left, "left in the background, has ended");
    }

    @Test
    void a_clean_up_has_a_moment() throws Exception {
        notebook.does("var log = new ArrayList<String>();");
        String report = timesOut("%%timeout 3s\ntry { sleep(60); } finally { sleep(0.1); log.add(\"clean\"); }");
        assertTrue(!report.contains("background"), report);
        notebook.gives("log", "[clean]");
    }
}
