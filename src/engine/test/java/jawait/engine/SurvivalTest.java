package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the user made outlives edits: the property that no other in-process Java kernel has.
class SurvivalTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    /// An executor, a counter, a resource and a running task that calls a method of the user's over and over.
    private void makeThings() {
        notebook.does("import java.util.concurrent.*;")
                .does("int body() { return 1; }")
                .does("class Box { int n = 5; int twice() { return n * 2; } }")
                .does(
                        "var pool = Executors.newFixedThreadPool(1); var box = new Box(); int number = 42; volatile int seen = 0;")
                .does("var ticker = task(\"ticker\", () -> { while (true) { seen = body(); sleep(0.005); } });");
    }

    private void thingsAreThere() {
        notebook.gives("number", "42")
                .gives("box.n", "5")
                .gives("pool.submit(() -> 7).get()", "7")
                .gives("ticker.isDone()", "false");
    }

    @Test
    void an_import_changes_nothing() {
        makeThings();
        notebook.does("import java.util.function.*;");
        thingsAreThere();
    }

    @Test
    void a_comment_before_an_import_changes_nothing() {
        makeThings();
        notebook.does("// the scar of the others\nimport java.util.stream.*;");
        thingsAreThere();
    }

    @Test
    void an_edited_method_takes_effect_at_once_also_in_a_running_task() {
        makeThings();
        notebook.does("int body() { return 2; }");
        notebook.until("the running task to call the new body", () -> shows("seen", "2"));
        thingsAreThere();
    }

    @Test
    void a_method_edit_that_gains_a_lambda_takes_effect_too() {
        makeThings();
        notebook.does("int body() { return java.util.List.of(1, 2).stream().mapToInt(i -> i + 1).sum(); }");
        thingsAreThere();
        notebook.gives("body()", "5").gives("await(task(() -> body()))", "5");
        notebook.until("the running task to call the new body", () -> shows("seen", "5"));
        notebook.does(
                "int body() { return java.util.stream.Stream.of(7).map(i -> i).map(i -> i + 1).findAny().get(); }");
        notebook.until("the running task to call the newest body", () -> shows("seen", "8"));
        notebook.does("int body() { return 9; }");
        notebook.until("the running task to call a body without lambdas again", () -> shows("seen", "9"));
        thingsAreThere();
    }

    @Test
    void an_edited_class_body_takes_effect_in_objects_that_exist() {
        makeThings();
        notebook.does("class Box { int n = 5; int twice() { return n * 2 + 1; } }")
                .gives("box.twice()", "11");
        thingsAreThere();
    }

    @Test
    void an_edited_static_initialiser_runs_anew() {
        notebook.does("class Limits { static int most = 5; }")
                .gives("Limits.most", "5")
                .does("class Limits { static int most = 7; }")
                .gives("Limits.most", "7");
    }

    @Test
    void a_class_whose_initialiser_was_interrupted_can_be_run_again() {
        notebook.does("volatile boolean begun = false;")
                .does("class Slow { static int n; static { begun = true; while (n >= 0) n = (n + 1) % 1000; } }");
        var run = notebook.start("Slow.n");
        notebook.until("the initialiser to run", () -> notebook.session.inspect("begun", 5, false) != null && begun());
        notebook.session.interrupt();
        assertTrue(run.join() instanceof Outcome.Interrupted, () -> Notebook.describe(run.join()));
        notebook.does("class Slow { static int n; static { n = 3; } }").gives("Slow.n", "3");
    }

    /// Cells run one at a time, so a running one is watched from outside: its class initialiser shows in its stack.
    private static boolean begun() {
        return jawait.runtime.Tasks.live().stream()
                .flatMap(task -> task.stack().stream())
                .anyMatch(frame -> frame.getMethodName().equals("<clinit>"));
    }

    @Test
    void variables_that_a_changed_type_resets_or_removes_are_named() {
        notebook.does("class Spot { int x; }")
                .does("Spot spot = null; Spot made = new Spot(); int other = 1;")
                .runs("class Spot { int x, y; }");
        int cell = notebook.last();
        notebook.awaitOutput(cell, "variable spot of In[2] was reset to null because Spot changed");
        notebook.awaitOutput(cell, "variable made of In[2] was reset to null because Spot changed");
        notebook.gives("made", "null").gives("other", "1");
        notebook.does("record Pair(int x) {}").does("var pair = new Pair(1);").runs("record Pair(int x, int y) {}");
        notebook.awaitOutput(notebook.last(), "variable pair of In[7] was removed because Pair changed");
    }

    @Test
    void a_declaration_that_does_not_compile_leaves_the_earlier_one_and_all_that_depends_on_it() {
        notebook.does("int f() { return 1; }")
                .fails("int f() { return \"no\"; }", "CompileError", "incompatible types")
                .gives("f()", "1")
                .does("int x = 5;")
                .fails("int x = \"no\";", "CompileError", "incompatible types")
                .gives("x", "5")
                .does("class Kept { int n = 3; }")
                .does("var kept = new Kept();")
                .fails("class Kept { int n = \"no\"; }", "CompileError")
                .gives("kept.n", "3");
    }

    private boolean shows(String expression, String text) {
        return notebook.cell(expression) instanceof Outcome.Value value
                && value.shown().text().equals(text);
    }
}
