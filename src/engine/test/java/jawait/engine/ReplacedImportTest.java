package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An import that gives a simple name another meaning: what used the name is looked at then, not at some later import.
class ReplacedImportTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_variable_keeps_its_value_where_the_new_type_is_wider() {
        notebook.does("import java.sql.Date;")
                .does("Date day = Date.valueOf(\"2024-02-03\"); var days = new ArrayList<>(List.of(day));")
                .does("import java.util.Date;")
                .gives("day", "2024-02-03")
                .gives("days", "[2024-02-03]")
                .does("import java.time.*;")
                .gives("day", "2024-02-03")
                .gives("new Date(0).getClass()", "class java.util.Date");
    }

    @Test
    void one_of_another_type_is_named_at_once_with_the_import_that_did_it() {
        notebook.does("import java.awt.List; List shown = null;");
        int cell = cellOf("import java.util.List;");
        assertEquals(
                "variable shown of In[1] was reset to null because the import of java.awt.List changed\n",
                notebook.output(cell));
        cell = cellOf("import java.util.stream.*;");
        assertEquals("", notebook.output(cell));
    }

    @Test
    void a_method_that_used_the_other_type_is_named_at_once() {
        notebook.does("import java.sql.Date; long old() { return Date.valueOf(\"1970-01-02\").getTime(); }");
        int cell = cellOf("import java.util.Date;");
        assertEquals(
                "method old() of In[1] no longer compiles because the import of java.sql.Date changed; run its cell again\n",
                notebook.output(cell));
    }

    @Test
    void an_import_that_fails_leaves_the_earlier_one() {
        notebook.does("import java.sql.Date; Date day = Date.valueOf(\"2024-02-03\");")
                .fails("import java.nowhere.Date;", "CompileError")
                .gives("day", "2024-02-03")
                .gives("Date.valueOf(\"2024-02-04\")", "2024-02-04");
    }

    private int cellOf(String source) {
        notebook.does(source);
        return notebook.last();
    }
}
