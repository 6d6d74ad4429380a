package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a cell has begun to declare when it ends early: nothing lurks on, and nothing is silently empty.
class HalfDeclaredTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_variable_whose_initialiser_threw_says_what_it_holds() {
        notebook.fails("int broken = Integer.parseInt(\"x\");", "java.lang.NumberFormatException");
        notebook.awaitOutput(1, "variable broken is declared all the same, and holds 0");
        notebook.fails("int a = 1, b = Integer.parseInt(\"x\"), c = 3;", "java.lang.NumberFormatException");
        notebook.awaitOutput(2, "variable b is declared all the same, and holds 0");
        assertFalse(notebook.output(2).contains("variable a"), notebook.output(2));
        notebook.fails("String text = List.<String>of().getFirst();", "java.util.NoSuchElementException");
        notebook.awaitOutput(3, "variable text is declared all the same, and holds null");
    }

    @Test
    void a_variable_assigned_anew_keeps_its_value_when_the_initialiser_throws() {
        notebook.does("int n = 5;").fails("int n = Integer.parseInt(\"x\");", "java.lang.NumberFormatException");
        assertFalse(notebook.output(2).contains("declared all the same"), notebook.output(2));
        notebook.gives("n", "5");
    }

    @Test
    void a_type_that_waits_is_taken_back_when_its_cell_is_interrupted() {
        var run = notebook.start(
                "class User extends Nowhere {}\nSystem.out.println(\"go\");\nsleep(60);\nclass Nowhere {}");
        notebook.awaitOutput(1, "go");
        notebook.session.interrupt();
        assertTrue(run.join() instanceof Outcome.Interrupted, () -> Notebook.describe(run.join()));
        notebook.does("class Nowhere {}").fails("new User()", "CompileError", "cannot find symbol");
    }

    @Test
    void a_type_that_waits_is_taken_back_when_its_cell_fails() {
        notebook.fails(
                        "class User extends Nowhere {}\nint x = 1 / 0;\nclass Nowhere {}",
                        "java.lang.ArithmeticException")
                .does("class Nowhere {}")
                .fails("new User()", "CompileError", "cannot find symbol");
    }

    @Test
    void a_method_that_waits_says_what_it_lacks_when_its_cell_ends_early() {
        String said = "method user() is declared, but cannot be used until method nowhere() is declared";
        notebook.fails(
                "int user() { return nowhere(); }\nint x = 1 / 0;\nint nowhere() { return 1; }",
                "java.lang.ArithmeticException");
        notebook.awaitOutput(1, said);
        var run = notebook.start(
                "int user() { return nowhere(); }\nSystem.out.println(\"go\");\nsleep(60);\nint nowhere() { return 1; }");
        notebook.awaitOutput(2, "go");
        notebook.session.interrupt();
        run.join();
        notebook.awaitOutput(2, said);
    }
}
