package jawait.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files in and out.
class NotebookFileTest {
    private static final Path NOTEBOOKS = Path.of(System.getProperty("jawait.root"), "notebooks");

    @TempDir
    private Path folder;

    @Test
    void the_tutorial_is_written_as_jupyter_wrote_it() throws Exception {
        try (var files = Files.list(NOTEBOOKS)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".ipynb")).toList()) {
                assertEquals(Files.readString(file), NotebookFile.text(NotebookFile.read(file)), file.toString());
            }
        }
    }

    @Test
    void what_python_writes_and_json_has_not_is_kept() throws Exception {
        var text = """
                {
                 "cells": [],
                 "metadata": {
                  "x": [
                   NaN,
                   -Infinity
                  ]
                 },
                 "nbformat": 4,
                 "nbformat_minor": 5
                }
                """;
        assertEquals(text, NotebookFile.text(NotebookFile.parse("x.ipynb", text)));
    }

    @Test
    void ids_that_nbformat_does_not_allow_are_made_anew() throws Exception {
        var cell = "{\"cell_type\": \"raw\", \"metadata\": {}, \"source\": \"\", \"id\": \"%s\"}";
        var ids = List.of("good_-1", "not good", "x".repeat(65), "good_-1");
        var cells = String.join(",", ids.stream().map(cell::formatted).toList());
        var read = NotebookFile.parse("x.ipynb", "{\"nbformat\": 4, \"cells\": [" + cells + "]}");
        assertEquals(
                List.of("good_-1", "cell-2", "cell-3", "cell-4-2"),
                read.cells().stream().map(Cell::id).toList());
    }

    @Test
    void a_file_that_nobody_may_write_stays_also_for_the_user_who_may_do_everything() throws Exception {
        Path file = Files.writeString(folder.resolve("x.ipynb"), "old");
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("r--r--r--"));
        for (var refused : List.of(
                assertThrows(NotebookException.class, () -> NotebookFile.checkWritable(file)),
                assertThrows(NotebookException.class, () -> NotebookFile.write(file, "new")))) {
            assertEquals("cannot write " + file + ": permission denied", refused.getMessage());
        }
        assertEquals("old", Files.readString(file));
    }

    @Test
    void what_is_written_is_read_again() throws Exception {
        var cells = List.<Cell>of(
                new Cell.Markdown("a", Map.of(), "# Title\ntext", Map.of()),
                new Cell.Code(
                        "b",
                        Map.of("tags", List.of("parameters")),
                        "1 + 1\n",
                        3,
                        List.of(
                                new Output.Stream("stdout", "one\ntwo"),
                                new Output.Result(
                                        3, Map.of("text/plain", "2", "application/json", List.of(1)), Map.of()),
                                new Output.Display(Map.of("image/png", "iVBOR", "text/plain", "p"), Map.of()),
                                new Output.Failure("E", "bad", List.of("at x", "at y")))),
                new Cell.Raw("c", Map.of(), "", Map.of()));
        var notebook = new Notebook(Map.of("kernelspec", Map.of("language", "java")), cells, Notebook.MINOR);
        Path file = folder.resolve("x.ipynb");
        NotebookFile.write(file, notebook);
        assertEquals(notebook, NotebookFile.read(file));
        assertEquals("java", notebook.language());
        assertEquals(List.of("parameters"), notebook.code().getFirst().tags());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {                                                        | x.ipynb is not a notebook: it is no JSON at line 1, column
            [1]                                                      | x.ipynb is not a notebook: it has no nbformat
            {"nbformat": 3, "worksheets": []}                        | x.ipynb has nbformat 3, expected 4; open and save it in JupyterLab
            {"nbformat": 4}                                          | x.ipynb is not a notebook: it has no list of cells
            {"nbformat": 4, "cells": [{"cell_type": "x", "source": ""}]} | x.ipynb is not a notebook: cell 1 is of type x, expected code, markdown or raw
            {"nbformat": 4, "cells": [{"cell_type": "code"}]}        | x.ipynb is not a notebook: cell 1: the source is neither text nor a list of lines
            {"nbformat": 4, "cells": 1, "cells": 2}                  | x.ipynb is not a notebook: it is no JSON
            """)
    void what_is_no_notebook_is_refused_with_a_sentence(String text, String expected) {
        var refused = assertThrows(NotebookException.class, () -> NotebookFile.parse("x.ipynb", text));
        assertEquals(
                expected,
                refused.getMessage()
                        .substring(
                                0,
                                Math.min(expected.length(), refused.getMessage().length())));
    }

    @Test
    void cells_of_older_minor_versions_get_an_id() throws Exception {
        var notebook = NotebookFile.parse(
                "x",
                "{\"nbformat\": 4, \"nbformat_minor\": 2, \"cells\": [{\"cell_type\": \"code\", \"source\": [\"a\\n\", \"b\"]}]}");
        var cell = assertInstanceOf(Cell.Code.class, notebook.cells().getFirst());
        assertEquals("cell-1", cell.id());
        assertEquals("a\nb", cell.source());
    }

    @Test
    void a_file_that_cannot_be_written_stays_as_it_was() throws Exception {
        Path missing = folder.resolve("no/such/x.ipynb");
        var refused = assertThrows(NotebookException.class, () -> NotebookFile.write(missing, "x"));
        assertEquals("cannot write " + missing + ": there is no folder " + missing.getParent(), refused.getMessage());
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }
}
