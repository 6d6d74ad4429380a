package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What one call leaves behind on a connection, which the next one gets.
class DbSessionTest {
    private final String url = TestDatabase.url();
    private Db db;

    @BeforeEach
    void fill() throws SQLException {
        db = Db.pool(url).max(1);
        db.execute("CREATE TABLE things (id int PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void a_transaction_that_is_begun_by_hand_and_left_open_is_refused_and_undone() throws SQLException {
        var error = assertThrows(SQLTransactionRollbackException.class, () -> db.execute("BEGIN"));
        assertTrue(error.getMessage().contains("use transaction(tx -> …)"), error.getMessage());
        assertThrows(SQLTransactionRollbackException.class, () -> db.execute("BEGIN; INSERT INTO things VALUES (1)"));
        assertEquals(0, db.fetchValue(long.class, "SELECT count(*) FROM things"));
        db.execute("INSERT INTO things VALUES (2)");
        try (Db other = Db.pool(url)) {
            assertEquals(2, other.fetchValue("SELECT id FROM things"), "it is stored");
        }
    }

    @Test
    void one_that_fails_is_undone_and_tells_of_its_failure() throws SQLException {
        var error = assertThrows(
                SQLException.class, () -> db.execute("BEGIN; INSERT INTO things VALUES (1); SELECT 1 / 0"));
        assertTrue(error.getMessage().startsWith("division by zero"), error.getMessage());
        assertEquals(0, db.fetchValue(long.class, "SELECT count(*) FROM things"));
    }

    @Test
    void one_that_is_ended_by_hand_is_as_good_as_any() throws SQLException {
        db.execute("BEGIN; INSERT INTO things VALUES (1); COMMIT");
        assertEquals(1, db.fetchValue(long.class, "SELECT count(*) FROM things"));
    }
}
