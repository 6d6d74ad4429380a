package jawait.engine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A declaration that does not compile leaves the earlier one as it was, also when all that it lacks is a name.
class StandingDeclarationTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_method_whose_new_body_misspells_a_name_stays() {
        notebook.does("int square(int i) { return i * i; }")
                .fails(
                        "int square(int i) { return i * nope; }",
                        "CompileError",
                        "cannot find symbol: variable nope",
                        "The earlier square(int) stays as it was.")
                .gives("square(5)", "25");
    }

    @Test
    void a_class_whose_new_body_misspells_a_name_stays_with_its_objects() {
        notebook.does("class Point { int x = 4; int twice() { return x * 2; } }\nvar p = new Point();")
                .fails(
                        "class Point { int x = 4; int twice() { return y * 2; } }",
                        "CompileError",
                        "cannot find symbol: variable y",
                        "The earlier Point stays as it was.")
                .gives("p.twice() + new Point().twice()", "16");
    }

    @Test
    void what_the_same_cell_declares_further_down_is_not_missing() {
        notebook.does("int square(int i) { return i * i; }")
                .does("int square(int i) { return times(i, i); }\nint times(int a, int b) { return a * b + 1; }")
                .gives("square(5)", "26");
    }

    @Test
    void another_overload_may_wait_for_what_it_uses() {
        notebook.does("int square(int i) { return i * i; }")
                .does("int square(String s) { return number(s); }")
                .does("int number(String s) { return square(Integer.parseInt(s)); }")
                .gives("square(\"6\") + square(1)", "37");
    }

    @Test
    void one_that_has_never_worked_may_still_wait() {
        notebook.does("int user() { return nowhere(); }")
                .does("int user() { return nowhere() + 1; }")
                .does("int nowhere() { return 1; }")
                .gives("user()", "2");
    }
}
