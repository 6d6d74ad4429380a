package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jawait.engine.problem.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whatever is typed, pasted or sent: a clear error or the right result, and the session lives.
class BadInputTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.gives("1 + 1", "2");
        notebook.close();
    }

    @Test
    void brackets_quotes_and_comments_that_do_not_match_are_errors() {
        for (String cell :
                List.of("}", "{{{", ")", "(", "]", "\"open", "'", "\"\"\"\nopen", "/* open", "int x = (1;")) {
            notebook.fails(cell, "CompileError", "line ");
            notebook.fails("int before = 1;\n" + cell, "CompileError", "line 2").fails("before", "CompileError");
        }
    }

    @Test
    void a_syntax_error_does_not_say_that_anything_has_run() {
        Problem problem = notebook.cell("int first = 1;\nint = 5;").failure();
        assertNotNull(problem);
        assertFalse(Notebook.plain(problem).contains("has run"), Notebook.plain(problem));
    }

    @Test
    void what_holds_nothing_does_nothing() {
        for (String cell : List.of("", " \t\n", ";", ";;;", "// c", "/* c */ // d", "\ufeff")) {
            notebook.does(cell);
        }
    }

    @Test
    void ends_of_lines_tabs_and_byte_order_marks_of_any_system_are_understood() {
        notebook.fails("int x = 1;\r\nint y = 2;\r\nx + zz", "CompileError", "line 3, column 5", "x + zz")
                .gives("int a = 1;\r// a comment\rint b = 2;\ra + b", "3")
                .fails("int a = 1;\r// a comment\rint b = zz;", "CompileError", "line 3, column 9")
                .gives("\ufeffint c = 5;\r\nc", "5")
                .gives("String t = \"\"\"\r\n  one\r\n  two\"\"\";\r\nt.length()", "7")
                .fails("\t\tint tab = \"x\";", "CompileError", "column 13");
    }

    @Test
    void characters_that_java_does_not_know_are_errors_and_text_may_hold_any() {
        notebook.fails("int a = 1;\0\na", "CompileError", "illegal character")
                .fails("int \ud800 = 5;", "CompileError", "illegal character")
                .gives("\"\ud800\".length()", "1")
                .gives("int \\u0061bc = 3;\nabc", "3");
    }

    @Test
    void keywords_are_no_names() {
        for (String cell :
                List.of("class class {}", "class int {}", "class var {}", "class record {}", "int for = 1;")) {
            notebook.fails(cell, "CompileError", "line 1");
        }
    }

    @Test
    void variables_may_be_called_as_packages_are() {
        notebook.does("int java = 3; int io = 4; int jawait = 5; int dev = 6;")
                .gives("List.of(java + io + jawait + dev)", "[18]")
                .gives("await(task(() -> java))", "3")
                .does("import java.util.function.*;")
                .does("System.out.println(java);")
                .gives("java++; io = java; io", "4");
    }

    @Test
    void types_may_be_called_as_those_of_the_library() {
        notebook.does("class String { int own = 1; }")
                .gives("new String().own", "1")
                .gives("\"text\".length()", "4")
                .does("class List { int q = 2; }")
                .gives("new List().q", "2")
                .does("record Task(int n) {}")
                .gives("new Task(1)", "Task[n=1]");
    }

    @Test
    void types_that_are_their_own_ancestors_are_errors_and_leave_nothing_behind() {
        notebook.fails("class A extends B {}\nclass B extends A {}", "CompileError", "cyclic inheritance")
                .does("class B {}")
                .fails("new A()", "CompileError")
                .fails("interface I extends J {} interface J extends I {}", "CompileError", "cyclic")
                .fails("class C extends C {}", "CompileError", "cyclic");
    }

    @Test
    void a_whole_file_runs_without_its_package() {
        notebook.does("""
                package com.example.app;

                import java.util.*;

                public class Main {
                    public static void main(String[] args) { System.out.println("hello"); }
                }
                Main.main(null);""");
        notebook.awaitOutput(1, "package com.example.app; is left out");
        notebook.awaitOutput(1, "hello");
        notebook.does("package p;").does("void main() { IO.println(\"instance\"); }\nmain();");
    }

    @Test
    void a_module_is_an_error_that_runs_nothing() {
        notebook.fails("int x = 1;\nmodule foo { requires java.base; }", "CompileError", "line 2", "declares no module")
                .fails("x", "CompileError")
                .fails("open module foo {}", "CompileError", "declares no module")
                .gives("int module = 5; module", "5");
    }

    @Test
    void annotations_and_modifiers_are_taken_as_in_a_class() {
        notebook.does("@Deprecated public static final int n = 1;")
                .does("@interface Mark { int v() default 1; }\n@Mark(v = 2) class Marked {}")
                .does("@SuppressWarnings(\"unchecked\") private static void quiet() {}")
                .gives("Marked.class.getAnnotations().length", "0");
    }

    @Test
    void the_constructor_of_a_record_needs_no_modifier() {
        notebook.does("record Range(int lo, int hi) {\n    Range { if (lo > hi) throw new RuntimeException(); }\n}")
                .gives("new Range(1, 2)", "Range[lo=1, hi=2]")
                .fails("new Range(2, 1)", "java.lang.RuntimeException", "In[1], line 2")
                .does("record Kept(int n) { private Kept(int n) { this.n = n + 1; } }")
                .gives("new Kept(1)", "Kept[n=2]")
                .fails("record Bad(int n) { Bad { int x = \"t\"; } }", "CompileError", "line 1, column 35");
    }

    @Test
    void what_no_class_file_can_hold_is_an_error_of_its_cell_alone() {
        notebook.does("int before = 4;");
        String numbers =
                IntStream.range(40_000, 106_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
        notebook.fails("int[] numbers = {" + numbers + "};", "CompileError", "code too large")
                .gives("before + 1", "5")
                .gives("int twice(int n) { return 2 * n; }\ntwice(before)", "8")
                .gives("twice(before + 1)", "10");
    }

    @Test
    void statements_out_of_place_are_errors() {
        for (String cell : List.of(
                "this",
                "super",
                "yield 5;",
                "break;",
                "else {}",
                "catch (Exception e) {}",
                "case 1:",
                "goto x;",
                "x ->")) {
            notebook.fails(cell, "CompileError", "line 1");
        }
        notebook.does("outer: for (int i = 0; i < 3; i++) { for (;;) { continue outer; } }");
    }

    @Test
    void a_thread_that_a_cell_marked_as_interrupted_stays_so_and_the_cell_goes_on() {
        notebook.gives(
                "Thread.currentThread().interrupt();\nint n = 1;\nThread.currentThread().isInterrupted()", "true");
    }
}
