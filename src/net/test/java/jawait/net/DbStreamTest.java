package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jawait.Async;
import jawait.AsyncGenerator;
import jawait.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows, texts and notifications as they come: streams, COPY and LISTEN.
class DbStreamTest {
    record Row(int id, String note) {}

    static Db db;

    @BeforeAll
    static void open() {
        db = TestDatabase.named("stream").max(2);
    }

    @AfterAll
    static void close() {
        db.close();
    }

    @Test
    void a_million_rows_take_no_more_memory_than_a_thousand() throws SQLException {
        long[] sum = {0};
        long[] most = {0};
        db.stream("SELECT i, repeat('x', 1000) AS wide FROM generate_series(1, 1000000) i")
                .forEach(row -> {
                    sum[0] += (int) row.get("i");
                    if ((int) row.get("i") % 250_000 == 0) {
                        System.gc();
                        Runtime runtime = Runtime.getRuntime();
                        most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory());
                    }
                });
        assertEquals(500_000_500_000L, sum[0]);
        assertTrue(most[0] < 200_000_000, most[0] + " bytes, of a gigabyte of rows");
    }

    @Test
    void ends_early_in_every_way_and_gives_the_connection_back() throws SQLException {
        AsyncGenerator<Integer> numbers = db.stream(Integer.class, "SELECT generate_series(1, 100000)");
        assertEquals(List.of(1, 2, 3), numbers.take(3).toList());
        assertEquals(1, numbers.first().orElseThrow());
        assertEquals(2, numbers.stream().filter(i -> i % 2 == 0).findFirst().orElseThrow());
        assertThrows(
                IllegalStateException.class,
                () -> numbers.forEach(i -> {
                    throw new IllegalStateException("enough");
                }));
        try (numbers) {
            for (int i : numbers) {
                if (i == 1234) {
                    break;
                }
            }
        }
        assertEquals(0, db.stats().active());
        assertEquals(100_000, numbers.toList().size());
    }

    @Test
    void runs_anew_for_each_iteration_and_says_what_is_wrong_then() {
        var wrong = db.stream("SELECT nam");
        for (int i = 0; i < 2; i++) {
            var error = assertThrows(SQLException.class, wrong::toList);
            assertTrue(error.getMessage().contains("^ line 1, column 8"), error.getMessage());
        }
        assertThrows(
                SQLException.class, () -> db.stream("CREATE TABLE none (i int)").toList());
        assertThrows(IllegalArgumentException.class, () -> db.stream("SELECT ?"));
        assertEquals(0, db.stats().active());
    }

    @Test
    void in_a_transaction_it_sees_what_that_has_done() throws SQLException {
        db.transaction(tx -> {
            tx.execute("CREATE TABLE mine (id int, note text)");
            assertEquals(3, tx.copyIn("mine", List.of(new Row(1, "a"), new Row(2, "b"), new Row(3, null))));
            int seen = 0;
            for (Row row : tx.stream(Row.class, "SELECT * FROM mine ORDER BY id")) {
                seen += row.id();
                tx.execute("UPDATE mine SET note = 'seen' WHERE id = $1", row.id());
            }
            assertEquals(6, seen);
        });
        assertEquals(3L, db.fetchValue("SELECT count(*) FROM mine WHERE note = 'seen'"));
    }

    @Test
    void copies_rows_in_whatever_they_hold() throws SQLException {
        db.execute("CREATE TABLE \"Odd\" (id int, note text, tags text[], extra jsonb)");
        Map<String, Object> odd = Map.of(
                "id",
                1,
                "note",
                "tab\t, line\n, \\N, \"q\" 🐘",
                "tags",
                List.of("a,b", "\\"),
                "extra",
                Map.of("k", "v\n"));
        assertEquals(1, db.copyIn("\"Odd\"", List.of(odd)));
        assertEquals(odd, db.fetchOne("SELECT * FROM \"Odd\"").orElseThrow());
        assertEquals(0, db.copyIn("\"Odd\"", List.of()));
        db.execute("CREATE TABLE many_rows (a int, b text)");
        Iterable<List<?>> many = () -> IntStream.range(0, 100_000)
                .<List<?>>mapToObj(i -> List.of(i, "n" + i))
                .iterator();
        assertEquals(100_000, db.copyIn("Many_Rows", many));
        var uneven = assertThrows(
                IllegalArgumentException.class, () -> db.copyIn("many_rows", List.of(List.of(1, "a"), List.of(1))));
        assertTrue(uneven.getMessage().contains("row 2"), uneven.getMessage());
        var wrong = assertThrows(SQLException.class, () -> db.copyIn("many_rows", List.of(List.of("x", "y"))));
        assertTrue(wrong.getMessage().contains("invalid input syntax for type integer"), wrong.getMessage());
        assertTrue(wrong.getMessage().contains("line 1, column a"), wrong.getMessage());
        assertEquals(100_000L, db.fetchValue("SELECT count(*) FROM many_rows"));
        assertThrows(SQLException.class, () -> db.copyIn("many_rows; DROP TABLE many_rows", List.of(List.of(1, "a"))));
    }

    @Test
    void copies_csv_in_and_out(@TempDir Path folder) throws SQLException, IOException {
        db.execute("CREATE TABLE people (id int, name text)");
        Path file = Files.writeString(folder.resolve("in.csv"), "id,name\n1,Ada\n2,\"Al, \"\"an\"\"\"\n");
        assertEquals(2, db.copyIn("COPY people FROM STDIN (FORMAT csv, HEADER)", file));
        assertEquals(1, db.copyIn("copy people from stdin csv", new StringReader("3,Gül\n")));
        Path out = folder.resolve("out.csv");
        assertEquals(3, db.copyOut("COPY (SELECT * FROM people ORDER BY id) TO STDOUT (FORMAT csv, HEADER)", out));
        assertEquals("id,name\n1,Ada\n2,\"Al, \"\"an\"\"\"\n3,Gül\n", Files.readString(out));
        var writer = new StringWriter();
        assertEquals(0, db.copyOut("COPY (SELECT 1 WHERE false) TO STDOUT", writer));
        assertThrows(IllegalArgumentException.class, () -> db.copyIn("SELECT 1", new StringReader("")));
        assertThrows(SQLException.class, () -> db.copyOut("COPY nothing TO STDOUT", writer));
        assertThrows(IOException.class, () -> db.copyIn("COPY people FROM STDIN", folder.resolve("none")));
        assertEquals(3L, db.fetchValue("SELECT count(*) FROM people"));
        assertEquals(0, db.stats().active());
    }

    @Test
    void listens_from_the_call_on_and_to_its_own_channel_only() throws Exception {
        AsyncGenerator<Db.Notification> jobs = db.listen("Jobs \"1\"");
        db.notify("Jobs \"1\"", "42");
        db.notify("jobs", "other");
        db.transaction(tx -> {
            tx.notify("Jobs \"1\"", "43");
        });
        assertEquals(
                List.of("42", "43"), jobs.map(Db.Notification::payload).take(2).toList());
    }

    @Test
    void a_listener_is_cancelled_and_loses_its_connection_with_the_pool() throws Exception {
        Db own = TestDatabase.named("listener").max(1);
        AsyncGenerator<Db.Notification> first = own.listen("x");
        Task<List<Db.Notification>> waiting = Async.task(first::toList);
        while (!Async.pstree().contains("waiting on a notification of x")) {
            Thread.yield();
        }
        waiting.cancel();
        assertThrows(java.util.concurrent.CancellationException.class, () -> Async.await(waiting));
        AsyncGenerator<Db.Notification> second = own.listen("y");
        String ours = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'listener'";
        while (db.fetchValue(long.class, ours + " AND query LIKE 'LISTEN%'") != 1) {
            Thread.yield(); // the server sees the end of the first in its own time
        }
        own.close();
        assertThrows(SQLException.class, second::first); // and was held until now
        while (db.fetchValue(long.class, ours) > 0) {
            Thread.yield();
        }
    }
}
