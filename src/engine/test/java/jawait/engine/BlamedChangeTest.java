package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which change a cell blames for what is gone: the one that the user made, not one that followed from it.
class BlamedChangeTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void of_classes_that_extend_one_another_the_changed_one_is_blamed() {
        notebook.does("class Parent { int a; } class Child extends Parent {} class Grandchild extends Child {}")
                .does("var child = new Child(); var grandchild = new Grandchild();")
                .does("class Parent { int a, b; }");
        assertEquals(
                "variable child of In[2] was removed because Parent changed; run its cell again\n"
                        + "variable grandchild of In[2] was removed because Parent changed; run its cell again\n",
                notebook.output(notebook.last()));
    }

    @Test
    void whoever_misses_a_removed_variable_is_told_again_until_it_is_back() {
        notebook.does("record Corner(int x) {} var corner = new Corner(1);")
                .runs("record Corner(int x, int y) {}")
                .fails("corner.x()", "CompileError", "variable corner of In[1] was removed because Corner changed")
                .does("var corner = new Corner(1, 2);")
                .gives("corner.y()", "2");
    }
}
