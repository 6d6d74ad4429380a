package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jawait.engine.help.Completion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What help knows of the types that cells declare, those without a name among them.
class DeclaredTypesHelpTest {
    private static final Notebook NOTEBOOK = new Notebook();

    @BeforeAll
    static void declare() {
        NOTEBOOK.does("sealed interface Animal permits Cat, Dog {}\nrecord Cat(int lives) implements Animal {}\n"
                        + "record Dog() implements Animal {}")
                .does(
                        "class Sorted<T extends Comparable<T>> { <N extends Number> N sum(List<N> all) { return null; } }")
                .does("enum Light { RED, GREEN }")
                .does("var nameless = new Object() { int hits = 0; void strike() { hits++; } };")
                .does("var both = (Runnable & java.io.Serializable) () -> {};");
    }

    @AfterAll
    static void close() {
        NOTEBOOK.close();
    }

    private static List<String> texts(String marked) {
        int cursor = marked.indexOf('|');
        return NOTEBOOK.session.complete(marked.replaceFirst("\\|", ""), cursor).items().stream()
                .map(Completion.Item::text)
                .toList();
    }

    @Test
    void members_of_a_value_of_an_anonymous_class_are_offered() {
        assertEquals(List.of("hits"), texts("nameless.hi|"));
        assertEquals(List.of("strike()"), texts("var n = 1;\nif (n > 0) { nameless.str| }"));
        assertEquals(List.of("run()"), texts("both.ru|"));
    }

    @Test
    void nothing_is_offered_that_has_no_name() {
        var all = texts("|");
        assertTrue(all.contains("nameless"), all::toString);
        assertFalse(all.stream().anyMatch(each -> each.startsWith("<")), all::toString);
    }

    @Test
    void the_constants_of_an_enum_come_first() {
        assertEquals(List.of("GREEN", "RED"), texts("Light.|").subList(0, 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Animal|                       ; sealed interface Animal permits Cat, Dog
            Sorted|                       ; class Sorted<T extends Comparable<T>>
            new Sorted<String>().sum|()   ; <N extends Number> N Sorted.sum(List<N> all)
            Collections.max|()            ; <T extends Comparable<? super T>> T Collections.max(Collection<? extends T> coll)
            """)
    void signatures_tell_bounds_and_what_is_permitted(String marked, String signature) {
        int cursor = marked.indexOf('|');
        var found = NOTEBOOK.session.inspect(marked.replaceFirst("\\|", ""), cursor, false);
        assertNotNull(found);
        assertTrue(found.text().lines().anyMatch(signature::equals), found::text);
    }
}
