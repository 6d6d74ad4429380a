package jawait.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rows that can be read once only, and not to their end.
class BrokenRowsTest {
    private static Stream<Integer> failing(RuntimeException problem, int after) {
        return Stream.iterate(1, i -> i + 1).map(i -> {
            if (i > after) {
                throw problem;
            }
            return i;
        });
    }

    @Test
    void what_was_read_before_a_failure_is_shown_with_the_reason() {
        var two = Render.of(failing(new IllegalStateException("too <big>"), 2));
        String why = "2 rows; the stream is used up; reading row 3 failed: IllegalStateException: too ";
        assertEquals("value\n-----\n    1\n    2\n(" + why + "<big>)", two.text());
        assertTrue(String.valueOf(two.get("text/html")).contains(why + "&lt;big&gt;"), two.text());
        String later = Table.of(failing(new IllegalStateException("late"), 30))
                .rows(50)
                .toString();
        assertTrue(later.contains("\n   30\n") && later.contains("reading row 31 failed"), later);
        assertTrue(Render.of(failing(new IllegalStateException("at once"), 0))
                .text()
                .contains("0 rows; the stream is used up; reading row 1 failed"));
    }

    @Test
    void who_is_cancelled_while_reading_is_cancelled() {
        assertThrows(CancellationException.class, () -> Render.of(failing(new CancellationException(), 3)));
    }

    @Test
    void large_objects_and_arrays_of_a_database_are_what_they_hold() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:h2:mem:");
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "select cast('long <b>' as clob) c, cast(x'00ff' as blob) b, array[1, 2] a")) {
            String text = Render.of(result).text();
            assertTrue(text.contains("\nlong <b> | 2 bytes | [1, 2]\n"), text);
        }
    }
}
