package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jawait.engine.help.Completion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The magics of files: what they read and write, and where their errors point.
class FileMagicTest {
    @TempDir
    Path folder;

    private final Notebook notebook = new Notebook();

    @BeforeEach
    void enter() {
        notebook.does("%cd \"" + folder + "\"");
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void prints(String cell, String text) {
        notebook.runs(cell);
        String printed = notebook.output(notebook.last());
        assertTrue(printed.contains(text), () -> cell + "\nexpected «" + text + "», printed " + printed);
    }

    @Test
    void a_script_is_loaded_into_the_session() throws IOException {
        file(
                "tools.jsh",
                "import java.util.zip.*;\nint twice(int n) { return 2 * n; }\n/set feedback\nint x = twice(4)\n/exit\nint y;");
        notebook.runs("%load tools.jsh").gives("x + twice(1)", "10").gives("new CRC32().getValue()", "0");
        assertTrue(notebook.output(2).contains("tools.jsh:3: /set feedback"), notebook.output(2));
        notebook.fails("y", "CompileError");
        file("cells.jsh", "//%% one\nint a = 1;\n//%% two\na + 1");
        notebook.gives("%load cells.jsh", "2");
    }

    @Test
    void a_java_file_is_loaded_without_its_package() throws IOException {
        file(
                "Point.java",
                "package geo.shapes;\n\nimport java.util.List;\n\npublic record Point(int x, int y) {\n    static List<Point> none() { return List.of(); }\n}\n");
        notebook.runs("%load Point.java")
                .gives("new Point(1, 2)", "Point[x=1, y=2]")
                .gives("Point.none()", "[]");
    }

    @Test
    void a_notebook_is_loaded_cell_by_cell() throws IOException {
        file("work.ipynb", """
                {"cells": [
                 {"cell_type": "markdown", "source": ["# not code"]},
                 {"cell_type": "code", "source": ["int a = 20;\\n", "String s = \\"\\u00e9\\";"]},
                 {"cell_type": "code", "source": "a + 1"}
                ], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}
                """);
        notebook.gives("%load work.ipynb", "21").gives("s", "é");
        file("bad.ipynb", "{\"cells\": [");
        notebook.fails("%load bad.ipynb", "NotNotebook", "bad.ipynb", "line 1");
    }

    @Test
    void errors_in_a_file_name_file_line_and_column() throws IOException {
        file("wrong.jsh", "int ok = 1;\nint n = \"text\";\n");
        notebook.fails("%load wrong.jsh", "CompileError", "wrong.jsh:2:9", "int n = \"text\";")
                .gives("ok", "1");
        file("syntax.jsh", "int never = 1;\nint = 5;\n");
        notebook.fails("%load syntax.jsh", "CompileError", "syntax.jsh:2:").fails("never", "CompileError");
        file("throws.jsh", "void boom() {\n    throw new IllegalStateException(\"no\");\n}\nboom();");
        notebook.fails(
                "int before = 1;\n%load throws.jsh", "java.lang.IllegalStateException", "throws.jsh:2", "throws.jsh:4");
        notebook.fails("%load gone.jsh", "FileNotFound", "gone.jsh", "no such file")
                .fails("%load notes.txt", "UsageError", ".ipynb")
                .fails("%load", "UsageError", "expects FILE");
    }

    @Test
    void a_file_is_run_as_a_program() throws IOException {
        file(
                "Hello.java",
                "public class Hello {\n    public static void main(String[] args) { System.out.println(args.length + \" \" + args[0]); }\n}");
        prints("%run Hello.java \"big world\" x", "2 big world");
        file("compact.java", "void main() {\n    System.out.println(\"compact\");\n}");
        prints("%run compact.java", "compact");
        file("args.jsh", "System.out.println(String.join(\"+\", args));");
        prints("%run args.jsh a \"b c\"", "a+b c");
        notebook.runs("String[] mine = {\"x\\ny\", \"\\\\\"};");
        prints("%run --args mine args.jsh", "x\ny+\\");
        notebook.runs("String[] args = {\"old\"};");
        prints("%run --args args args.jsh", "old");
    }

    @Test
    void the_line_ends_and_the_mark_that_windows_editors_leave_change_nothing() throws IOException {
        file(
                "crlf.jsh",
                "\ufeff#!/usr/bin/env -S jawait run\r\nint a = 1;\r\nString s = \"\"\"\r\n  hi\r\n  \"\"\";\r\ns.length() + a\r\n");
        notebook.gives("%run crlf.jsh", "4").gives("%load crlf.jsh", "4");
        file("Crlf.java", "package p;\r\n\r\nvoid main() {\r\n    System.out.println(\"ran\");\r\n}\r\n");
        prints("%run Crlf.java", "ran");
        file("wrong.jsh", "int b = 1;\r\n\r\nint c = nope;\r\n");
        notebook.fails("%run wrong.jsh", "CompileError", "wrong.jsh:3:9", "int c = nope;");
        file("old-mac.jsh", "int d = 1;\rd + 1\r");
        notebook.gives("%run old-mac.jsh", "2");
    }

    @Test
    void the_cells_that_ended_well_are_saved() throws IOException {
        notebook.does("int a = 1;").fails("nope", "CompileError").gives("a + 1", "2");
        prints("%save work.jsh", "wrote 3 cells");
        String text = Files.readString(folder.resolve("work.jsh"));
        assertTrue(text.contains("//%% In[2]\nint a = 1;\n") && text.contains("a + 1") && !text.contains("nope"), text);
        notebook.fails("%save work.jsh", "FileExists", "-f");
        prints("%save -f work.jsh 2-4", "wrote 3 cells");
        prints("%save book.ipynb 2 4", "wrote 2 cells");
        notebook.runs("%reset -f").gives("%load book.ipynb", "2");
        notebook.fails("%save work.txt", "UsageError").fails("%save a.jsh x", "UsageError", "2-4");
    }

    @Test
    void what_only_tells_something_is_not_saved_unless_it_is_named() throws IOException {
        notebook.does("int a = 1;")
                .runs("%whos")
                .runs("%history -n")
                .runs("Math.max?")
                .runs("%env WITH=it");
        prints("%save work.jsh", "wrote 3 cells");
        String text = Files.readString(folder.resolve("work.jsh"));
        assertTrue(text.contains("int a = 1;") && text.contains("%env WITH=it"), text);
        assertFalse(text.contains("%whos") || text.contains("%history") || text.contains("?"), text);
        prints("%save told.jsh 3", "wrote 1 cell");
    }

    @Test
    void a_file_is_replaced_in_one_step_and_a_link_stays_one() throws IOException {
        notebook.does("int a = 1;");
        file("real.jsh", "old");
        Files.createSymbolicLink(folder.resolve("link.jsh"), folder.resolve("real.jsh"));
        prints("%save -f link.jsh", "wrote 2 cells");
        assertTrue(Files.isSymbolicLink(folder.resolve("link.jsh")));
        assertTrue(Files.readString(folder.resolve("real.jsh")).contains("int a = 1;"));
        try (var left = Files.list(folder)) {
            assertTrue(left.noneMatch(each -> each.toString().endsWith(".part")));
        }
        notebook.fails("%save nowhere/a.jsh", "CannotWrite", "nowhere");
    }

    @Test
    void a_cell_is_written_to_a_file() throws IOException {
        prints("%%writefile \"my notes.txt\"\none\ntwo", "Writing my notes.txt");
        prints("%%writefile -a \"my notes.txt\"\n\nthree\n", "Appending");
        assertEquals("one\ntwo\n\nthree\n", Files.readString(folder.resolve("my notes.txt")));
        prints("%%writefile \"my notes.txt\"\nx = \"open", "Overwriting");
        notebook.fails("%%writefile no/such/folder/f\nx", "CannotWrite", "no such file")
                .fails("%%writefile\nx", "UsageError", "expects FILE");
    }

    @Test
    void the_folder_and_its_files_are_known() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        file("sub/a.jsh", "1");
        notebook.gives("%pwd", folder.toString());
        prints("%cd sub", folder.resolve("sub").toString());
        prints("%cd -", folder.toString());
        notebook.fails("%cd nowhere", "NotDirectory", "nowhere");
        assertEquals(List.of("sub/"), complete("%load su"));
        assertEquals(List.of("sub/a.jsh"), complete("%load sub/"));
        assertEquals(List.of("sub/a.jsh"), complete("int a = 1;\n%run sub/a"));
        assertEquals(List.of("-a", "--append"), complete("%%writefile -").subList(0, 2));
        assertEquals(List.of("sub/"), complete("%%writefile -a s"));
        assertFalse(complete("%cd ").contains("sub/a.jsh"));
    }

    private List<String> complete(String source) {
        return notebook.session.complete(source, source.length()).items().stream()
                .map(Completion.Item::text)
                .toList();
    }

    @Test
    void a_script_is_split_at_its_percent_lines() {
        var parts = Cells.of("int a;\n//%% second\nint b;\n\n// %%\n\n//%% last\nc");
        assertEquals(
                List.of(
                        new Cells.Part("", "int a;\n", 1),
                        new Cells.Part("second", "int b;\n\n", 3),
                        new Cells.Part("last", "c", 8)),
                parts);
        notebook.gives("int a = 1;\n//%% in a cell this is a comment\na", "1");
    }
}
