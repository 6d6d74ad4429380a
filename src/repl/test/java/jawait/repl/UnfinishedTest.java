package jawait.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// When the text of tasks is due.
class UnfinishedTest {
    private static final Entry CELL = new Entry(1);
    private static final long NEVER = 1_000_000;

    @Test
    void whole_lines_are_due_at_once_and_the_beginning_of_one_after_a_while() {
        var patient = new Unfinished(NEVER, NEVER);
        patient.add(CELL, "one\ntw");
        assertEquals("one\n", patient.lines(CELL));
        assertNull(patient.lines(CELL));
        assertNull(patient.due(CELL));
        patient.add(CELL, "o\nthree");
        assertEquals("two\n", patient.due(CELL));
        assertEquals("three", patient.all(CELL));
        assertTrue(patient.isEmpty());

        var hasty = new Unfinished(0, 0);
        hasty.add(CELL, "one\ntw");
        assertEquals("one\ntw", hasty.due(CELL));
        assertNull(hasty.due(CELL));
    }

    @Test
    void a_line_that_rewrites_itself_waits_longer_and_keeps_what_is_seen_only() {
        var text = new Unfinished(0, NEVER);
        for (int i = 0; i < 100_000; i++) {
            text.add(CELL, "\rload " + i);
        }
        assertTrue(text.isShort(CELL));
        assertNull(text.due(CELL));
        text.add(CELL, " end\n");
        assertEquals("\rload 99998\rload 99999 end\n", text.lines(CELL));
    }

    @Test
    void who_prints_too_much_is_told_to_wait_alone() {
        var text = new Unfinished(0, 0);
        text.add(CELL, "x".repeat(100_000));
        text.add(new Entry(2), "y");
        assertFalse(text.isShort(CELL));
        assertTrue(text.isShort(new Entry(2)));
    }
}
