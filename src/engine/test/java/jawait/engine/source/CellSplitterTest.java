package jawait.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where cells are cut, and what is put together again.
class CellSplitterTest {
    /// The pieces are joined by `|`; the cell is the same text without them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "int a = 1;|int b = 2;",
                "foo()|",
                "if (a) b(); else c();|d();",
                "if (a) { b(); } else if (c) { d(); } else { e(); }|f();",
                "for (int i = 0; i < 3; i++) x += i;|y();",
                "do x(); while (y);|z();",
                "do { x(); } while (y);|z();",
                "try { a(); } catch (E e) { b(); } finally { c(); }|d();",
                "try (var r = open()) { a(r); }|d();",
                "int[] a = {1, 2};|int[][] b = {{1}, {2}};",
                "Runnable r = () -> { a(); b(); };|c();",
                "var o = new Object() { int x = 1; };|o.x;",
                "new Thread() { public void run() { a(); } }.start();|b();",
                "var s = switch (x) { case 1 -> { yield 2; } default -> 3; };|s;",
                "switch (x) { case 1: a(); break; default: b(); }|c();",
                "class A { int x = 1; void f() { } }|record P(int x) {}|enum E { A, B; int f; }|interface I { int f(); }",
                "int f(int x) throws E { return x; }|f(1);",
                "<T extends Comparable<T>> T max(List<T> list) { return list.get(0); }|max(null);",
                "@Deprecated(since = \"1\") class B { }|1;",
                "String t = \"\"\"\n a \"b\" ; } { \\\"\"\" \"\"\";|1;",
                "char c = ';';|char d = '\\'';|String s = \"; // no\";|1;",
                "outer: for (;;) { break outer; }|1;",
                "a = b ? new X() { } : c;|d;",
                "list.forEach(x -> { a(x); });|b();",
                "synchronized (x) { a(); }|b();",
                "{ a(); }|{ b(); }",
                "if (a) r = () -> { b(); }; else { c(); }|d();",
            })
    void a_cell_is_cut_at_the_ends_of_its_statements(String marked) {
        var expected =
                Arrays.stream(marked.split("\\|")).filter(p -> !p.isBlank()).toList();
        var found = CellSplitter.statements(marked.replace("|", "\n")).stream()
                .map(Piece::code)
                .toList();
        assertEquals(expected, found);
    }

    @Test
    void comments_and_stray_semicolons_belong_to_no_piece() {
        var found = CellSplitter.statements("// one; {\nint a = 1; ;\n/* } */ a\n// end");
        assertEquals(
                List.of("int a = 1;", "a\n// end"),
                found.stream().map(Piece::code).toList());
    }

    @Test
    void a_run_of_statements_becomes_one_block_with_every_line_break_kept() {
        String cell = "int x = 1;\na();\n\n// why\nb(\n  x);\nx = 2;\nint y = x;\nc();\nd()";
        var pieces = CellSplitter.split(cell);
        assertEquals(
                List.of("int x = 1;", "{{a();}\n\n// why\n{b(\n  x);}\n{x = 2;}}", "int y = x;", "c();", "d()"),
                pieces.stream().map(Piece::code).toList());
        assertEquals(
                List.of("a();", "b(\n  x);", "x = 2;"),
                CellSplitter.unmerge(cell, pieces.get(1)).stream()
                        .map(Piece::code)
                        .toList());
    }

    @Test
    void nine_thousand_statements_are_cut_in_one_pass() {
        var pieces = CellSplitter.split("a(1);\n".repeat(9_000) + "b");
        assertTrue(pieces.size() < 60, () -> "too many compilations: " + pieces.size());
    }
}
