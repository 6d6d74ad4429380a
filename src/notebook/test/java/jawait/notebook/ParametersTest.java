package jawait.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `-p name=value` becomes a cell.
class ParametersTest {
    private static Cell.Code code(String source, String... tags) {
        return new Cell.Code("id" + source.length(), Map.of("tags", List.of(tags)), source, null, List.of());
    }

    private static Notebook notebook(Cell... cells) {
        return new Notebook(Map.of(), List.of(cells), Notebook.MINOR);
    }

    @ParameterizedTest(name = "{0}  -p {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            int n = 1;                        | n=3                    | int n = 3;
            long n = 1;                       | n=3000000000           | long n = 3000000000L;
            double d = 1;                     | d=3                    | double d = 3d;
            float d = 1;                      | d=2.5                  | float d = 2.5f;
            boolean b = false;                | b=true                 | boolean b = true;
            byte b = 0;                       | b=-128                 | byte b = (byte) -128;
            char c = 'a';                     | c='                    | char c = '\\'';
            String s = "";                    | s=3                    | String s = "3";
            String s = "";                    | s=say "hi"=\\n          | String s = "say \\"hi\\"=\\\\n";
            Integer n = 1;                    | n=7                    | Integer n = 7;
            var n = 1;                        | n=7                    | var n = 7;
            var d = 0.5;                      | d=7                    | var d = 7d;
            var s = "a";                      | s=7                    | var s = "7";
            var x = f();                      | x=2.5                  | var x = 2.5d;
            int other = 1;                    | x=text                 | var x = "text";
            int other = 1;                    | x=null                 | var x = (Object) null;
            int[] a = {};                     | a=[1, 2]               | int[] a = {1, 2};
            List<String> l = List.of();       | l=["a", null]          | List<String> l = java.util.Arrays.asList("a", null);
            List<Integer> l = List.of();      | l=[1]                  | List<Integer> l = java.util.Arrays.asList(1);
            Map<String, Double> m = Map.of(); | m={"a": 1}             | Map<String, Double> m = new java.util.LinkedHashMap<>(new java.util.LinkedHashMap<String, Double>() {{ put("a", 1d); }});
            BigDecimal d = null;              | d=1.10                 | BigDecimal d = new java.math.BigDecimal("1.10");
            """)
    void a_value_becomes_a_literal_of_the_declared_type(String declared, String word, String expected)
            throws Exception {
        var injected = Parameters.inject(notebook(code(declared, "parameters")), Parameters.parse(List.of(word)));
        assertEquals("// Parameters\n" + expected, injected.cells().get(1).source());
        assertEquals(List.of("injected-parameters"), injected.cells().get(1).tags());
    }

    @ParameterizedTest(name = "{0}  -p {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            int n = 1;          | n=2.5    | the parameter n=2.5 does not parse: expected int, found 2.5
            int n = 1;          | n=x      | the parameter n=x does not parse: expected int, found the text "x"
            int n = 1;          | n=3000000000 | the parameter n=3000000000 does not parse: expected int, found 3000000000
            boolean b = true;   | b=1      | the parameter b=1 does not parse: expected boolean, found 1
            int[] a = {};       | a={}     | the parameter a={} does not parse: expected int[], found an object
            List<String> l = x; | l=[1]    | the parameter l=[1] does not parse: expected List<String>, found 1
            double d = 1;       | d=1e400  | the parameter d=1e400 does not parse: expected double, found 1E+400
            float f = 1;        | f=1e-60  | the parameter f=1e-60 does not parse: expected float, found 1E-60
            Map<Integer, String> m = x; | m={"a":"b"} | the parameter m={"a":"b"} does not parse: expected Map<Integer, String>, found the text "a"
            int n = 1;          | n        | the parameter "n" does not parse: expected name=value, as -p rounds=3
            int n = 1;          | 1a=2     | the parameter "1a=2" does not parse: expected name=value, as -p rounds=3
            """)
    void a_value_that_does_not_fit_is_refused(String declared, String word, String expected) {
        var refused = assertThrows(
                NotebookException.class,
                () -> Parameters.inject(notebook(code(declared, "parameters")), Parameters.parse(List.of(word))));
        assertEquals(expected, refused.getMessage());
    }

    @Test
    void values_go_after_the_tagged_cell_and_replace_those_of_an_earlier_run() throws Exception {
        var first = Parameters.inject(
                notebook(code("1"), code("int n = 1;", "parameters"), code("n * 2")), Map.of("n", "5"));
        var second = Parameters.inject(first, Map.of("n", "6"));
        assertEquals(
                List.of("1", "int n = 1;", "// Parameters\nint n = 6;", "n * 2"),
                second.cells().stream().map(Cell::source).toList());
        assertEquals(
                "var n = 5;",
                Parameters.inject(notebook(code("n")), Map.of("n", "5"))
                        .cells()
                        .getFirst()
                        .source()
                        .lines()
                        .toList()
                        .getLast());
    }

    @Test
    void a_name_that_is_no_parameter_is_told() throws Exception {
        var values = Parameters.parse(List.of("n=1", "m=2"));
        assertEquals(List.of("m"), Parameters.undeclared(notebook(code("int n = 0;", "parameters")), values));
        assertEquals(List.of("n", "m"), Parameters.undeclared(notebook(code("int n = 0;")), values));
    }

    @Test
    void every_literal_compiles_and_holds_the_value() throws Exception {
        var declared = """
                int i = 0; long l = 0; double d = 0; boolean b = false; String s = ""; char c = ' ';
                int[] a = {}; List<Double> ds = List.of(); Map<String, Object> m = Map.of(); var any = 0;
                double[][] grid = {};""";
        var values = Parameters.parse(List.of(
                "i=-1",
                "l=9007199254740993",
                "d=1e-3",
                "b=true",
                "s=\"q\"\n\u0001",
                "c=\\",
                "a=[1,2]",
                "ds=[1, 2.5]",
                "m={\"a\": [1, null, {\"b\": \"c\"}], \"n\": null}",
                "any=12",
                "grid=[[1], [2, 3]]"));
        var cells = notebook(
                code(declared, "parameters"),
                code(
                        "i + \" \" + l + \" \" + d + \" \" + b + \" \" + s.length() + \" \" + c + \" \" + a.length + \" \" + ds + \" \" + m + \" \" + any + \" \" + grid[1][1]"));
        var result = new NotebookRun(
                        new RunSettings(null, false, Duration.ofSeconds(1), RunSettings.Answers.NONE),
                        new RunListener() {})
                .run(Parameters.inject(cells, values));
        var shown = (Output.Result) result.notebook().code().getLast().outputs().getFirst();
        assertEquals(
                "-1 9007199254740993 0.001 true 5 \\ 2 [1.0, 2.5] {a=[1, null, {b=c}], n=null} 12 3.0",
                shown.data().get("text/plain"));
    }
}
