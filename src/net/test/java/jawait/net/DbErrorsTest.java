package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/// What goes wrong is said with its place in the SQL, as the kind of exception that JDBC has, without a password.
class DbErrorsTest {
    static Db db;

    @BeforeAll
    static void fill() throws SQLException {
        db = TestDatabase.named("errors").max(2);
        db.execute("CREATE TABLE users (id int PRIMARY KEY, name text)");
    }

    @AfterAll
    static void close() {
        db.close();
    }

    @Test
    void show_the_line_and_a_caret_below_the_place() {
        var error = assertThrows(
                SQLSyntaxErrorException.class, () -> db.fetch("""
                SELECT id,
                       $12 || $1, nam
                FROM users""", "a", 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, "b"));
        assertEquals("""
                column "nam" does not exist
                         $12 || $1, nam
                                    ^ line 2, column 19
                Hint: Perhaps you meant to reference the column "users.name".
                SQLSTATE 42703""", error.getMessage());
        assertEquals("42703", error.getSQLState());
        assertInstanceOf(PSQLException.class, error.getCause());
    }

    @Test
    void name_the_verbs_for_a_copy_that_is_executed() throws SQLException {
        for (String copy : List.of("COPY users TO STDOUT", "COPY users FROM STDIN (FORMAT csv)")) {
            var error = assertThrows(SQLException.class, () -> db.execute(copy));
            assertEquals("the rows of a COPY go through copyIn and copyOut\n  " + copy, error.getMessage());
        }
        assertEquals(1, db.fetchValue("SELECT 1"));
    }

    @Test
    void have_the_frames_of_whoever_called() {
        var error = assertThrows(SQLException.class, () -> db.execute("SELEC 1"));
        assertTrue(error.getMessage().contains("\n  SELEC 1\n  ^ line 1, column 1\n"), error.getMessage());
        assertTrue(
                Stream.of(error.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(DbErrorsTest.class.getName())),
                () -> Stream.of(error.getStackTrace()).toList().toString());
    }

    @Test
    void are_of_the_kind_that_jdbc_has() throws SQLException {
        db.execute("INSERT INTO users VALUES (1, 'Ada')");
        var twice = assertThrows(
                SQLIntegrityConstraintViolationException.class,
                () -> db.execute("INSERT INTO users VALUES (1, 'Ada')"));
        assertTrue(twice.getMessage().contains("Key (id)=(1) already exists."), twice.getMessage());
        assertThrows(SQLDataException.class, () -> db.fetch("SELECT 1 / ?", 0));
        var batch = assertThrows(
                SQLIntegrityConstraintViolationException.class,
                () -> db.executeMany("INSERT INTO users VALUES (?, 'x')", java.util.List.of(5, 1)));
        assertTrue(batch.getMessage().contains("(id)=(1)"), batch.getMessage());
    }

    @Test
    void end_of_input_and_code_points_beyond_the_first_plane_have_a_place_too() {
        var end = assertThrows(SQLException.class, () -> db.fetch("SELECT ("));
        assertTrue(end.getMessage().contains("syntax error at end of input"), end.getMessage());
        var wide = assertThrows(SQLException.class, () -> db.fetch("SELECT '🐘🐘', nam"));
        assertTrue(wide.getMessage().contains("SELECT '🐘🐘', nam\n"), wide.getMessage());
    }

    @Test
    void a_placeholder_without_a_type_has_a_hint() {
        var error = assertThrows(SQLException.class, () -> db.fetch("SELECT concat(?)", "x"));
        assertTrue(error.getMessage().contains("?::text"), error.getMessage());
    }

    @Test
    void a_list_where_single_values_are_wanted_has_a_hint() {
        var error = assertThrows(
                SQLException.class, () -> db.fetch("SELECT * FROM users WHERE id IN (?)", java.util.List.of(1, 2)));
        assertTrue(error.getMessage().contains("Hint: a list is an array: write = ANY(?)"), error.getMessage());
    }

    @Test
    void a_host_that_nobody_knows_is_named() {
        try (Db nowhere = Db.pool("postgres://ada:s3cret@nowhere.invalid/shop")) {
            var error = assertThrows(SQLException.class, () -> nowhere.fetch("SELECT 1"));
            assertTrue(error.getMessage().endsWith(": there is no host named nowhere.invalid."), error.getMessage());
        }
        var named = assertThrows(IOException.class, () -> Pg.given("postgres://ada:s3cret@nowhere.invalid/shop"));
        assertTrue(named.getMessage().contains("there is no host named nowhere.invalid."), named.getMessage());
        assertFalse(named.getMessage().contains("s3cret"), named.getMessage());
    }

    @Test
    void a_server_that_is_not_there_is_told_at_once_and_without_the_password() throws IOException {
        try (var deaf = BadServer.deafPort();
                Db nowhere = Db.pool("postgres://ada:s3cret@127.0.0.1:" + deaf.getLocalPort() + "/shop")) {
            var error = assertThrows(SQLException.class, () -> nowhere.fetch("SELECT 1"));
            String where = "jdbc:postgresql://127.0.0.1:" + deaf.getLocalPort() + "/shop";
            assertTrue(error.getMessage().startsWith("cannot connect to " + where + ": "), error.getMessage());
            assertTrue(error.getMessage().contains("refused"), error.getMessage());
            assertFalse(error.getMessage().contains("s3cret"));
            assertThrows(SQLException.class, () -> nowhere.fetch("SELECT 1"));
        }
    }

    @Test
    void a_wrong_password_is_told_as_the_server_does() {
        try (Db wrong = Db.pool(TestDatabase.url()).password("s3cret")) {
            var error = assertThrows(SQLException.class, () -> wrong.fetch("SELECT 1"));
            assertEquals("28P01", error.getSQLState());
            assertTrue(error.getMessage().contains("password authentication failed for user \"postgres\""));
        }
    }

    @Test
    void settings_are_checked_at_the_call() throws SQLException {
        Db fresh = Db.pool("postgres://db/shop");
        assertThrows(IllegalArgumentException.class, () -> fresh.min(-1));
        assertThrows(IllegalArgumentException.class, () -> fresh.max(0));
        assertThrows(IllegalArgumentException.class, () -> fresh.timeout(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> fresh.timeout(0));
        assertThrows(NullPointerException.class, () -> Db.pool((String) null));
        db.fetch("SELECT 1");
        var late = assertThrows(IllegalStateException.class, () -> db.max(5));
        assertTrue(late.getMessage().contains("before the first use"), late.getMessage());
        fresh.close();
        var closed = assertThrows(IllegalStateException.class, () -> fresh.fetch("SELECT 1"));
        assertTrue(closed.getMessage().contains("closed"), closed.getMessage());
    }
}
