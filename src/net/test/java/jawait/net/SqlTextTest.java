package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Placeholders in SQL: found, counted, and mapped back to where the user wrote them.
class SqlTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT ?                              | SELECT ?                              | 0
            SELECT $1, $2                         | SELECT ?, ?                           | 0 1
            SELECT $2, $1, $2                     | SELECT ?, ?, ?                        | 1 0 1
            SELECT $1 WHERE data ? 'a'            | SELECT ? WHERE data ?? 'a'            | 0
            SELECT ? WHERE data ?? 'a'            | SELECT ? WHERE data ?? 'a'            | 0
            SELECT $1 WHERE data ?& $2            | SELECT ? WHERE data ??& ?             | 0 1
            SELECT '?', '$1', 'it''s ?', ?        | SELECT '?', '$1', 'it''s ?', ?        | 0
            SELECT E'\\'?', ?                     | SELECT E'\\'?', ?                     | 0
            SELECT 'back\\', ?                    | SELECT 'back\\', ?                    | 0
            SELECT "a?b$1", $1                    | SELECT "a?b$1", ?                     | 0
            SELECT $$ ? $1 $$, ?                  | SELECT $$ ? $1 $$, ?                  | 0
            SELECT $x$ $$ ? $x$, ?                | SELECT $x$ $$ ? $x$, ?                | 0
            SELECT a$1b, ?                        | SELECT a$1b, ?                        | 0
            SELECT 1 -- what? $1                  | SELECT 1 -- what? $1                  | ``
            SELECT /* ? /* $1 */ ? */ ?           | SELECT /* ? /* $1 */ ? */ ?           | 0
            SELECT 4 / ? - -?                     | SELECT 4 / ? - -?                     | 0 1
            SELECT $1::int[]                      | SELECT ?::int[]                       | 0
            SELECT 'unclosed ?                    | SELECT 'unclosed ?                    | ``
            """)
    void finds_placeholders_outside_of_quotes_and_comments(String sql, String jdbc, String order) {
        SqlText text = SqlText.of(sql, "test");
        assertEquals(jdbc, text.jdbc());
        assertEquals(
                order,
                String.join(" ", text.order().stream().map(String::valueOf).toList()));
    }

    @Test
    void counts_statements_and_arguments() {
        assertEquals(2, SqlText.of("SELECT 1; SELECT ';';  ", "test").statements());
        assertEquals(3, SqlText.of("SELECT $3", "test").count());
        assertThrows(IllegalArgumentException.class, () -> SqlText.of("SELECT $0", "test"));
        assertThrows(IllegalArgumentException.class, () -> SqlText.of("  \n", "test"));
    }

    @Test
    void maps_the_servers_positions_back_to_the_users_text() {
        String sql = "SELECT $10, $2, x";
        SqlText text = SqlText.of(sql, "test");
        String seen = "SELECT $1, $2, x";
        assertEquals(sql.indexOf('x') + 1, text.sourcePosition(seen.indexOf('x') + 1));
        SqlText questions = SqlText.of("SELECT ?, ?, ?? x", "test");
        assertEquals(
                "SELECT ?, ?, ?? x".indexOf('x') + 1, questions.sourcePosition("SELECT $1, $2, ? x".indexOf('x') + 1));
    }

    @Test
    void says_how_many_arguments_are_missing() {
        SqlText text = SqlText.of("SELECT ? || ?", "fetch");
        var refused =
                assertThrows(IllegalArgumentException.class, () -> SqlArguments.of(text, new Object[] {1}, "fetch"));
        assertEquals(
                "fetch: the SQL has 2 placeholders, but there is 1 argument; a ? that is an operator is written ??\n"
                        + "  SELECT ? || ?",
                refused.getMessage());
        assertEquals(List.of(), SqlArguments.of(SqlText.of("SELECT 1", "fetch"), new Object[0], "fetch"));
    }
}
