package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import jawait.engine.problem.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The magics about what the session holds, what was run, and what it takes.
class SessionMagicTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private String printed(String cell) {
        notebook.runs(cell);
        return notebook.output(notebook.last());
    }

    private void prints(String cell, String... texts) {
        String printed = printed(cell);
        for (String text : texts) {
            assertTrue(printed.contains(text), () -> cell + "\nexpected «" + text + "», printed " + printed);
        }
    }

    private String shown(String cell) {
        Outcome outcome = notebook.cell(cell);
        return assertInstanceOf(Outcome.Value.class, outcome, () -> Notebook.describe(outcome))
                .shown()
                .text();
    }

    @Test
    void names_are_listed_with_types_values_and_cells() {
        assertEquals("nothing is declared\n", printed("%who"));
        notebook.runs(
                "int count = 3;\nString text = \"a\\nb\";\nint twice(int n) { return 2 * n; }\nrecord P(int x) {}\n1 + 1");
        prints("%who", "count", "text", "twice(int)", "P");
        assertFalse(printed("%who").contains("$"));
        assertEquals("count\n", printed("%who int"));
        String table = shown("%whos");
        assertTrue(table.contains("variable") && table.contains("3") && table.contains("In[2]"), table);
        assertTrue(table.contains("\"a…") && table.contains("record"), table);
        notebook.does("class Bad { public String toString() { throw new RuntimeException(); } } var bad = new Bad();");
        assertTrue(shown("%whos Bad").contains("its toString threw"));
    }

    @Test
    void objects_that_only_have_a_class_name_leave_the_columns_straight() {
        notebook.runs("class Plain {} var plain = new Plain(); int n = 1;");
        var columns = shown("%whos")
                .lines()
                .filter(line -> line.contains("In[1]"))
                .map(line -> line.indexOf("In[1]"))
                .distinct()
                .toList();
        assertEquals(1, columns.size(), () -> shown("%whos"));
    }

    @Test
    void a_reset_drops_what_cells_declared_and_keeps_the_rest() {
        notebook.runs(
                "import java.util.logging.Level;\nint a = 1;\nint f() { return a; }\nclass C {}\nC c = new C();\nf()");
        prints("%reset -f", "dropped a, f(), C, c");
        notebook.fails("a", "CompileError").fails("new C()", "CompileError").fails("Level.INFO", "CompileError");
        notebook.gives("String a = \"new\"; a", "new")
                .gives("List.of(1)", "[1]")
                .runs("sleep(0);");
        notebook.willType("n");
        prints("%reset", "nothing was dropped");
        notebook.gives("a", "new");
        notebook.willType("yes");
        prints("%reset", "dropped a");
        prints("%reset -f", "nothing to drop");
    }

    @Test
    void a_name_is_dropped_with_all_its_overloads_and_nothing_else() {
        notebook.runs("int a = 1;\nint f() { return a; }\nint f(int b) { return b; }\nclass C {}");
        prints("%drop f C", "dropped f(), f(int), C");
        notebook.gives("a", "1").fails("f()", "CompileError").fails("new C()", "CompileError");
        notebook.fails("%drop a nope", "UsageError", "called nope", "nothing was dropped")
                .gives("a", "1");
    }

    @Test
    void the_imports_are_listed_each_on_a_line() {
        notebook.does("import java.util.logging.Level;");
        prints("%imports", "import module java.base;\n");
        assertFalse(printed("%imports").contains("java.lang.Void"));
        prints("%imports", "import java.util.logging.Level;\n");
    }

    @Test
    void a_page_shows_a_value_whole() {
        prints("%page \"long \".repeat(30_000)", "long ".repeat(30_000).strip());
        notebook.fails("%page nope", "CompileError", "nope");
    }

    @Test
    void the_history_is_printed_and_searched() {
        notebook.does("int a = 1;").does("int b = 2;").gives("a + b", "3");
        assertEquals("int a = 1;\nint b = 2;\n", printed("%history 1-2"));
        assertEquals("   2: int b = 2;\n", printed("%history -n 2"));
        assertEquals("a + b\n→ 3\n", printed("%history -o 3"));
        assertEquals("int a = 1;\nint b = 2;\n", printed("%history -g INT*= 1-3"));
        assertEquals("a + b\n", printed("%history -l 1 1-3"));
        assertEquals("%history -1\n", printed("%history -1"));
        notebook.fails("%history x", "UsageError", "2-4").fails("%history -q", "UsageError", "no option -q");
    }

    @Test
    void reports_show_as_much_as_was_chosen() {
        String cell = "Object o = null;\no.hashCode();";
        prints("%xmode plain", "plain");
        Problem plain = notebook.cell(cell).failure();
        assertFalse(Notebook.plain(plain).contains("o.hashCode"), Notebook.plain(plain));
        prints("%xmode FULL", "full");
        notebook.fails(cell, "java.lang.NullPointerException", "jawait.engine", "o.hashCode");
        prints("%xmode context", "context");
        assertFalse(Notebook.plain(notebook.cell(cell).failure()).contains("jawait.engine"));
        notebook.fails("%xmode verbose", "UsageError", "plain, context or full");
    }

    @Test
    void one_run_is_timed() {
        notebook.gives("%time 6 * 7", "42");
        prints("%time sleep(0.03);", "Wall time: ", "CPU time: ", "Allocated: ");
        prints("%%time\nint a = 1;\nint b = 2;", "Wall time");
        notebook.gives("a + b", "3");
        notebook.fails("int x = 1;\n%time nope()", "CompileError", "line 2, column 7");
        notebook.fails("%%time\n\nint = 5;", "CompileError", "line 3");
        notebook.fails("%time Integer.parseInt(\"x\")", "java.lang.NumberFormatException", "line 1");
        assertTrue(notebook.output(notebook.last()).contains("Wall time"));
    }

    @Test
    void short_code_is_measured_over_many_runs() {
        notebook.does("int n = 5; void nothing() {}");
        prints("%timeit -r 3 Math.sqrt(n)", "per loop (mean ± std. dev. of 3 runs, ", " B allocated per loop");
        prints("%timeit -n 1000 -r 2 new byte[1000]", "of 2 runs, 1,000 loops each)", " kB allocated");
        prints("%timeit -n 10 -r 1 nothing();", "of 1 run, 10 loops each)");
        prints("%%timeit -n 10 -r 2\nint x = n;\nx++;\nif (x < 0) { nothing(); }", "10 loops");
        notebook.fails("%timeit nope(1)", "CompileError", "line 1, column 9");
        notebook.fails("%timeit -n x n", "UsageError", "-n expects a whole number");
        notebook.fails("%timeit -n 1 -r 1 Integer.parseInt(\"x\")", "java.lang.NumberFormatException");
        notebook.gives("n + n", "10");
    }

    @Test
    void measuring_is_interruptible() throws Exception {
        var run = notebook.start(
                "System.out.println(\"go\");\n%timeit -r 7 { for (long i = 0; i < 2_000_000_000L; i++) Math.sqrt(i); }");
        notebook.awaitOutput(1, "go");
        notebook.session.interrupt();
        assertInstanceOf(Outcome.Interrupted.class, run.get(20, TimeUnit.SECONDS));
    }

    @Test
    void bytecode_is_shown_of_cells_and_of_the_jdk() {
        notebook.does(
                "int twice(int n) { return 2 * n; }\nrecord P(int x) { int y() { for (;;) { if (x > 0) return 1; } } }");
        String method = printed("%javap twice");
        assertTrue(method.contains("imul") && !method.contains("Checkpoint"), method);
        prints("%javap P", "class P extends java.lang.Record", "int y()");
        assertFalse(printed("%javap P").contains("$JShell$"));
        prints("%javap P.y", "int y()", "getfield");
        prints("%javap String.isBlank", "isBlank()", "invokevirtual");
        prints("%javap -s java.util.Optional", "isPresent()");
        notebook.fails("%javap nowhere", "UsageError", "no class or method nowhere");
        notebook.fails("%javap String.nowhere", "UsageError", "no method nowhere");
    }
}
