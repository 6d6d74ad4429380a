package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jawait.engine.help.Completion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Help that is asked for before the session has compiled anything.
class HelpAtStartTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private List<String> offered(String typed) {
        return notebook.session.complete(typed, typed.length()).items().stream()
                .map(Completion.Item::text)
                .toList();
    }

    @Test
    void the_very_first_question_knows_what_every_session_begins_with() {
        assertTrue(offered("gathe").contains("gather("));
    }

    @Test
    void types_are_offered_that_are_imported_and_that_are_not() {
        assertEquals("BlockingQueue", offered("BlockingQ").getFirst());
        assertTrue(offered("JFileCho").contains("javax.swing.JFileChooser"));
    }

    @Test
    void types_that_are_not_public_are_not_offered() {
        assertEquals(List.of(), offered("AbstractStringBui"));
        assertEquals(List.of(), offered("import java.lang.AbstractStringBui"));
    }

    @Test
    void a_page_about_the_library_needs_no_cell() {
        assertNotNull(notebook.session.inspect("gather", 6, false));
    }
}
