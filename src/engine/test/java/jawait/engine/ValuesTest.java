package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The values of variables: kept through whatever leaves their type alone, and let go of when they are replaced.
class ValuesTest {
    private static final long MEGABYTE = 1 << 20;

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_cell_run_again_gives_running_tasks_the_new_value() {
        String count = "var count = new java.util.concurrent.atomic.AtomicInteger();";
        notebook.does(count)
                .does("var loop = task(() -> { while (true) { count.incrementAndGet(); sleep(0.002); } });")
                .does("var first = count;")
                .does(count)
                .does("while (count.get() < 5) sleep(0.002);")
                .gives("first == count", "false")
                .gives("loop.isDone()", "false");
    }

    @Test
    void a_variable_declared_again_has_its_new_value_type_and_place() {
        notebook.does("int x = 1;")
                .does("int x = 2;")
                .gives("x", "2")
                .fails("int x = 1 / 0;", "java.lang.ArithmeticException", "In[4], line 1")
                .gives("x", "2")
                .does("int  x=\n  3 // three")
                .gives("x", "3")
                .does("var x = 2.5")
                .gives("x", "2.5")
                .does("int[] x = {1, 2};")
                .does("int[] x = {3};")
                .gives("x", "[3]")
                .does("int x, y = 4;")
                .does("int x, y = 5;")
                .gives("x + y", "5");
    }

    @Test
    void an_import_that_hides_a_type_loses_no_variable_of_it() {
        notebook.does("List<String> names = new ArrayList<>(List.of(\"a\"));")
                .does("var entry = Map.entry(\"k\", List.of(1));")
                .does("import java.awt.List;")
                .gives("names", "[a]")
                .gives("entry", "k=[1]")
                .gives("names.add(\"b\")", "true");
        assertEquals("", notebook.output(3));
    }

    @Test
    void a_method_of_another_signature_loses_no_variable_that_it_made() {
        notebook.does("int f() { return 1; }")
                .does("int number = f(); var inferred = f(); var work = task(() -> { f(); sleep(60); });")
                .does("number = 10; inferred = 20; System.out.print(\"\")")
                .does("String f() { return \"s\"; }")
                .gives("number + inferred", "30")
                .gives("work.isDone()", "false")
                .does("void sleep(int own) {}")
                .gives("work.isDone()", "false");
        assertEquals("", notebook.output(4));
    }

    @Test
    void what_still_holds_objects_of_a_replaced_class_is_named() {
        notebook.does("class Box { int v; }")
                .does("var boxes = new ArrayList<>(List.of(new Box()));")
                .does("class Box { int v, w; }");
        notebook.awaitOutput(3, "variable boxes of In[2] still holds what was made of the earlier Box");
        notebook.gives("boxes.size()", "1");
    }

    @Test
    void replaced_values_are_collected() {
        flat("var again = new byte[16 << 20]; int other%d = 0;");
        flat("byte[] plain = new byte[16 << 20], second = new byte[1];");
        flat("var turns = new Object() { byte[] held = new byte[16 << 20]; };");
        flat("byte[] typed = new byte[16 << 20];\nint[] typed = new int[4 << 20];");
        flat("class Holder { int n%d; byte[] held = new byte[16 << 20]; }\nvar holder = new Holder();");
    }

    /// 20 runs make 320 megabytes.
    private void flat(String cell) {
        notebook.runs(cell.formatted(0));
        long before = used();
        for (int i = 1; i <= 20; i++) {
            notebook.runs(cell.formatted(i));
        }
        notebook.until("most of it to be collected: " + cell, () -> (used() - before) / MEGABYTE < 64);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
