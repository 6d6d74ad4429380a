package jawait.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Parameters of every type that a notebook may declare, each with a value of every kind of JSON, run.
class ParameterTypesTest {
    /// Declaration, value, the variable as text.
    private static final String[][] TABLE = {
        {"int a01 = 1;", "-7", "-7"},
        {"final int a02 = 1;", "2", "2"},
        {"static int a03 = 1;", "3", "3"},
        {"public long a04;", "3000000000", "3000000000"},
        {"Long a05 = null;", "5", "5"},
        {"double a06 = 0;", "1e3", "1000.0"},
        {"double a07 = 0;", "NaN", "NaN"},
        {"float a08 = 0;", "-Infinity", "-Infinity"},
        {"Double a09 = 1.0;", "null", "null"},
        {"boolean a10 = false;", "true", "true"},
        {"Boolean a11 = false;", "null", "null"},
        {"char a12 = 'a';", "\"b\"", "b"},
        {"char a13 = 'a';", "ß", "ß"},
        {"short a14 = 1;", "-32768", "-32768"},
        {"String a15 = \"\";", "plain text = more", "plain text = more"},
        {"String a16 = \"\";", "\"in \\\"quotes\\\"\\n\"", "in \"quotes\"\n"},
        {"String a17 = \"\";", "null", "null"},
        {"String a18 = \"\";", "", ""},
        {"String a19 = \"\";", "{\"a\": 1}", "{\"a\": 1}"},
        {"String a20 = \"\";", "ünï 😀 \\ \"", "ünï 😀 \\ \""},
        {"var a21 = \"x\";", "12", "12"},
        {"var a22 = 1.5;", "2", "2.0"},
        {"var a23 = 1L;", "2", "2"},
        {"var a24 = 'x';", "y", "y"},
        {"var a25 = true;", "false", "false"},
        {"List<Integer> a26 = List.of();", "[1, null, 3]", "[1, null, 3]"},
        {"List<List<String>> a27 = List.of();", "[[\"a\"], []]", "[[a], []]"},
        {"Set<String> a28 = Set.of();", "[\"b\", \"a\", \"b\"]", "[b, a]"},
        {"Map<String, List<Double>> a29 = Map.of();", "{\"x\": [1, 2.5], \"y\": []}", "{x=[1.0, 2.5], y=[]}"},
        {"Map<String, Map<String, Integer>> a30 = Map.of();", "{\"x\": {\"y\": 1}}", "key | y\n----+--\nx   | 1"},
        {"java.util.List<Long> a31 = List.of();", "[1]", "[1]"},
        {"Object a32 = 1;", "[true, {\"k\": null}]", "[true, {k=null}]"},
        {"Object a33 = 1;", "text", "text"},
        {"java.math.BigInteger a34 = null;", "123456789012345678901234567890", "123456789012345678901234567890"},
        {"BigDecimal a35 = null;", "0.10", "0.10"},
        {"var a36 = List.of(1, 2);", "[3]", "[3]"},
        {"var a37 = Map.of(\"a\", 1);", "{\"b\": [2]}", "{b=[2]}"},
        {"Number a38 = 1;", "2.5", "2.5"},
        {"List a39 = null;", "[1, \"a\"]", "[1, a]"},
        {"Collection<Boolean> a40 = null;", "[true]", "[true]"},
        {"List<? extends Number> a41 = null;", "[1, 2.5]", "[1, 2.5]"},
        {"int a42[] = {};", "[4, 5]", "[4, 5]"},
        {"String[] a43 = {};", "[\"p\", \"q\"]", "[p, q]"},
        {"int[][] a44 = {};", "[[1], [2, 3]]", "[[1], [2, 3]]"},
        {"List<int[]> a45 = List.of();", "[[1, 2]]", "[[1, 2]]"},
        {"Map<String, String[]> a46 = Map.of();", "{\"a\": [\"b\"]}", "{a=[b]}"},
        {"Integer[] a47 = {};", "[1, null]", "[1, null]"},
        {"List<String> a48 = List.of();", "[null]", "[null]"},
        {"List<String[]> a49 = List.of();", "[[\"a\", \"b\"]]", "[[a, b]]"},
        {"List<List<String>> a50 = List.of();", "[[null]]", "[[null]]"},
        {"var a51 = List.of();", "[null]", "[null]"},
        {"Map<Integer, String> a52 = Map.of();", "{\"2\": \"x\", \"1\": null}", "{2=x, 1=null}"},
        {"Map<String, ? extends Number> a53 = Map.of();", "{\"x\": 1.5}", "{x=1.5}"},
        {"Map a54 = Map.of();", "{\"x\": [true]}", "{x=[true]}"},
        {"ArrayList<Integer> a55 = null;", "[2, 1]", "[2, 1]"},
        {"TreeMap<String, Integer> a56 = null;", "{\"b\": 2, \"a\": 1}", "{a=1, b=2}"},
        {"SortedSet<Long> a57 = null;", "[3, 2]", "[2, 3]"},
        {"Map<Object, Object> a58 = null;", "{\"k\": \"l\"}", "{k=l}"},
    };

    @Test
    void each_value_arrives() throws Exception {
        var declared = new ArrayList<String>();
        var words = new ArrayList<String>();
        var expected = new ArrayList<String>();
        var cells = new ArrayList<Cell>();
        for (var row : TABLE) {
            String name = row[0].replaceAll(".*\\b(a\\d\\d).*", "$1");
            declared.add(row[0]);
            words.add(name + "=" + row[1]);
            expected.add(name + " " + row[2]);
            cells.add(code(name, name + "cell"));
        }
        cells.addFirst(new Cell.Code(
                "parameters", Map.of("tags", List.of("parameters")), String.join("\n", declared), null, List.of()));
        var notebook = new Notebook(Map.of(), cells, Notebook.MINOR);
        var ran = new NotebookRun(RunSettings.PLAIN, new RunListener() {})
                .run(Parameters.inject(notebook, Parameters.parse(words)));
        assertEquals(List.of(), ran.failures());
        var shown = new ArrayList<String>();
        for (var cell : ran.notebook().code().subList(2, cells.size() + 1)) {
            var result = (Output.Result) cell.outputs().getLast();
            shown.add(cell.source() + " " + result.data().get("text/plain"));
        }
        assertEquals(String.join("\n", expected), String.join("\n", shown));
    }

    private static Cell code(String source, String id) {
        return new Cell.Code(id, Map.of(), source, null, List.of());
    }
}
