package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// After a type has changed, every variable that still holds objects of the earlier one is named, wherever they are.
class StaleObjectsTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void each_variable_with_objects_of_a_replaced_class_is_named() {
        notebook.does("record P(int a) {}\nclass Keeper { Object it = new P(9); }");
        notebook.does("""
                List<P> typed = List.of(new P(1));
                Object wide = new P(3);
                Map<String, List<P>> deep = Map.of("k", List.of(new P(4)));
                var any = new ArrayList<Object>(List.of(new P(5)));
                Object[] array = { new P(1) };
                Optional<P> maybe = Optional.of(new P(2));
                var held = new Object() { Object it = new P(6); };
                List<P> none = List.of();
                Object other = "text";
                var direct = new P(7);
                var row = new P[] { new P(8) };""").does("record P(int a, int b) {}");
        String said = notebook.output(3);
        for (String name : List.of("typed", "wide", "deep", "any", "array", "maybe", "held")) {
            assertTrue(
                    said.contains("variable " + name + " of In[2] still holds what was made of the earlier P"), said);
        }
        for (String name : List.of("direct", "row")) {
            assertTrue(said.contains("variable " + name + " of In[2] was removed because P changed"), said);
        }
        assertFalse(said.contains("none") || said.contains("other"), said);
    }

    @Test
    void objects_of_a_subclass_are_found_too() {
        notebook.does("class Base { int z; }\nclass Sub extends Base {}")
                .does("List<Object> subs = List.of(new Sub());")
                .does("class Base { int z, y; }");
        notebook.awaitOutput(3, "variable subs of In[2] still holds what was made of the earlier Sub");
    }

    @Test
    void nothing_is_said_when_only_a_body_has_changed() {
        notebook.does("record P(int a) { int f() { return 1; } }")
                .does("List<Object> all = List.of(new P(1));")
                .does("record P(int a) { int f() { return 2; } }");
        assertEquals("", notebook.output(3));
    }
}
