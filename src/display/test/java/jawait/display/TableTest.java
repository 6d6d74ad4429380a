package jawait.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of all kinds, as tables.
class TableTest {
    record City(String name, int people) implements Comparable<City> {
        @Override
        public int compareTo(City other) {
            return name.compareTo(other.name);
        }
    }

    record Point(int x, int y) {}

    private static final List<City> CITIES = List.of(new City("Paris", 2_100_000), new City("Oslo", 709_000));
    private static final String TEXT = """
            name  |  people
            ------+--------
            Paris | 2100000
            Oslo  |  709000""";

    private static String text(Object value) {
        return Render.of(value).text();
    }

    private static String html(Object value) {
        return String.valueOf(Render.of(value).get("text/html"));
    }

    private static List<Point> points(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Point(i, -i)).toList();
    }

    @Test
    void records_in_whatever_holds_them_are_a_table() {
        for (Object rows : List.of(
                CITIES, new ArrayList<>(CITIES), CITIES.toArray(), CITIES.toArray(City[]::new), CITIES.stream())) {
            assertTrue(text(rows).startsWith(TEXT), text(rows));
        }
        assertTrue(text(new TreeSet<>(CITIES)).contains("Oslo"));
        assertTrue(html(CITIES).startsWith("<table><thead><tr><th style=\"text-align:left\">name"), html(CITIES));
        assertTrue(html(CITIES).contains(">int</small>") && html(CITIES).contains("2 rows"), html(CITIES));
        assertEquals(TEXT, Table.of(CITIES).toString());
    }

    @Test
    void what_is_no_table_stays_text() {
        for (Object value : new Object[] {
            List.of(),
            List.of(1, 2),
            List.of("a"),
            List.of(new City("Rome", 1), new Point(1, 2)),
            List.of(Map.of("a", 1), Map.of("b", 1)),
            List.of(List.of(1, 2), List.of(3, 4)),
            Map.of()
        }) {
            assertEquals(
                    Map.of("text/plain", value.toString()), Render.of(value).data());
        }
    }

    @Test
    void maps_of_one_shape_are_rows_and_a_map_of_records_has_its_key_first() {
        assertEquals("""
                a | b
                --+--
                1 | x
                2 | y""", text(List.of(ordered("a", 1, "b", "x"), ordered("a", 2, "b", "y"))));
        assertEquals("""
                key | name | people
                ----+------+-------
                no  | Oslo | 709000""", text(Map.of("no", new City("Oslo", 709_000))));
    }

    @Test
    void a_map_of_plain_values_keeps_its_text_and_has_a_table_beside_it() {
        var map = ordered("a", 1, "<b>", "x");
        assertEquals("{a=1, <b>=x}", text(map));
        assertTrue(html(map).contains("&lt;b&gt;") && html(map).contains("<table>"), html(map));
    }

    @Test
    void a_grid_keeps_its_text_and_has_a_table_beside_it() {
        assertEquals("[[1, 2], [3, 4]]", text(new int[][] {{1, 2}, {3, 4}}));
        assertTrue(html(new int[][] {{1, 2}, {3, 4}}).contains("<table>"));
        assertEquals("null", html(new int[][] {{1}, {}}));
    }

    private static Map<String, Object> ordered(String a, Object one, String b, Object other) {
        var map = new LinkedHashMap<String, Object>();
        map.put(a, one);
        map.put(b, other);
        return map;
    }

    @Test
    void of_many_rows_the_first_and_the_last_are_shown() {
        var million = points(1_000_000);
        String text = text(million);
        assertTrue(text.contains("9 |      -9\n"), text);
        assertTrue(
                text.contains("...") && text.contains("999990 | -999990") && text.contains("999999 | -999999"), text);
        assertTrue(text.endsWith("(showing 20 of 1 000 000 rows)"), text);
        assertTrue(html(million).contains("showing 20 of 1 000 000 rows"));
        assertEquals(20 + 1, html(million).split("<tr").length - 2);
    }

    @Test
    void ten_million_rows_cost_as_much_as_twenty() {
        var reads = new AtomicInteger();
        Iterable<Point> endless = () -> Stream.iterate(0, i -> i + 1)
                .peek(i -> reads.incrementAndGet())
                .map(i -> new Point(i, i))
                .iterator();
        String text = Table.of(endless).toString();
        assertTrue(text.endsWith("(showing the first 20 rows, there may be more)"), text);
        assertTrue(reads.get() < 60, () -> reads + " rows were read");
    }

    @Test
    void a_stream_is_used_up_no_further_than_it_is_shown_and_says_so() {
        var reads = new AtomicInteger();
        var stream = Stream.generate(() -> new Point(reads.incrementAndGet(), 0));
        String text = text(stream);
        assertTrue(text.contains("showing the first 20 rows, there may be more; the stream is used up"), text);
        assertTrue(reads.get() <= 21, () -> reads + " were read");
        assertTrue(text(IntStream.of(3, 4)).startsWith("value\n-----\n    3\n    4\n(2 rows; the stream is used up)"));
        assertTrue(text(stream).contains("IllegalStateException"), text(stream));
        assertFalse(Render.glance(Stream.of(1)).data().containsKey("text/html"));
    }

    @Test
    void rows_columns_order_and_pages_can_be_asked_for() {
        var points = points(100);
        assertEquals(
                " y\n--\n-5\n-6\n(showing 2 of 100 rows, from row 5)",
                Table.of(points).columns("y").from(5).rows(2).toString());
        assertEquals(
                " x\n--\n99\n98\n(showing 2 of 100 rows, sorted by x, largest first)",
                Table.of(points).columns("x").sortDescending("x").rows(2).toString());
        assertTrue(Table.of(points).sort("y").toString().contains("\n99 | -99\n98 | -98\n"));
        assertEquals(
                "there is no column z, only x, y",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Table.of(points).sort("z").toMimeBundle())
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Table.of(points).rows(0));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Table.of("text"))
                .getMessage()
                .contains("java.lang.String"));
    }

    @Test
    void sorting_a_million_can_be_broken_off() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(
                    CancellationException.class,
                    () -> Table.of(points(10_000)).sort("y").toString());
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void cells_are_cut_escaped_and_aligned_by_what_a_terminal_shows() {
        record Word(String text, Object other) {}
        var words = List.of(new Word("日本", null), new Word("<script>\n", 1.5), new Word("x".repeat(1000), List.of(1)));
        assertTrue(text(words).startsWith("""
                text                                     | other
                -----------------------------------------+------
                日本                                     | null
                <script>↵                                | 1.5
                """), text(words));
        assertTrue(text(words).contains("x…"), text(words));
        assertTrue(html(words).contains("&lt;script&gt;↵"), html(words));
        assertFalse(html(words).contains("x".repeat(300)));
    }

    @Test
    void an_accessor_that_throws_is_a_cell() {
        record Shy(int n) {
            @Override
            public int n() {
                throw new IllegalStateException("not today");
            }
        }
        assertTrue(text(List.of(new Shy(1))).contains("(threw IllegalStateException: not today)"));
    }

    @Test
    void a_database_answers_from_where_it_stands() throws Exception {
        try (var database = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = database.createStatement()) {
            statement.execute("create table t (id integer, name text)");
            for (int i = 1; i <= 30; i++) {
                statement.execute("insert into t values (" + i + ", 'n" + i + "')");
            }
            var result = statement.executeQuery("select * from t order by id");
            result.next();
            result.next();
            String text = text(result);
            assertTrue(text.startsWith("id | name\n---+-----\n 2 | n2\n"), text);
            assertTrue(text.endsWith("there may be more; the result stands at the last of them now)"), text);
            assertTrue(text(result).contains("21 | n21"), "it stands where it was left");
            result.close();
            assertTrue(text(result).contains("the result is closed"), text(result));
        }
    }

    @Test
    void csv_is_read_as_far_as_it_is_shown(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("a.csv"), "name;n\n\"semi;colon \"\"q\"\"\";1\nplain;2.5\n;\n");
        assertEquals("""
                name           |    n
                ---------------+-----
                semi;colon "q" |    1
                plain          |  2.5
                null           | null""", Table.of(file).toString());
        var big = Files.writeString(folder.resolve("b.csv"), "a,b\n" + "1,2\n".repeat(100_000));
        assertTrue(Table.csv(big).toString().endsWith("(showing the first 20 rows, there may be more)"));
        assertTrue(Table.csv(big.toString()).sort("a").rows(1).toString().contains("showing 1 of 100 000 rows"));
        assertThrows(java.io.UncheckedIOException.class, () -> Table.csv("/no/such.csv"));
    }

    @Test
    void the_first_row_of_a_csv_may_be_long_and_quoted_or_missing(@TempDir Path folder) throws Exception {
        var wide = Files.writeString(folder.resolve("wide.csv"), "a".repeat(100_000) + ",b\n1,2\n");
        assertTrue(
                Table.of(wide).columns("b").toString().equals("b\n-\n2"),
                () -> Table.of(wide).toString());
        var quoted = Files.writeString(folder.resolve("quoted.csv"), "\ufeff\"a;b;c\",d\n1,2\n");
        assertEquals("a;b;c | d\n------+--\n    1 | 2", Table.of(quoted).toString());
        var empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertEquals("(0 rows)", Table.of(empty).toString());
        assertEquals("value\n-----\n(0 rows)", Table.of(List.of()).toString());
    }

    @Test
    void the_path_of_a_csv_file_is_shown_with_its_rows(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("a.CSV"), "name,n\n<b>,1\n");
        assertEquals(file + "\nname | n\n-----+--\n<b>  | 1", text(file));
        assertTrue(html(file).contains("&lt;b&gt;"), html(file));
        assertEquals(folder.resolve("no.csv").toString(), text(folder.resolve("no.csv")));
        assertEquals(folder.toString(), text(folder));
    }

    @Test
    void json_and_data_frames_of_others_are_tables() throws Exception {
        var json = new ObjectMapper().readTree("[{\"a\": 1, \"b\": \"x\"}, {\"a\": 2, \"b\": null}]");
        assertEquals("a | b\n--+-----\n1 | x\n2 | null", text(json));
        assertTrue(html(json).contains("<table>"));
        var object = new ObjectMapper().readTree("{\"a\": [true, 1.5]}");
        assertEquals("{\"a\":[true,1.5]}", text(object));
        assertEquals(Map.of("a", List.of(true, 1.5)), Render.of(object).get("application/json"));
        var frame = DataFrame.foldByRow("n", "s").of(1, "one", 2, "two");
        assertEquals("n | s\n--+----\n1 | one\n2 | two", text(frame));
    }

    @Test
    void twenty_rows_are_drawn_within_five_milliseconds() {
        var rows = points(20);
        for (int i = 0; i < 300; i++) {
            Render.of(rows);
        }
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            long before = System.nanoTime();
            Render.of(rows);
            best = Math.min(best, System.nanoTime() - before);
        }
        long nanos = best;
        assertTrue(nanos < 5_000_000, () -> nanos / 1000 + " µs");
    }
}
