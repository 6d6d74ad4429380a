package jawait.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What was shown and changes.
class ChangesTest {
    private static final Entry CELL = new Entry(1);
    private final Changes changes = new Changes();

    @Test
    void the_newest_form_is_stale_until_it_is_drawn() {
        assertFalse(changes.changed("never shown", "1"));
        changes.drawn("bar", CELL, "1");
        assertTrue(changes.changed("bar", "2"));
        assertTrue(changes.changed("bar", "3"));
        assertEquals(List.of(new Changes.Stale("bar", CELL, "3")), changes.of(CELL));
        assertEquals(List.of(), changes.of(new Entry(2)));
        assertEquals(List.of(), changes.quiet(1_000_000));
        assertEquals(changes.of(CELL), changes.quiet(0));
        changes.drawn("bar", CELL, "3");
        assertTrue(changes.isAllDrawn());
    }

    @Test
    void what_changes_back_need_not_be_drawn() {
        changes.drawn("bar", CELL, "1");
        changes.changed("bar", "2");
        changes.changed("bar", "1");
        assertNull(changes.stale("bar"));
    }

    @Test
    void of_all_that_was_shown_for_days_what_changes_is_remembered() {
        changes.drawn("forgotten", CELL, "1");
        changes.drawn("bar", CELL, "1");
        for (int i = 0; i < 30_000; i++) {
            changes.changed("bar", "at " + i);
            changes.drawn("other " + i, CELL, "1");
        }
        assertTrue(changes.changed("bar", "2"));
        assertFalse(changes.changed("forgotten", "2"));
    }
}
