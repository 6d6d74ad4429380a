package jawait.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Notebooks as scripts and back.
class ScriptFileTest {
    private static Cell code(int place, String source) {
        return new Cell.Code("cell-" + place, Map.of(), source, null, List.of());
    }

    private static Notebook notebook(Cell... cells) {
        return new Notebook(Blank.metadata(), List.of(cells), Notebook.MINOR);
    }

    @Test
    void a_notebook_reads_well_as_a_script() {
        var notebook = notebook(
                new Cell.Markdown("cell-1", Map.of(), "# Primes\n\nAll of them.", Map.of()),
                new Cell.Code("cell-2", Map.of("tags", List.of("parameters")), "int most = 100;", 3, List.of()),
                new Cell.Code("mine", Map.of("title", "Sieve"), "%time sieve()\n// %% no cell", null, List.of()));
        assertEquals("""
                //%% [markdown]
                // # Primes
                //
                // All of them.

                //%% {"tags":["parameters"]}
                int most = 100;

                //%% Sieve {"id":"mine"}
                %time sieve()
                //\\ %% no cell
                """, ScriptFile.text(notebook));
    }

    @Test
    void a_script_typed_by_hand_becomes_cells() {
        var notebook = ScriptFile.parse("""
                import java.util.zip.*;
                // %% First
                int a = 1;
                //%%
                a + 1
                // %% [md]
                //Prose
                // of two lines""");
        assertEquals(
                List.of("import java.util.zip.*;", "int a = 1;", "a + 1", "Prose\nof two lines"),
                notebook.cells().stream().map(Cell::source).toList());
        assertEquals("First", notebook.cells().get(1).metadata().get("title"));
        assertEquals(ScriptFile.parse(ScriptFile.text(notebook)), notebook);
    }

    @Test
    void a_java_file_without_cells_is_one_cell() {
        var source = "///usr/bin/env jbang\n//DEPS a:b:1\nvoid main() { IO.println(\"%%\"); }";
        assertEquals(notebook(code(1, source)), ScriptFile.parse(source + "\n"));
        assertEquals(notebook(code(1, "int a;\nint b;")), ScriptFile.parse("\ufeffint a;\r\nint b;\r\n"));
        assertEquals(notebook(), ScriptFile.parse(""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void nothing_is_lost_on_the_way_there_and_back(int seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var notebook = any(random);
            var script = ScriptFile.text(notebook);
            var back = ScriptFile.parse(script);
            assertEquals(notebook, back, script);
            assertEquals(script, ScriptFile.text(back));
            assertEquals(NotebookFile.text(notebook), NotebookFile.text(back));
        }
    }

    private static final List<String> BITS = List.of(
            "\n",
            "\n\n",
            "//%%",
            "// %% x",
            "//\\%%",
            "  // %%",
            "/* a */",
            "%time f()",
            "a",
            " ",
            "{",
            "}",
            "{\"id\": 1}",
            "[markdown]",
            "//",
            "// ",
            "\"\"\"\n//%% s\n\"\"\"",
            "é😀",
            "\t",
            "\\",
            "\r\n",
            "\r",
            "#",
            "\u2028",
            "[raw] {}",
            "x = 1;");

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(8))
                .mapToObj(i -> BITS.get(random.nextInt(BITS.size())))
                .collect(Collectors.joining());
    }

    private static Map<String, Object> metadata(Random random) {
        var metadata = new LinkedHashMap<String, Object>();
        for (var key : List.of("tags", "title", "id", "attachments", "metadata", "x")) {
            if (random.nextInt(6) == 0) {
                metadata.put(
                        key,
                        switch (random.nextInt(4)) {
                            case 0 -> text(random);
                            case 1 -> List.of(text(random), 1, true);
                            case 2 -> Map.of("a", text(random));
                            default -> random.nextInt();
                        });
            }
        }
        return metadata;
    }

    private static Notebook any(Random random) {
        var cells = new ArrayList<Cell>();
        int count = random.nextInt(6);
        for (int i = 1; i <= count; i++) {
            var id = random.nextBoolean() ? "cell-" + i : "id" + i;
            Map<String, Object> attached =
                    random.nextInt(4) == 0 ? Map.of("a.png", Map.of("image/png", "AA==")) : Map.of();
            cells.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new Cell.Markdown(id, metadata(random), text(random), attached);
                        case 1 -> new Cell.Raw(id, metadata(random), text(random), attached);
                        default -> new Cell.Code(id, metadata(random), text(random), null, List.of());
                    });
        }
        Map<String, Object> about = random.nextBoolean() ? Blank.metadata() : metadata(random);
        return new Notebook(about, cells, Notebook.MINOR);
    }
}
