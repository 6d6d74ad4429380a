package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import jawait.engine.problem.Problem;
import jawait.engine.problem.Tracebacks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What holds for every error, and what errors do over time. Their words are in the golden files.
class ErrorsTest {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[([\\d;]*)m");

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private Problem problem(String cell) {
        return Objects.requireNonNull(notebook.cell(cell).failure(), cell);
    }

    @Test
    void colours_are_those_that_dark_and_light_themes_have_and_every_line_reads_without_them() {
        for (String cell : List.of("int x = \"a\";", "List.of(1).get(3)", "gahter(1)", "new Thread(null, null, 5)")) {
            var problem = problem(cell);
            for (String line : problem.lines()) {
                COLOUR.matcher(line)
                        .results()
                        .forEach(code ->
                                assertTrue(Set.of("0", "1", "32", "1;31").contains(code.group(1)), line));
            }
            assertFalse(problem.plain().contains("\u001b"));
            assertTrue(problem.plain().contains("Cell In["), problem.plain());
        }
    }

    @Test
    void how_much_of_a_stack_is_shown_can_be_chosen() {
        notebook.does("int third(int n) {\n    // divides\n    return 3 / n;\n}");
        notebook.session.tracebacks(Tracebacks.PLAIN);
        String plain = problem("third(0)").plain();
        notebook.session.tracebacks(Tracebacks.CONTEXT);
        String context = problem("third(0)").plain();
        notebook.session.tracebacks(Tracebacks.FULL);
        String full = problem("third(0)").plain();
        assertFalse(plain.contains("return 3 / n;"), plain);
        assertTrue(plain.contains("line 3, in third()"), plain);
        assertTrue(context.contains("return 3 / n;") && !context.contains("divides"), context);
        assertFalse(context.contains("jawait.") || context.contains("java.base"), context);
        assertTrue(full.contains("// divides") && full.contains("jawait.engine.CellRun"), full);
    }

    @Test
    void no_report_names_the_classes_that_the_shell_wraps_cells_in() {
        notebook.does("class Box { Object content; Box(Object content) { this.content = content; } }");
        for (String cell : List.of(
                "(Integer) (Object) new Box(1)",
                "Box b = null; b.content.hashCode()",
                "new Box(1).nothing()",
                "Box c = 5;",
                "Class.forName(\"Nowhere\")",
                "new Object() { public String toString() { throw new RuntimeException(getClass().getName()); } }.toString()",
                "Object o = new Box(1); switch (o) { case Integer i -> {} }",
                "((Comparable<Object>) (Object) new Box(2)).compareTo(1)")) {
            String report = problem(cell).plain();
            assertFalse(report.contains("JShell") || report.contains("REPL"), report);
        }
    }

    @Test
    void windows_line_ends_and_a_last_line_without_one_are_no_trouble() {
        notebook.fails(
                        "int one = 1;\r\nint two = \"2\";",
                        "CompileError",
                        "line 2, column 11",
                        "int two = \"2\";\n",
                        "^^^")
                .fails("int a = 1;\r\n\r\nint b = 1 / (a - 1);\r\n", "java.lang.ArithmeticException", "line 3\n");
    }

    @Test
    void a_task_that_fails_says_so_once_also_when_somebody_awaits_it_later() {
        notebook.does("var failing = task(\"fetch\", () -> { throw new IOException(\"no route\"); });");
        int cell = notebook.last();
        notebook.awaitOutput(cell, "no route");
        notebook.fails("await(failing)", "java.io.IOException", "no route", "In[1]", "In[2]")
                .fails("await(failing)", "java.io.IOException", "no route")
                .does("sleep(0.3);");
        assertEquals(2, notebook.output(cell).split("nobody awaits").length, notebook.output(cell));
    }

    @Test
    void tasks_of_one_cell_that_fail_are_told_apart_by_the_place_they_were_started() {
        notebook.does("void boom() { throw new IllegalStateException(\"boom\"); }")
                .does(
                        "Task<?> first = task(\"first\", () -> boom());\nTask<?> second = task(\"second\", () -> boom());");
        notebook.awaitOutput(2, "task first, started at \u001b[32mCell In[2], line 1");
        notebook.awaitOutput(2, "task second, started at \u001b[32mCell In[2], line 2");
    }

    @Test
    void a_forgotten_coroutine_is_told_of_when_its_cell_ends_and_not_again_when_it_is_garbage() {
        notebook.does("async(() -> 1);\nSystem.out.println();");
        notebook.awaitOutput(1, "never awaited"); // by the garbage collector, perhaps, when it was faster
        for (int i = 0; i < 5; i++) {
            notebook.does("System.gc();");
        }
        notebook.does("sleep(0.1);");
        assertEquals(2, notebook.output(1).split("never awaited").length, notebook.output(1));
    }

    @Test
    void a_coroutine_that_can_still_be_awaited_is_none_of_the_forgotten() {
        var kept = List.of(
                "var one = async(() -> 1);",
                "async(() -> 2)",
                "var list = List.of(async(() -> 3), async(() -> 4));",
                "var map = Map.of(\"a\", new Coroutine<?>[] {async(() -> 5)});",
                "record Job(String name, Coroutine<Integer> work) {}\nvar job = Optional.of(new Job(\"a\", async(() -> 6)));",
                "var inner = async(() -> 7);\nCallable<Integer> later = () -> inner.await();",
                "var waiting = new ConcurrentLinkedQueue<Coroutine<Integer>>();\nwaiting.add(async(() -> 8));",
                "var gate = new CountDownLatch(1);\nvoid hand(Coroutine<Integer> c) { task(() -> { gate.await(); return c.await(); }); }\nhand(async(() -> 9));");
        var said = new ArrayList<String>();
        for (String cell : kept) {
            notebook.runs(cell);
            said.add(notebook.output(notebook.last()));
        }
        assertEquals(kept.stream().map(cell -> "").toList(), said);
        notebook.gives("one.await()", "1")
                .gives("job.get().work().await()", "6")
                .runs("gate.countDown();");
    }

    @Test
    void an_exception_whose_own_methods_fail_is_reported_all_the_same() {
        notebook.does("class Odd extends RuntimeException {"
                        + " public synchronized Throwable getCause() { throw new IllegalStateException(\"no cause\"); }"
                        + " public StackTraceElement[] getStackTrace() { return new StackTraceElement[0]; } }")
                .fails("throw new Odd();", "Odd", "Cell In[2], line 1")
                .gives("1 + 1", "2");
    }

    @Test
    void a_long_chain_of_causes_is_cut() {
        notebook.fails(
                "Exception e = new Exception(\"0\");\nfor (int i = 1; i < 50; i++) e = new Exception(\"\" + i, e);\nthrow e;",
                "java.lang.Exception",
                "Caused by: java.lang.Exception: 43",
                "more causes");
    }

    @Test
    void an_exception_whose_own_methods_never_end_holds_nobody_up() {
        notebook.does("class Endless extends RuntimeException {"
                        + " public String getMessage() { while (true) {} }"
                        + " public Throwable getCause() { while (true) {} } }")
                .fails("throw new Endless();", "Endless", "its getMessage() does not come to an end", "line 1")
                .gives("1 + 1", "2");
    }

    @Test
    void a_variable_of_a_type_that_is_nowhere_is_told_as_such() {
        notebook.fails("ArrayLst<String> a;", "CompileError", "cannot find class ArrayLst", "did you mean ArrayList")
                .fails("JFrame f;", "CompileError", "cannot find class JFrame", "javax.swing.JFrame");
    }
}
