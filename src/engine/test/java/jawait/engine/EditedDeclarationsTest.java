package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A cell of several declarations that need each other is edited and run again.
class EditedDeclarationsTest {
    private static final String SHAPES = """
            sealed interface Shape permits Disc, Box {}
            record Disc(int r) implements Shape {}
            record Box(int a) implements Shape {}
            int area(Shape s) { return switch (s) { case Disc(int r) -> 3 * r * r; case Box(int a) -> a * a; }; }
            """;

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_sealed_type_gains_a_case() {
        notebook.does(SHAPES).does("Shape disc = new Disc(1); int other = 5;").does("""
                        sealed interface Shape permits Disc, Box, Bar {}
                        record Disc(int r) implements Shape {}
                        record Box(int a) implements Shape {}
                        record Bar(int a, int b) implements Shape {}
                        int area(Shape s) {
                            return switch (s) {
                                case Disc(int r) -> 3 * r * r;
                                case Box(int a) -> a * a;
                                case Bar(int a, int b) -> a * b;
                            };
                        }""");
        notebook.awaitOutput(3, "variable disc of In[2] was removed because Shape changed; run its cell again");
        notebook.gives("area(new Bar(2, 5)) + area(new Box(3))", "19").gives("other", "5");
    }

    @Test
    void a_sealed_type_gains_a_case_while_the_others_are_not_typed_again() {
        notebook.does(SHAPES).does("""
                        sealed interface Shape permits Disc, Box, Bar {}
                        record Bar(int a, int b) implements Shape {}""");
        notebook.does("""
                        int area(Shape s) {
                            return switch (s) { case Disc d -> d.r(); case Box b -> b.a(); case Bar(int a, int b) -> a * b; };
                        }""").gives("area(new Bar(2, 5)) + area(new Box(3))", "13");
    }

    @Test
    void a_permitted_class_gains_a_component() {
        notebook.does(SHAPES)
                .does("record Box(int a, int b) implements Shape { Box(int a) { this(a, a); } }")
                .does(
                        "int area(Shape s) { return switch (s) { case Disc(int r) -> r; case Box(int a, int b) -> a * b; }; }")
                .gives("area(new Box(4)) + area(new Disc(1))", "17");
    }

    @Test
    void a_permitted_class_that_is_nowhere_leaves_the_family_as_it_was() {
        notebook.does(SHAPES)
                .does("var disc = new Disc(2);")
                .fails("sealed interface Shape permits Disc, Box, Nowhere {}", "CompileError", "cannot find symbol")
                .gives("area(disc)", "12");
    }

    @Test
    void nothing_is_said_of_what_the_cell_itself_declares_anew() {
        String animals = """
                interface Animal { String sound(); %s }
                class Dog implements Animal { public String sound() { return "wuff"; } %s }
                Animal pet = new Dog();
                String speak(Animal a) { return a.sound(); }""";
        notebook.does(animals.formatted("", ""))
                .does(animals.formatted("int legs();", "public int legs() { return 4; }"))
                .gives("speak(pet) + pet.legs()", "wuff4");
        assertEquals("", notebook.output(2));
    }

    @Test
    void what_the_cell_did_not_come_to_declare_anew_is_said() {
        notebook.does("interface Animal { String sound(); }")
                .does("class Dog implements Animal { public String sound() { return \"wuff\"; } }")
                .fails("""
                        interface Animal { String sound(); int legs(); }
                        int stop = "no";
                        class Dog implements Animal { public String sound() { return ""; } public int legs() { return 4; } }""", "CompileError");
        notebook.awaitOutput(3, "Dog of In[2] no longer compiles because Animal changed");
    }

    @Test
    void a_removed_variable_does_not_come_back_empty() {
        notebook.does("interface Animal { String sound(); }")
                .does("class Dog implements Animal { public String sound() { return \"wuff\"; } }")
                .does("Animal pet = new Dog();")
                .does("interface Animal { String sound(); int legs(); }");
        notebook.awaitOutput(4, "variable pet of In[3] was removed because Animal changed");
        notebook.does("import java.sql.*;");
        assertFalse(notebook.output(5).contains("pet"), notebook.output(5));
    }

    @Test
    void hours_of_sleep_are_as_meant_in_virtual_time() {
        notebook.gives("virtualTime(() -> { sleep(3600); return 1; })", "1")
                .gives("%%virtualtime\nsleep(3600); 2", "2");
        assertFalse((notebook.output(1) + notebook.output(2)).contains("milliseconds"));
    }
}
