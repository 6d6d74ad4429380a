package jawait.engine;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Cells and their outcomes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CellTest {
    private Notebook notebook;

    @BeforeAll
    void open() {
        notebook = new Notebook();
    }

    @AfterAll
    void close() {
        notebook.close();
    }

    @Test
    void the_last_expression_is_the_result() {
        notebook.gives("1 + 2", "3")
                .gives("int x = 20;\nx + 1", "21")
                .gives("x * 2;", "40")
                .gives("\"a\" + x", "a20")
                .gives("new int[] {1, 2}", "[1, 2]")
                .gives("List.of(1, 2).stream().map(i -> i * 2).toList()", "[2, 4]");
    }

    @Test
    void declarations_and_void_calls_show_nothing() {
        notebook.does("int quiet = 5;")
                .does("System.out.println(\"x\")")
                .does("void nothing() {}\nnothing();")
                .does("")
                .does("// only a comment")
                .does("record P(int x) {}");
    }

    @Test
    void null_is_shown_unless_the_type_is_void() {
        notebook.gives("(String) null", "null").does("Void v() { return null; }\nv()");
    }

    @Test
    void a_final_semicolon_may_be_missing() {
        notebook.does("int a1 = 1\n").gives("a1", "1").runs("System.out.println(1)");
    }

    @Test
    void expressions_on_lines_of_their_own_need_no_semicolons() {
        notebook.gives("int b1 = 1\nint b2 = 2\nb1 + b2", "3");
    }

    @Test
    void a_long_cell_mixes_everything() {
        notebook.gives("""
                import java.util.concurrent.atomic.LongAdder;
                // a comment
                var adder = new LongAdder();
                /* another { */
                record Point(int x, int y) { int sum() { return x + y; } }
                int twice(int n) {
                    if (n > 0) { return n * 2; } else return 0;
                }
                for (int i = 0; i < 3; i++) adder.add(twice(i));
                if (adder.sum() > 100) System.out.println("no"); else adder.increment();
                String text = \"""
                    a "quoted" } ; text
                    \""";
                char brace = '{';
                do adder.increment(); while (adder.sum() < 10);
                switch (twice(1)) { case 2 -> adder.add(5); default -> adder.add(50); }
                try { adder.add(1); } finally { adder.add(1); }
                new Point(1, 2).sum() + adder.sum()
                """, "20");
    }

    @Test
    void what_is_preloaded_may_be_imported_again() {
        try (var own = new Notebook()) {
            own.does("import module java.base;")
                    .does("import jawait.*;\nimport static jawait.Async.*;\nimport static jawait.display.Display.*;")
                    .does("import java.util.*;")
                    .does("Task<Integer> one = task(() -> 1);")
                    .gives("await(one) + List.of(2).getFirst()", "3")
                    .gives("HttpClient.Version.HTTP_2", "HTTP_2");
        }
    }

    @Test
    void the_async_library_is_preloaded() {
        notebook.gives("await(task(() -> 6 * 7))", "42");
    }

    @Test
    void a_type_error_stops_at_its_statement_and_what_ran_before_stays() {
        notebook.fails(
                        "int kept = 7;\nint bad = \"text\";\nint never = 1;",
                        "CompileError",
                        "incompatible types",
                        ", line 2, column 11",
                        "int bad = \"text\";",
                        "has run and stays")
                .gives("kept", "7")
                .fails("never", "CompileError", "cannot find symbol");
    }

    @Test
    void a_syntax_error_anywhere_runs_nothing() {
        notebook.fails("int untouched = 7;\nint = 5;\n", "CompileError", ", line 2, ")
                .fails("untouched", "CompileError");
    }

    @Test
    void a_type_error_in_a_run_of_statements_is_found_at_its_line() {
        notebook.does("var log = new ArrayList<Integer>();")
                .fails("log.add(1);\nlog.add(2);\nlog.add(\"three\");\nlog.add(4);\n", "CompileError", ", line 3, ")
                .gives("log", "[1, 2]");
    }

    @Test
    void an_exception_has_its_real_class_its_line_and_its_causes() {
        notebook.does("int div(int a, int b) {\n    return a / b;\n}")
                .fails(
                        "int one = 1;\n\ndiv(one, 0)",
                        "java.lang.ArithmeticException",
                        "/ by zero",
                        ", line 2, in div()",
                        "return a / b;",
                        ", line 3")
                .fails(
                        "throw new IOException(\"outer\", new IllegalStateException(\"inner\"));",
                        "java.io.IOException",
                        "Caused by: java.lang.IllegalStateException: inner");
    }

    @Test
    void an_exception_in_an_expression_itself_has_its_line() {
        notebook.fails("1 / 0", "java.lang.ArithmeticException", ", line 1")
                .fails("int[] empty = {};\nempty[3]", "java.lang.ArrayIndexOutOfBoundsException", ", line 2");
    }

    @Test
    void an_exception_in_a_declaration_over_several_lines_has_its_lines() {
        notebook.does("int third(int n) { return 3 / n; }")
                .fails(
                        "int zero = 0;\nvar result =\n    third(\n        zero);\n",
                        "java.lang.ArithmeticException",
                        ", line 3")
                .fails("int a4 = 1;\nint b4 = third(zero) + a4;", "java.lang.ArithmeticException", ", line 2")
                .fails(
                        "Runnable r = () -> {\n    third(0);\n};\nr.run();",
                        "java.lang.ArithmeticException",
                        ", line 2, in a lambda",
                        ", line 4");
    }

    @Test
    void an_exception_in_merged_statements_has_its_line() {
        notebook.does("var list = new ArrayList<Integer>();")
                .fails(
                        "list.add(1);\nlist.add(2);\n\nlist.get(7);\nlist.add(3);\n",
                        "java.lang.IndexOutOfBoundsException",
                        ", line 4",
                        "list.get(7);")
                .gives("list", "[1, 2]");
    }

    @Test
    void a_user_exception_has_the_name_that_the_user_gave_it() {
        notebook.does("class Oops extends RuntimeException { Oops(String m) { super(m); } }")
                .fails("throw new Oops(\"mine\");", "Oops", "mine");
    }

    @Test
    void merged_statements_keep_their_meaning() {
        notebook.does("Object o = \"session\"; String s = \"session variable\"; var seen = new ArrayList<String>();")
                .gives("""
                        if (!(o instanceof String s)) seen.add("never");
                        seen.add(s);
                        outer: for (int i = 0; ; i++) { for (;;) { if (i > 2) break outer; continue outer; } }
                        seen.add("after");
                        seen""", "[session variable, after]")
                .fails(
                        "seen.clear();\nwhile (true) { break; }\nseen.add(\"x\");\nthrow new RuntimeException(seen.toString());\nseen.add(\"y\");\nseen.add(\"z\");",
                        "java.lang.RuntimeException",
                        "[x]")
                .gives("seen", "[x]");
    }

    @Test
    void forward_references_work_between_declarations_of_a_cell() {
        notebook.does(
                        "int even(int n) { return n == 0 ? 1 : odd(n - 1); }\nint odd(int n) { return n == 0 ? 0 : even(n - 1); }")
                .gives("even(10)", "1")
                .does("class A { B b; }\nclass B { A a; }")
                .gives("new A().b", "null");
    }

    @Test
    void a_method_that_lacks_another_says_so_when_it_is_called() {
        notebook.runs("int lacking() { return missing() + 1; }")
                .fails("lacking()", "UnresolvedReference", "missing()")
                .runs("int missing() { return 1; }")
                .gives("lacking()", "2");
    }

    @Test
    void a_declaration_that_refers_to_nothing_known_is_an_error() {
        notebook.fails("class Lost { Nowhere n; }", "CompileError", "Nowhere").fails("new Lost()", "CompileError");
    }

    @Test
    void the_class_hierarchy_that_breaks_the_own_control_of_the_jdk_works() {
        notebook.does("interface I {}\nclass J implements I {}\nclass K implements I {}")
                .does("I f(boolean x) { I r; if (x) r = new J(); else r = new K(); return r; }")
                .gives("f(true) instanceof J", "true");
    }

    @Test
    void deep_recursion_ends_as_an_error_and_the_next_cell_works() {
        notebook.does("int deep(int n) { return 1 + deep(n + 1); }")
                .fails("deep(0)", "java.lang.StackOverflowError", "times more")
                .gives("1 + 1", "2");
    }

    @Test
    void classes_of_a_batch_may_need_each_other_in_any_order() {
        notebook.does("enum Op2 implements Runnable { ADD { public void run() { } } }")
                .gives("Op2.ADD", "ADD")
                .does(
                        "class PP { static class A2 { int x() { return new B2().y(); } } static class B2 extends A2 { int y() { return 3; } } }")
                .gives("new PP.A2().x()", "3")
                .does("class M1 { M2 m = new M2(); static class I extends M1 {} } class M2 {}")
                .gives("new M1().m != null", "true");
    }

    @Test
    void a_constant_that_no_class_can_hold_is_an_error_and_the_next_cell_works() {
        String q = "q".repeat(40_000);
        notebook.fails("String one = \"" + q + q + "\";", "CompileError", "constant string too long")
                .fails("String two = \"" + q + "\" + \"" + q + "\";", "CompileError", "constant string too long")
                .gives("var many = List.of(\"" + q + "\", \"" + q + "\"); many.size()", "2");
    }

    @Test
    void an_object_whose_text_is_null_is_shown_as_null() {
        notebook.gives("new Object() { public String toString() { return null; } }", "null");
    }

    @Test
    void a_bare_operation_that_throws_has_its_place() {
        notebook.fails("int z9 = 0;\n5 / z9", "java.lang.ArithmeticException", ", line 2")
                .fails("1 / 0", "java.lang.ArithmeticException", ", line 1")
                .fails("new int[-1]", "java.lang.NegativeArraySizeException", ", line 1");
    }

    @Test
    void exit_is_an_error_however_it_is_called() {
        notebook.fails("System.exit(3)", "jawait.runtime.ExitRefused", "exit(3)")
                .fails("Runtime.getRuntime().halt(1)", "jawait.runtime.ExitRefused")
                .fails("IntConsumer c = System::exit; c.accept(4);", "jawait.runtime.ExitRefused")
                .gives("1 + 1", "2");
    }

    @Test
    void a_class_whose_initialiser_threw_can_be_corrected() {
        notebook.runs("class Bad { static int n = Integer.parseInt(\"x\"); }")
                .fails("new Bad()", "java.lang.ExceptionInInitializerError", "NumberFormatException")
                .fails("new Bad()", "java.lang.NoClassDefFoundError")
                .runs("class Bad { static int n = 7; }")
                .gives("Bad.n", "7");
    }

    @Test
    void user_code_sees_the_library_and_none_of_the_libraries_of_the_kernel() {
        notebook.gives("currentTask() instanceof Task<?>", "true")
                .fails("com.fasterxml.jackson.databind.ObjectMapper m;", "CompileError")
                .fails("Class.forName(\"org.junit.jupiter.api.Test\")", "java.lang.ClassNotFoundException")
                .fails("Class.forName(\"jawait.engine.Session\")", "java.lang.ClassNotFoundException");
    }

    @Test
    void values_of_earlier_expressions_are_collected() {
        notebook.gives("new Object() { byte[] big = new byte[1]; }.big.length", "1");
        var first = new java.lang.ref.WeakReference<>(
                ((Outcome.Value) notebook.cell("new ArrayList<>(List.of(1))")).value());
        for (int i = 0; i <= Results.KEPT; i++) {
            notebook.gives("\"x\" + " + i, "x" + i);
        }
        notebook.awaitCollected(first);
    }

    @Test
    void names_of_wrapper_classes_are_not_shown() {
        notebook.does("class Plain {}")
                .gives("new Plain().toString().startsWith(\"REPL\")", "true")
                .gives("Plain.class", "class Plain");
    }

    @Test
    void twenty_thousand_lines_run() {
        var cell = new StringBuilder("long sum20k = 0;\n");
        for (int i = 0; i < 20_000; i++) {
            cell.append("sum20k += ").append(i).append(";\n");
        }
        notebook.gives(cell + "sum20k", "199990000");
    }

    @Test
    void a_megabyte_of_text_in_a_cell_is_no_problem() {
        String big = "x".repeat(60_000);
        var cell = new StringBuilder("int size = 0;\n");
        for (int i = 0; i < 17; i++) {
            cell.append("size += \"").append(big).append("\".length();\n");
        }
        notebook.gives(cell + "size", "1020000");
    }

    @Test
    void what_is_nested_too_deeply_for_the_compiler_is_an_error_and_the_next_cell_works() {
        notebook.fails("int n = " + "(".repeat(200_000) + "1" + ")".repeat(200_000) + ";", "CompileError", "nested")
                .gives("1 + 1", "2");
    }
}
