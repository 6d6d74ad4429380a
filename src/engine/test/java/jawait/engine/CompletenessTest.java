package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.stream.Stream;
import jawait.engine.help.Completeness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether a text can be run as it is, and how its next line begins.
class CompletenessTest {
    private static final Notebook NOTEBOOK = new Notebook();

    @AfterAll
    static void close() {
        NOTEBOOK.close();
    }

    private record Unfinished(String text, int indent) {}

    static Stream<Unfinished> unfinished() {
        return Stream.of(
                new Unfinished("if (true) {", 4),
                new Unfinished("if (true)", 4),
                new Unfinished("if (a) {\n    b();\n} else", 4),
                new Unfinished("if (a) {\n    b();\n} else {", 4),
                new Unfinished("while (x)", 4),
                new Unfinished("do {\n    x();\n}", 0),
                new Unfinished("int f()", 4),
                new Unfinished("int f() {\n    for (int i = 0; i < 3; i++)", 8),
                new Unfinished("int f() {\n    for (var x : y)\n        if (x)", 12),
                new Unfinished("int f() {\n    if (x)\n        g();", 4),
                new Unfinished("int f() {\n    if (x) {\n        g();\n    }", 4),
                new Unfinished("class A {\n    int x;", 4),
                new Unfinished("switch (x) {\n    case 1 ->", 8),
                new Unfinished("switch (x) {\n    case 1:", 8),
                new Unfinished("switch (x) {\n    case 1:\n        foo();", 8),
                new Unfinished("foo(1,", 4),
                new Unfinished("foo(\n    1,", 4),
                new Unfinished("names.stream().map(x -> {", 4),
                new Unfinished("Runnable r = () ->", 4),
                new Unfinished("int x =", 4),
                new Unfinished("int x = 1 +", 4),
                new Unfinished("int x = 1 +\n    2 +", 4),
                new Unfinished("String s = \"\"\"\n    abc", 4),
                new Unfinished("/* a comment", 1),
                new Unfinished("try { }", 0),
                new Unfinished("@Override", 4),
                new Unfinished("class A", 4),
                new Unfinished("int[] a = {1,", 4));
    }

    @ParameterizedTest
    @MethodSource
    void unfinished(Unfinished each) {
        assertEquals(
                new Completeness.Incomplete(" ".repeat(each.indent())),
                NOTEBOOK.session.completeness(each.text()),
                each.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 1",
                "int x = 5",
                "int x = 5;\n",
                "if (true) { }",
                "if (a) b();",
                "void f() { }",
                "",
                "// c",
                "int a = 1;\nint b = 2;",
                "foo()\nbar()",
                "for (;;) { }",
                "do { x(); } while (a);",
                "class A { }",
                "import java.util.*",
                "var s = \"\"\"\n  a\n  \"\"\"",
                "int x = 5\n\n",
                "@Deprecated void f() { }",
                "Runnable r = () -> { };"
            })
    void complete(String text) {
        assertInstanceOf(Completeness.Complete.class, NOTEBOOK.session.completeness(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"int = 5;", "}", "int 1x;", "foo)", "\"abc", "foo(]", "'ab"})
    void wrong(String text) {
        assertInstanceOf(Completeness.Invalid.class, NOTEBOOK.session.completeness(text), text);
    }

    @Test
    void a_text_of_a_thousand_lines_is_judged() {
        assertInstanceOf(
                Completeness.Complete.class, NOTEBOOK.session.completeness("System.out.println(1);\n".repeat(1000)));
    }
}
