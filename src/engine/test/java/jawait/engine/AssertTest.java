package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `assert` checks, wherever in a cell it stands; that a body gains one is an edit like any other.
class AssertTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void it_checks_in_cells_methods_classes_lambdas_and_tasks() {
        notebook.does("class Box { int n = -1; int get() { assert n > 0 : \"empty\"; return n; } }")
                .does("int twice(int n) { assert n > 0; return 2 * n; }")
                .fails("new Box().get()", "java.lang.AssertionError", "empty", "in Box.get()")
                .fails("twice(0)", "java.lang.AssertionError", "in twice()")
                .fails("assert twice(1) == 3 : \"no\";", "java.lang.AssertionError", "no", "line 1")
                .fails("Runnable r = () -> { assert false; }; r.run();", "java.lang.AssertionError", "in a lambda")
                .fails("await(task(() -> twice(-1)))", "java.lang.AssertionError", "in twice()")
                .gives("twice(2)", "4");
    }

    @Test
    void objects_of_a_class_live_on_when_a_method_gains_one() {
        notebook.does("class Box { int n = 5; int get() { return n; } }").gives("var it = new Box(); it.n = 7;", "7");
        notebook.does("class Box { int n = 5; int get() { assert n > 0; return n + 1; } }");
        assertEquals("", notebook.output(notebook.last()));
        notebook.gives("it.get()", "8")
                .gives("it.n = 0", "0")
                .fails("it.get()", "java.lang.AssertionError", "in Box.get()");
    }

    @Test
    void what_else_a_class_is_or_initialises_stays() {
        notebook.does(
                        "enum Coin { HEADS, TAILS; static int made = 7; int value() { assert made > 0; return ordinal(); } }")
                .gives("Coin.TAILS.value() + Coin.made", "8")
                .does(
                        "interface Shape { double area(); default double half() { assert area() > 0; return area() / 2; } }")
                .does("record Square(double side) implements Shape { public double area() { return side * side; } }")
                .gives("new Square(2).half()", "2.0")
                .fails("new Square(0).half()", "java.lang.AssertionError", "in Shape.half()")
                .does(
                        "class Outer { static final List<String> LOG = new ArrayList<>(List.of(\"begun\"));"
                                + " static class Inner { int get(int n) { try { assert n > 0; return n; } finally { LOG.add(\"got\"); } } } }")
                .fails("new Outer.Inner().get(0)", "java.lang.AssertionError")
                .gives("Outer.LOG", "[begun, got]");
    }

    @Test
    void a_method_that_a_task_calls_gains_one_and_loses_it() {
        notebook.does("int step(int n) { return n; }")
                .does("var go = new LinkedBlockingQueue<Integer>(); var out = new LinkedBlockingQueue<String>();")
                .does("var t = task(() -> { while (true) { int n = go.take();"
                        + " try { out.put(\"\" + step(n)); } catch (AssertionError e) { out.put(\"refused\"); } } });")
                .gives("go.put(-1); out.take()", "-1")
                .does("int step(int n) { assert n > 0; return n; }")
                .gives("go.put(-1); out.take()", "refused")
                .gives("go.put(1); out.take()", "1")
                .does("int step(int n) { return n; }")
                .gives("go.put(-1); out.take()", "-1")
                .gives("t.cancel()", "true");
    }
}
