package jawait.engine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Options of the compiler: in the first cell or, as an error, never.
class FirstCellTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void preview_features_of_the_language_work_from_the_first_cell_on() {
        notebook.gives("""
                //PREVIEW
                String size(int n) { return switch (n) { case int i when i > 3 -> "big"; default -> "small"; }; }
                size(5) + size(1)""", "bigsmall");
        notebook.gives("double d = 7; d instanceof int i ? i : -1", "7");
        notebook.gives("//PREVIEW\n1 + 1", "2");
        notebook.gives(
                "sleep(0.001); List.of(gather(List.of(1, 2), n -> n + 1), Stream.of(1).toList())", "[[2, 3], [1]]");
    }

    @Test
    void without_the_directive_they_are_an_error_and_later_it_is_too_late() {
        notebook.fails("int i = 3; boolean b = i instanceof byte;", "CompileError", "preview feature");
        notebook.runs("int j = 3;");
        notebook.fails("//PREVIEW\n1", "CompileOptionsError", "//PREVIEW", "first cell", "restart");
        notebook.fails("//COMPILE_OPTIONS -parameters\n1", "CompileOptionsError", "first cell", "restart");
        notebook.gives("j", "3");
    }

    @Test
    void options_reach_the_compiler_together_with_what_is_on_the_class_path() {
        notebook.gives("""
                //COMPILE_OPTIONS -parameters
                //COMPILE_OPTIONS -g
                record P(int a) { static int twice(int number) { return 2 * number; } }
                P.class.getDeclaredMethod("twice", int.class).getParameters()[0].getName() + P.twice(2)""", "number4");
    }

    @Test
    void an_option_that_the_compiler_does_not_know_is_named_and_the_session_lives() {
        notebook.fails("//COMPILE_OPTIONS --no-such\n1", "CompileOptionsError", "--no-such");
        notebook.gives("1 + 1", "2");
    }
}
