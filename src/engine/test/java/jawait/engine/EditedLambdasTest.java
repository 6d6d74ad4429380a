package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A method that gains or loses lambdas is an edited method body like any other: what there is stays.
class EditedLambdasTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    /// Edits a class whose object is in the variable `it`, again and again, and asks the same question each time.
    private void edits(String type, String question, String... bodiesAndAnswers) {
        for (int i = 0; i < bodiesAndAnswers.length; i += 2) {
            notebook.does(type.replace("BODY", bodiesAndAnswers[i]));
            assertEquals("", notebook.output(notebook.last()), bodiesAndAnswers[i]);
            notebook.gives(question, bodiesAndAnswers[i + 1]);
        }
    }

    @Test
    void objects_of_a_class_live_on_when_a_method_gains_and_loses_lambdas() {
        String box = "class Box { int n = 5; private int up(int i) { return i + n; } int get() { BODY } }";
        notebook.does(box.replace("BODY", "return n;")).does("var it = new Box(); it.n = 7; var all = List.of(it);");
        edits(
                box,
                "it.get() + all.getFirst().get()",
                "return IntStream.of(1, 2).map(i -> i + n).sum();",
                "34",
                "return IntStream.of(1, 2).map(i -> up(i) + 1).sum();",
                "38",
                "IntSupplier f = () -> 100; return f.getAsInt() + IntStream.of(1, 2).map(i -> up(i) + 1).sum();",
                "238",
                "Supplier<IntSupplier> f = () -> () -> n; return f.get().getAsInt();",
                "14",
                "return n + 1;",
                "16",
                "return IntStream.of(1).map(this::up).map(i -> -i).sum();",
                "-16");
    }

    @Test
    void a_function_made_before_the_edit_goes_on_as_it_was_and_one_that_is_still_there_is_edited() {
        notebook.does("class Maker { IntSupplier one() { return () -> 1; } IntSupplier two() { return null; } }")
                .does("var it = new Maker(); var one = it.one();")
                .does("class Maker { IntSupplier one() { return () -> 10; } IntSupplier two() { return () -> 2; } }")
                .does("var two = it.two();")
                .gives("one.getAsInt() + two.getAsInt()", "12")
                .does("class Maker { IntSupplier one() { return null; } IntSupplier two() { return () -> 20; } }")
                .gives("one.getAsInt() + two.getAsInt()", "30");
    }

    @Test
    void a_task_that_runs_in_a_method_of_the_object_calls_the_new_body() {
        String ticker = "class Ticker { volatile int seen; int next() { BODY }"
                + " void run() { while (true) { seen = next(); sleep(0.005); } } }";
        notebook.does(ticker.replace("BODY", "return 1;")).does("var it = new Ticker(); var task = task(it::run);");
        edits(ticker, "task.isDone()", "return List.of(3, 4).stream().mapToInt(i -> i * 2).sum();", "false");
        notebook.until(
                "the new body to be called",
                () -> notebook.cell("it.seen") instanceof Outcome.Value value
                        && value.shown().text().equals("14"));
    }

    @Test
    void records_enums_interfaces_and_generic_classes_gain_lambdas_too() {
        notebook.does("record P(int x) { int f() { return x; } }")
                .does("interface Sh { int a(); default int f() { return a(); } }")
                .does("enum Co { R, G; int f() { return ordinal(); } }")
                .does(
                        "class G<T extends Comparable<T>> { List<T> l = new ArrayList<>(); int f() { return l.size(); } }")
                .does("var p = new P(3); Sh sh = () -> 4; var co = Co.G; var g = new G<String>(); Co[] cos = {co};")
                .does("record P(int x) { int f() { IntSupplier s = () -> x * 7; return s.getAsInt(); } }")
                .does(
                        "interface Sh { int a(); default int f() { IntSupplier s = () -> a() + 1; return s.getAsInt(); } }")
                .does("enum Co { R, G; int f() { IntSupplier s = () -> ordinal() + 10; return s.getAsInt(); } }")
                .does(
                        "class G<T extends Comparable<T>> { List<T> l = new ArrayList<>();"
                                + " int f() { return l.stream().sorted((a, b) -> b.compareTo(a)).mapToInt(each -> 1).sum(); } }")
                .gives("p.f() + \" \" + sh.f() + \" \" + co.f() + cos[0].f() + \" \" + g.f()", "21 5 1111 0");
    }

    @Test
    void an_anonymous_class_may_be_added_as_well() {
        String box = "class Box { private int n = 5; int get() { BODY } }";
        notebook.does(box.replace("BODY", "return n;")).does("var it = new Box();");
        edits(
                box,
                "it.get()",
                "return new Object() { int v() { return n + 70; } }.v();",
                "75",
                "IntSupplier f = () -> new Object() { int v() { return n + 80; } }.v(); return f.getAsInt();",
                "85");
    }

    @Test
    void static_functions_stay_the_ones_they_are() {
        notebook.does("class Ops { static int n = 1; static IntUnaryOperator f = i -> i + n; int g() { return 1; } }")
                .does("Ops.n = 5; var it = new Ops();")
                .does("class Ops { static int n = 1; static IntUnaryOperator f = i -> i + n;"
                        + " int g() { IntSupplier s = () -> 40; return s.getAsInt(); } }")
                .gives("it.g() + Ops.f.applyAsInt(2)", "47");
    }

    @Test
    void what_only_the_class_itself_may_do_replaces_it_and_the_cell_says_so() {
        notebook.does("class L extends ArrayList<Integer> { int g() { return 1; } }")
                .does("var l = new L();");
        notebook.does(
                "class L extends ArrayList<Integer> { int g() { IntSupplier s = () -> modCount; return s.getAsInt(); } }");
        notebook.awaitOutput(3, "variable l of In[2] was removed because L changed");
        notebook.gives("new L().g()", "0");
        notebook.does("var l = new L();")
                .does(
                        "class L extends ArrayList<Integer> { int g() { IntSupplier s = () -> size(); return s.getAsInt(); } }")
                .gives("l.g()", "0")
                .does(
                        "class L extends ArrayList<Integer> { int g() { IntSupplier s = () -> super.size() + 2; return s.getAsInt(); } }")
                .gives("new L().g()", "2");
    }

    @Test
    void an_error_in_an_added_lambda_is_where_it_was_typed() {
        notebook.does("class Box { int get() { return 1; } }")
                .does("var it = new Box();")
                .does(
                        "class Box { int get() {\n    IntSupplier f = () ->\n        1 / 0;\n    return f.getAsInt(); } }")
                .fails("it.get()", "java.lang.ArithmeticException", "Cell In[3], line 3, in a lambda of Box.get()");
    }

    @Test
    void a_method_can_be_edited_many_times() {
        notebook.does("class Box { int get() { return 0; } }").does("var it = new Box();");
        for (int i = 1; i <= 20; i++) {
            notebook.does("class Box { int get() { IntSupplier f = () -> " + i + "; return f.getAsInt(); } }")
                    .gives("it.get()", String.valueOf(i));
        }
    }

    @Test
    void an_added_lambda_can_be_stopped() {
        notebook.does("class Box { int get() { return 0; } }")
                .does("var it = new Box();")
                .does("class Box { int get() { IntSupplier f = () -> { while (true) {} }; return f.getAsInt(); } }")
                .fails("timeout(0.1, () -> it.get())", "java.util.concurrent.TimeoutException");
    }
}
