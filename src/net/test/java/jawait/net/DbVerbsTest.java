package jawait.net;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What goes into the database, what comes back, and what is refused.
class DbVerbsTest {
    enum Mood {
        HAPPY,
        SAD
    }

    record Address(String street, int number) {}

    record User(int id, String name, String eMail) {}

    static Db db;

    @BeforeAll
    static void fill() throws SQLException {
        db = TestDatabase.named("verbs").max(2);
        db.execute("""
                CREATE TYPE mood AS ENUM ('HAPPY', 'SAD');
                CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL, e_mail text);
                CREATE TABLE things (
                    id bigint, mood mood, tags text[], numbers int[], address jsonb, at timestamptz, key uuid, raw bytea)
                """);
        db.executeMany(
                "INSERT INTO users VALUES (?, ?, ?)", List.of(List.of(1, "Ada", "a@x"), new User(2, "Alan", null)));
    }

    @AfterAll
    static void close() {
        db.close();
    }

    @Test
    void rows_come_as_maps_in_the_order_of_columns() throws SQLException {
        var rows = db.fetch("SELECT name, id, e_mail FROM users ORDER BY id");
        assertEquals("[{name=Ada, id=1, e_mail=a@x}, {name=Alan, id=2, e_mail=null}]", rows.toString());
        assertEquals("[{x=1, x_2=2}]", db.fetch("SELECT 1 x, 2 x").toString());
    }

    @Test
    void rows_come_as_records_by_name() throws SQLException {
        assertEquals(
                List.of(new User(1, "Ada", "a@x"), new User(2, "Alan", null)),
                db.fetch(User.class, "SELECT *, 7 AS more FROM users ORDER BY id"));
        assertEquals(List.of("Ada", "Alan"), db.fetch(String.class, "SELECT name FROM users ORDER BY id"));
    }

    @Test
    void one_row_or_none_or_an_error() throws SQLException {
        assertEquals(Optional.empty(), db.fetchOne("SELECT * FROM users WHERE id = ?", 99));
        assertEquals(
                Optional.of(new User(1, "Ada", "a@x")),
                db.fetchOne(User.class, "SELECT * FROM users WHERE id = $1", 1));
        var more = assertThrows(SQLException.class, () -> db.fetchOne("SELECT * FROM users"));
        assertTrue(more.getMessage().contains("LIMIT 1"), more.getMessage());
        assertEquals(2L, db.fetchValue("SELECT count(*) FROM users"));
        long count = db.fetchValue(long.class, "SELECT count(*) FROM users");
        assertEquals(2, count);
        assertNull(db.fetchValue(String.class, "SELECT name FROM users WHERE id = 99"));
    }

    @Test
    void execute_counts_rows() throws SQLException {
        db.execute("CREATE TEMP TABLE IF NOT EXISTS t (i int)");
        assertEquals(0, db.execute("CREATE TABLE counted (i int)"));
        assertEquals(3, db.execute("INSERT INTO counted SELECT generate_series(1, 3)"));
        assertEquals(2, db.execute("UPDATE counted SET i = 0 WHERE i > $1", 1));
        assertEquals(2, db.execute("DELETE FROM counted WHERE i = 0; DELETE FROM counted WHERE i = 99"));
        assertEquals(List.of(8), db.fetch(Integer.class, "INSERT INTO counted VALUES (8) RETURNING i"));
        var noRows = assertThrows(SQLException.class, () -> db.fetch("DELETE FROM counted"));
        assertTrue(noRows.getMessage().contains("RETURNING"), noRows.getMessage());
    }

    @Test
    void executeMany_is_all_or_nothing() throws SQLException {
        db.execute("CREATE TABLE many (i int PRIMARY KEY)");
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            rows.add(i);
        }
        assertEquals(2500, db.executeMany("INSERT INTO many VALUES (?)", rows));
        assertThrows(SQLException.class, () -> db.executeMany("INSERT INTO many VALUES (?)", List.of(9001, 9002, 1)));
        assertEquals(2500L, db.fetchValue("SELECT count(*) FROM many"));
    }

    @Test
    void arguments_of_all_kinds_come_back() throws SQLException {
        Instant at = Instant.parse("2026-06-14T10:15:30.123456Z");
        UUID key = UUID.randomUUID();
        db.execute(
                "INSERT INTO things VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                1L,
                Mood.SAD,
                Arrays.asList("a \"q\" \\ {,}", null),
                new int[] {1, 2},
                new Address("Way", 3),
                at,
                key,
                new byte[] {0, -1});
        var row = db.fetchOne("SELECT * FROM things WHERE id = 1").orElseThrow();
        assertAll(
                () -> assertEquals("SAD", row.get("mood")),
                () -> assertEquals(Arrays.asList("a \"q\" \\ {,}", null), row.get("tags")),
                () -> assertEquals(List.of(1, 2), row.get("numbers")),
                () -> assertEquals(Map.of("street", "Way", "number", 3), row.get("address")),
                () -> assertEquals(at, row.get("at")),
                () -> assertEquals(key, row.get("key")),
                () -> assertArrayEquals(new byte[] {0, -1}, (byte[]) row.get("raw")));
    }

    record Thing(
            long id,
            Optional<Mood> mood,
            Set<String> tags,
            int[] numbers,
            Address address,
            OffsetDateTime at,
            UUID key) {}

    @Test
    void records_get_what_their_components_are() throws SQLException {
        db.execute(
                "INSERT INTO things VALUES (2, NULL, '{x,y,x}', '{7}', '{\"street\":\"S\",\"number\":1}', now(), ?)",
                UUID.fromString("00000000-0000-0000-0000-000000000001"));
        Thing thing =
                db.fetchOne(Thing.class, "SELECT * FROM things WHERE id = 2").orElseThrow();
        assertEquals(Optional.empty(), thing.mood());
        assertEquals(Set.of("x", "y"), thing.tags());
        assertArrayEquals(new int[] {7}, thing.numbers());
        assertEquals(new Address("S", 1), thing.address());
        assertEquals(ZoneOffset.UTC, thing.at().getOffset());
    }

    @Test
    void values_have_the_types_of_java() throws SQLException {
        var row = db.fetchOne("""
                SELECT DATE '2026-06-14' d, TIME '10:15' t, TIMESTAMP '2026-06-14 10:15' ts, 1.50 n, 2::smallint s,
                       INTERVAL '1 day 2 hours' i, INTERVAL '1 month' m, true b, '{{1,2},{3,4}}'::int[] grid,
                       'null'::jsonb j, NULL::int nothing, '[1,2)'::int4range r, '12.34'::money c
                """).orElseThrow();
        assertAll(
                () -> assertEquals(LocalDate.of(2026, 6, 14), row.get("d")),
                () -> assertEquals(LocalTime.of(10, 15), row.get("t")),
                () -> assertEquals(LocalDateTime.of(2026, 6, 14, 10, 15), row.get("ts")),
                () -> assertEquals(new BigDecimal("1.50"), row.get("n")),
                () -> assertEquals(2, row.get("s")),
                () -> assertEquals(Duration.ofHours(26), row.get("i")),
                () -> assertTrue(
                        row.get("m").toString().contains("1 mon"), row.get("m").toString()),
                () -> assertEquals(true, row.get("b")),
                () -> assertEquals(List.of(List.of(1, 2), List.of(3, 4)), row.get("grid")),
                () -> assertNull(row.get("j")),
                () -> assertNull(row.get("nothing")),
                () -> assertEquals("[1,2)", row.get("r")),
                () -> assertEquals("$12.34", row.get("c")));
    }

    @Test
    void lists_are_arrays_wherever_one_is_expected() throws SQLException {
        assertEquals(List.of("Ada"), db.fetch(String.class, "SELECT name FROM users WHERE id = ANY(?)", List.of(1, 5)));
        assertEquals(1L, db.fetchValue("SELECT count(*) FROM users WHERE name = ANY($1)", List.of("Ada")));
        assertEquals(0L, db.fetchValue("SELECT count(*) FROM users WHERE name = ANY($1)", List.of()));
        assertEquals(List.of(3L, 4L), db.fetchValue("SELECT $1::bigint[]", (Object) new Object[] {3, 4L}));
        assertEquals(List.of(LocalDate.EPOCH), db.fetchValue("SELECT ?", List.of(LocalDate.EPOCH)));
    }

    @Test
    void arguments_are_never_part_of_the_sql() throws SQLException {
        String evil = "'; DROP TABLE users; --";
        assertEquals(evil, db.fetchValue("SELECT ?::text", evil));
        assertEquals(evil, db.fetchValue("SELECT ($1::text[])[1]", List.of(evil)));
        assertEquals(Map.of("a", evil), db.fetchValue("SELECT $1", Map.of("a", evil)));
        assertEquals(2L, db.fetchValue("SELECT count(*) FROM users"));
    }

    record Strict(int age) {}

    record Missing(int id, String phoneNumber) {}

    record Narrow(byte id) {}

    record Moody(Mood mood) {}

    record When(Instant at) {}

    @Test
    void what_does_not_fit_says_which_column_and_which_component() {
        assertAll(
                () -> unfit(
                        Strict.class,
                        "SELECT NULL::int AS age",
                        "column age (int4) is null in row 1",
                        "make it an Integer"),
                () -> unfit(Missing.class, "SELECT 1 AS id", "phoneNumber", "only id", "phone_number"),
                () -> unfit(Narrow.class, "SELECT 1000 AS id", "1000", "Byte"),
                () -> unfit(Moody.class, "SELECT 'ANGRY' AS mood", "ANGRY"),
                () -> unfit(When.class, "SELECT TIMESTAMP '2026-06-14 10:15' AS at", "LocalDateTime", "AT TIME ZONE"),
                () -> unfit(int.class, "SELECT 'x'", "String"),
                () -> unfit(String.class, "SELECT 1, 2", "one column"));
    }

    private static void unfit(Class<?> type, String sql, String... says) {
        var error = assertThrows(SQLException.class, () -> db.fetch(type, sql));
        for (String each : says) {
            assertTrue(error.getMessage().contains(each), error.getMessage());
        }
    }

    @Test
    void arguments_that_no_column_takes_are_refused_at_the_call() {
        var thread = assertThrows(IllegalArgumentException.class, () -> db.fetch("SELECT ?", new Thread()));
        assertTrue(thread.getMessage().startsWith("fetch: argument 1 is a java.lang.Thread"), thread.getMessage());
        var mixed =
                assertThrows(IllegalArgumentException.class, () -> db.fetch("SELECT ?", List.of(1, LocalDate.EPOCH)));
        assertTrue(mixed.getMessage().contains("date, int4"), mixed.getMessage());
        assertThrows(NullPointerException.class, () -> db.fetch((String) null));
    }

    @Test
    void types_of_results_hold_no_annotations_which_cells_could_not_resolve() {
        for (Class<?> type : List.of(DbVerbs.class, Db.class, Tx.class, Pg.class)) {
            for (Method method : type.getMethods()) {
                if (method.getAnnotatedReturnType() instanceof AnnotatedParameterizedType result) {
                    assertBare(result, method);
                }
            }
        }
    }

    private static void assertBare(AnnotatedParameterizedType type, Method method) {
        for (AnnotatedType each : type.getAnnotatedActualTypeArguments()) {
            assertEquals(0, each.getAnnotations().length, method.toString());
            if (each instanceof AnnotatedParameterizedType inner) {
                assertBare(inner, method);
            }
        }
    }
}
