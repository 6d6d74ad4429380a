package jawait.notebook.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import jawait.notebook.Cell;
import jawait.notebook.Notebook;
import jawait.notebook.Output;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Outputs that look steady and are none, by the code that makes them.
class UnsteadyTest {
    @ParameterizedTest(name = "{0} | {1}: {2}, {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1                       | System.identityHashCode(x)        | 2038643176     | 1256974359     | true
            1                       | 1 + 1                             | 2038643176     | 1256974359     | false
            1                       | System.identityHashCode(x) + " 3" | 2038643176 3   | 1256974359 4   | false
            int h = System.identityHashCode(x); | Integer.toHexString(h) | 29649953    | 18e2c1d9       | true
            1                       | new Object().hashCode()           | 1015130300     | 135881240      | true
            1                       | System.nanoTime()                 | 54406726418875 | 54420991115946 | true
            long t = System.nanoTime(); | (System.nanoTime() - t) / 1e6 | 411.684088     | 9.5127         | true
            1                       | ProcessHandle.current().pid()     | 6635           | 71             | true
            1                       | Map.of("a", 1, "b", 2)            | {a=1, b=2}     | {b=2, a=1}     | true
            1                       | Map.of("a", 1, "b", 2)            | {a=1, b=2}     | {b=2, a=3}     | false
            var m = Set.of(1, 2);   | for (int i : m) IO.print(i + " "); | 1 2           | 2 1            | true
            var m = Set.of(1, 2);   | IO.println(sorted(n))             | [1, 2]         | [2, 1]         | false
            1                       | new TreeMap<>(n)                  | {a=1, b=2}     | {b=2, a=1}     | false
            """)
    void the_code_tells_what_may_differ(String first, String code, String saved, String now, boolean alike) {
        assertEquals(
                alike,
                new Check(notebook(first, code, saved))
                        .against(notebook(first, code, now))
                        .same());
    }

    private static Notebook notebook(String first, String code, String shown) {
        return new Notebook(
                Map.of(),
                List.of(
                        new Cell.Code("a", Map.of(), first, 1, List.of()),
                        new Cell.Code(
                                "b",
                                Map.of(),
                                code,
                                2,
                                List.of(new Output.Result(2, Map.of("text/plain", shown), Map.of())))),
                Notebook.MINOR);
    }
}
