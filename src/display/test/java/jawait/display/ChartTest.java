package jawait.display;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dflib.DataFrame;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/// Charts in their three forms, of data good and bad.
class ChartTest {
    private record Call(Instant time, Duration latency, String kind) {}

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final List<Call> CALLS = List.of(
            new Call(NOON, Duration.ofMillis(20), "GET"),
            new Call(NOON.plusSeconds(60), Duration.ofMillis(40), "PUT"),
            new Call(NOON.plusSeconds(120), Duration.ofMillis(30), "GET"));

    @Test
    void a_chart_has_three_forms() {
        var bundle = Chart.line(new double[] {1, 3, 2}).title("Three").toMimeBundle();

        assertEquals(
                List.of("text/plain", "image/svg+xml", "application/vnd.vegalite.v5+json"),
                List.copyOf(bundle.data().keySet()));
        assertTrue(bundle.text().contains("Three"), bundle.text());
        var vega = Chart.line(new double[] {1, 3, 2}).vegaLite();
        assertEquals("https://vega.github.io/schema/vega-lite/v5.json", vega.get("$schema"));
        assertEquals(3, values(vega).size());
        assertEquals(Map.of("x", 1L, "y", 3L), values(vega).get(1));
    }

    @Test
    void what_is_a_table_elsewhere_is_drawn_by_the_names_of_its_columns(@TempDir Path folder) throws Exception {
        var csv = Files.writeString(folder.resolve("runs.csv"), "n,seconds\n1,10\n2,25\n");
        var json = Files.writeString(folder.resolve("runs.json"), """
                [{"n": 1, "seconds": 10}, {"n": 2, "seconds": 25}]""");
        try (var database = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = database.createStatement();
                var rows = statement.executeQuery("select 1 as n, 10 as seconds union select 2, 25")) {
            var frame = DataFrame.foldByRow("n", "seconds").of(1, 10, 2, 25);
            for (Object data : List.of(csv, json, rows, frame)) {
                var drawn = values(Chart.line(data).x("n").y("seconds").vegaLite());
                assertEquals(List.of(Map.of("x", 1L, "y", 10L), Map.of("x", 2L, "y", 25L)), drawn, data.toString());
            }
        }
    }

    @Test
    void a_bar_chart_as_text_is_its_names_and_bars() {
        var votes = new LinkedHashMap<String, Integer>();
        votes.put("Java", 4);
        votes.put("Go", 2);

        assertEquals("""
                value
                Java │████████████████████ 4
                  Go │██████████ 2""", Chart.bar(votes).columns(28).text());
    }

    @Test
    void bars_in_svg_are_as_long_as_their_numbers() {
        var heights = attributes(Chart.bar(List.of(2, 1, 3)).svg(), "rect", "height");

        assertEquals(2, heights.get(0) / heights.get(1), .01);
        assertEquals(3, heights.get(2) / heights.get(1), .01);
    }

    @Test
    void fields_are_chosen_by_name_and_split_by_colour() {
        var chart = Chart.line(CALLS).x("time").y("latency").colour("kind");

        var rows = values(chart.vegaLite());
        assertEquals(
                List.of("GET", "GET", "PUT"),
                rows.stream().map(row -> row.get("c")).toList());
        assertEquals(
                List.of(20L, 30L, 40L), rows.stream().map(row -> row.get("y")).toList());
        assertTrue(chart.vegaLite().toString().contains("latency (ms)"));
        assertEquals(chart.text(), Chart.line(CALLS).colour("kind").text()); // the fields that fit are found
        assertEquals(chart.text(), Chart.line(CALLS).color("kind").text());
    }

    @Test
    void maps_are_rows_as_records_are() {
        var rows = List.of(Map.of("n", 1, "v", 10), Map.of("n", 2, "v", 20));

        assertEquals(2, values(Chart.line(rows).x("n").y("v").vegaLite()).size());
    }

    @Test
    void a_wrong_name_is_answered_with_the_right_ones() {
        var wrong = assertThrows(
                IllegalArgumentException.class, () -> Chart.line(CALLS).x("tim"));
        assertEquals("no field \"tim\" in the data: there are time, latency, kind", wrong.getMessage());
        var none = assertThrows(
                IllegalArgumentException.class, () -> Chart.line(new double[2]).y("a"));
        assertEquals("no field \"a\" in the data: numbers alone have no fields", none.getMessage());
        var text = assertThrows(
                IllegalArgumentException.class,
                () -> Chart.line(CALLS).y("kind").text());
        assertEquals(
                "Chart.line: y needs numbers, and the field \"kind\" holds texts or values of several kinds",
                text.getMessage());
        var other = assertThrows(IllegalArgumentException.class, () -> Chart.bar("text"));
        assertTrue(other.getMessage().endsWith("found a String"), other.getMessage());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Chart.line(new int[2], new int[3]))
                .getMessage()
                .contains("as many x as y, found 2 and 3"));
    }

    @Test
    void what_is_no_finite_number_is_left_out_and_told() {
        var chart = Chart.line(Arrays.asList(1.0, null, Double.NaN, Double.POSITIVE_INFINITY, 5.0));

        assertTrue(chart.text().endsWith("3 of 5 values are no finite numbers and left out"), chart.text());
        assertFalse(chart.svg().contains("NaN"), chart.svg());
        assertFalse(chart.svg().contains("nfinity"), chart.svg());
        assertFalse(chart.vegaLite().toString().contains("NaN"));
        var logs = Chart.scatter(new double[][] {{1, 10}, {2, -1}, {3, 0}}).logY();
        assertTrue(logs.text().contains("2 of 3 values are not above zero"), logs.text());
        assertEquals(1, values(logs.vegaLite()).size());
    }

    @Test
    void a_million_points_stay_small_and_keep_their_peaks() {
        var many = new double[1_000_000];
        many[777_777] = 9;

        var chart = Chart.line(many);

        assertTrue(chart.text().contains("1 000 000 points, drawn as "), chart.text());
        assertTrue(chart.svg().length() < 200_000, () -> chart.svg().length() + " characters of SVG");
        assertTrue(values(chart.vegaLite()).size() <= 4000);
        assertTrue(
                values(chart.vegaLite()).stream().anyMatch(row -> row.get("y").equals(9L)));
        for (var kind : List.of(Chart.scatter(many), Chart.bar(many), Chart.histogram(many))) {
            assertTrue(kind.svg().length() < 500_000, kind::toString);
            assertTrue(values(kind.vegaLite()).size() <= 4000, kind::toString);
        }
    }

    @Test
    void a_histogram_of_names_says_how_often_each_occurs() {
        var chart = Chart.histogram(List.of("a", "b", "a"));
        assertEquals(Chart.bar(List.of("a", "b", "a")).vegaLite(), chart.vegaLite());
        assertTrue(chart.text().matches("(?s).*a │█+ 2\\n.*b │█+▌ 1.*"), chart.text());
    }

    @TestFactory
    Stream<DynamicTest> whatever_the_data_is_all_three_forms_are_well_formed() {
        var cyclic = new ArrayList<Object>();
        cyclic.add(cyclic);
        Map<String, Supplier<Chart>> charts = new LinkedHashMap<>();
        charts.put(
                "html",
                () -> Chart.bar(Map.of("</script><b>&\"'", 1, "\u0000\ud800", 2))
                        .title("<i>&"));
        charts.put("emoji", () -> Chart.bar(Map.of("🎉👩‍👩‍👧", 3)).title("日本"));
        charts.put("empty line", () -> Chart.line(new double[0]));
        charts.put("empty bar", () -> Chart.bar(Map.of()));
        charts.put("empty histogram", () -> Chart.histogram(List.of()));
        charts.put("empty heatmap", () -> Chart.heatmap(new double[0][0]));
        charts.put("empty scatter", () -> Chart.scatter(List.of()));
        charts.put("empty gantt", () -> Chart.gantt(List.of()));
        charts.put("one point", () -> Chart.line(new int[] {42}));
        charts.put("nothing but nulls", () -> Chart.line(Collections.nCopies(3, null)));
        charts.put("all the same", () -> Chart.histogram(new double[] {5, 5, 5}));
        charts.put("zeros", () -> Chart.bar(new int[3]));
        charts.put("negative", () -> Chart.bar(List.of(-3, -1, -2)));
        charts.put("negative logs", () -> Chart.line(new double[] {-1, -2}).logY());
        charts.put("the widest range", () -> Chart.line(new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}));
        charts.put("histogram of it", () -> Chart.histogram(new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}));
        charts.put(
                "the smallest",
                () -> Chart.line(new double[] {Double.MIN_VALUE, 0}).logY());
        charts.put("cyclic", () -> Chart.bar(List.of(cyclic)));
        charts.put("dates", () -> Chart.bar(List.of(LocalDate.EPOCH, LocalDate.MAX), List.of(1, 2)));
        charts.put("durations", () -> Chart.gantt(Map.of("a", Duration.ofSeconds(2), "b", Duration.ofNanos(1))));
        charts.put("many names", () -> Chart.bar(IntStream.range(0, 5000).mapToObj(i -> "n" + i)));
        charts.put("many series", () -> Chart.line(new double[100][3]));
        charts.put("ragged", () -> Chart.heatmap(new double[][] {{1}, {1, 2, Double.NaN}, {}}));
        charts.put("large", () -> Chart.heatmap(new int[300][300]));
        charts.put("long names", () -> Chart.bar(Map.of("x".repeat(100_000), 1)).title("t".repeat(100_000)));
        charts.put(
                "tiny", () -> Chart.scatter(new int[] {1, 2}).width(1).height(1).columns(1));
        charts.put(
                "huge", () -> Chart.scatter(new int[] {1, 2}).width(1_000_000).height(1_000_000));
        charts.put("mixed", () -> Chart.bar(Arrays.asList("a", 1, null, List.of())));
        return charts.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(), () -> wellFormed(each.getValue().get())));
    }

    private static void wellFormed(Chart chart) {
        var document = assertDoesNotThrow(() -> parsed(chart.svg()), chart::svg);
        assertEquals(0, document.getElementsByTagName("script").getLength());
        assertFalse(chart.svg().contains("NaN") || chart.svg().contains("nfinity"), chart::svg);
        tree(chart.vegaLite());
        for (int columns : new int[] {20, 80, 120}) {
            var text = chart.columns(columns).text();
            text.lines().forEach(line -> assertTrue(line.codePointCount(0, line.length()) <= columns, text));
        }
        assertTrue(chart.svg().length() < 500_000 && chart.text().length() < 20_000, chart::toString);
    }

    /// Whether JSON has a place for it.
    private static void tree(Object node) {
        switch (node) {
            case Map<?, ?> map -> {
                map.keySet().forEach(key -> assertTrue(key instanceof String));
                map.values().forEach(ChartTest::tree);
            }
            case List<?> list -> list.forEach(ChartTest::tree);
            case Double number -> assertTrue(Double.isFinite(number), node::toString);
            case null -> {}
            default ->
                assertTrue(node instanceof String || node instanceof Number || node instanceof Boolean, node::toString);
        }
    }

    static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    static List<Double> attributes(String svg, String element, String attribute) {
        var found = assertDoesNotThrow(() -> parsed(svg)).getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> Double.valueOf(
                        found.item(i).getAttributes().getNamedItem(attribute).getTextContent()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> values(Map<String, Object> spec) {
        return ((Map<String, List<Map<String, Object>>>) spec.get("data")).get("values");
    }
}
