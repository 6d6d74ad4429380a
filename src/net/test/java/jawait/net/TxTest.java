package jawait.net;

import static jawait.Async.gather;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Transactions are whole or nothing, in all that can happen to them.
class TxTest {
    private Db db;

    @BeforeEach
    void open() throws SQLException {
        db = TestDatabase.named("tx").max(3);
        db.execute("CREATE TABLE t (i int PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        db.close();
    }

    private List<Integer> rows() throws SQLException {
        return db.fetch(Integer.class, "SELECT i FROM t ORDER BY i");
    }

    @Test
    void commits_what_returns_and_gives_its_result() throws SQLException {
        long count = db.transaction(tx -> {
            tx.execute("INSERT INTO t VALUES (1)");
            assertEquals(List.of(), rows());
            return tx.fetchValue(long.class, "SELECT count(*) FROM t");
        });
        assertEquals(1, count);
        assertEquals(List.of(1), rows());
    }

    @Test
    void rolls_back_on_anything_thrown_and_throws_the_same_object() throws SQLException {
        for (Throwable thrown :
                List.of(new IOException("x"), new IllegalStateException("x"), new AssertionError("x"))) {
            Throwable caught = assertThrows(
                    Throwable.class,
                    () -> db.transaction(tx -> {
                        tx.execute("INSERT INTO t VALUES (1)");
                        throw DbStop.sneaky(thrown);
                    }));
            assertSame(thrown, caught);
            assertEquals(List.of(), rows());
        }
    }

    @Test
    void nested_ones_are_savepoints() throws SQLException {
        db.transaction(tx -> {
            tx.execute("INSERT INTO t VALUES (1)");
            assertThrows(
                    SQLException.class,
                    () -> tx.transaction(inner -> {
                        inner.execute("INSERT INTO t VALUES (2)");
                        inner.execute("INSERT INTO t VALUES (1)");
                    }));
            tx.transaction(inner -> inner.transaction(innermost -> innermost.execute("INSERT INTO t VALUES (3)")));
        });
        assertEquals(List.of(1, 3), rows());
    }

    @Test
    void a_statement_that_failed_and_was_swallowed_does_not_commit_silently() throws SQLException {
        assertThrows(
                SQLException.class,
                () -> db.transaction(tx -> {
                    tx.execute("INSERT INTO t VALUES (1)");
                    assertThrows(SQLException.class, () -> tx.execute("SELEC"));
                }));
        assertEquals(List.of(), rows());
    }

    @Test
    void has_modes() throws SQLException {
        String show = "SELECT current_setting('transaction_isolation') || current_setting('transaction_read_only')";
        assertEquals("serializableoff", db.transaction(Tx.serializable(), tx -> tx.fetchValue(show)));
        assertEquals("repeatable readon", db.transaction(Tx.repeatableRead().readOnly(), tx -> tx.fetchValue(show)));
        assertThrows(
                SQLException.class, () -> db.transaction(Tx.readOnly(), tx -> tx.execute("INSERT INTO t VALUES (1)")));
        assertEquals("read committedoff", db.fetchValue(show));
    }

    @Test
    void serializable_ones_that_cross_fail_with_the_kind_to_retry() throws SQLException {
        db.execute("INSERT INTO t VALUES (1)");
        assertThrows(
                SQLTransactionRollbackException.class,
                () -> db.transaction(Tx.repeatableRead(), tx -> {
                    tx.fetch("SELECT * FROM t");
                    db.execute("UPDATE t SET i = 2");
                    tx.execute("UPDATE t SET i = 3");
                }));
        assertEquals(List.of(2), rows());
    }

    @Test
    void tasks_in_it_take_turns() throws SQLException {
        db.transaction(tx -> {
            gather(List.of(1, 2, 3, 4, 5, 6, 7, 8), i -> tx.execute("INSERT INTO t VALUES (?)", i));
        });
        assertEquals(8, rows().size());
    }

    @Test
    void is_of_no_use_after_its_body() throws SQLException {
        Tx[] kept = new Tx[1];
        db.transaction(tx -> {
            kept[0] = tx;
        });
        var error = assertThrows(IllegalStateException.class, () -> kept[0].execute("INSERT INTO t VALUES (1)"));
        assertTrue(error.getMessage().contains("has ended"), error.getMessage());
    }
}
