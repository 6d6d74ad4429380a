package jawait.repl;

import static jawait.repl.TypedRepl.CTRL_C;
import static jawait.repl.TypedRepl.TAB;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What keys do while a cell is typed, and what is typed before anybody reads it.
class KeysTest {
    private static final String ESCAPE = "\u001b";
    private static final String CTRL_A = "\u0001";
    private static final String UNDO = "\u001f";
    private static final String BACK_TAB = ESCAPE + "[Z";
    private static final String F1 = ESCAPE + "OP";
    private static final String ALT_H = ESCAPE + "h";
    private static final String ALT_I = ESCAPE + "i";
    private static final String ALT_S = ESCAPE + "s";
    private static final String ALT_ENTER = ESCAPE + "\r";

    private static final String PASTED = """
            class Counter {
                int n;

                int next() {
                    if (n > 5) {
                        n = 0;
                    }
                    return ++n;
                }
            }
            """.replace("\n", "\r");

    private static final String AS_IT_WAS = """
            In [1]: class Counter {
               ...:     int n;
               ...:
               ...:     int next() {
               ...:         if (n > 5) {
               ...:             n = 0;
               ...:         }
               ...:         return ++n;
               ...:     }
               ...: }""";

    @Test
    void what_is_pasted_without_brackets_keeps_its_own_indentation() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.keys(PASTED).shows("In [2]:").shows(AS_IT_WAS);
            repl.cell(2, "new Counter().next()").shows("Out[2]: 1");
        }
    }

    @Test
    void what_is_pasted_with_brackets_waits_for_enter_as_it_is() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.keys(ESCAPE + "[200~" + PASTED.stripTrailing() + "\r1 + 2" + ESCAPE + "[201~")
                    .shows(AS_IT_WAS + "\n   ...: 1 + 2");
            repl.line("").shows("Out[1]: 3");
        }
    }

    @Test
    void a_brace_that_is_typed_ends_its_block_and_blanks_that_are_typed_stay() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.line("if (true) {")
                    .shows("   ...:")
                    .line("if (true) {")
                    .keys("}")
                    .shows("\n   ...:     }");
            repl.keys(CTRL_C)
                    .line("if (false) {")
                    .shows("if (false) {\n   ...:")
                    .keys("    }")
                    .shows("\n   ...:         }")
                    .keys(CTRL_C);
        }
    }

    @Test
    void what_is_typed_while_a_cell_runs_appears_with_the_next_prompt_only() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.line("IO.println(\"begun\"); sleep(1); IO.println(\"ended\")").shows("\nbegun");
            repl.keys("1 + 41").shows("\nbegun\nended\nIn [2]: 1 + 41").line("").shows("Out[2]: 42");
        }
    }

    @Test
    void ctrl_c_is_shown_on_a_line_of_its_own() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.line("System.out.print(\"begun\"); while (true) {}")
                    .shows("\nbegun")
                    .keys(CTRL_C);
            repl.shows("\nbegun\n^C\njava.lang.InterruptedException: Cell In[1] was interrupted");
        }
    }

    @Test
    void ctrl_c_right_behind_enter_keeps_the_cell_from_running() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.keys("while (true) {}\r" + CTRL_C).shows("\n^C\nIn [1]:");
        }
    }

    @Test
    void vi_s_keys_are_those_of_vi() throws Exception {
        try (var repl = TypedRepl.vi()) {
            repl.keys("2 + 40x" + ESCAPE).shows("2 + 40x").keys("x").shows("2 + 40\n");
            repl.keys("0i1").shows("In [1]: 12 + 40").line("").shows("Out[1]: 52");
            repl.keys("Math.max(1, 2)" + ESCAPE + "0K")
                    .shows("class java.lang.Math")
                    .hides("In [1]");
            repl.keys("q").shows("Math.max(1, 2)").keys("dd").line("i1").shows("Out[2]: 1");
        }
    }

    @Test
    void emacs_s_keys_are_those_of_emacs_and_a_change_can_be_undone() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.keys("+ 40" + CTRL_A + "2 ")
                    .shows("2 + 40")
                    .keys("9")
                    .shows("2 9+ 40")
                    .keys(UNDO)
                    .shows("2 + 40");
            repl.line("").shows("Out[1]: 42");
        }
    }

    @Test
    void alt_enter_begins_a_line_where_the_cell_is_complete() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.keys("List.of(3, 4).stream()" + ALT_ENTER).shows("   ...:").line(".mapToInt(i -> i).sum()");
            repl.shows("Out[1]: 7");
        }
    }

    @Test
    void inside_parentheses_a_key_shows_the_signatures_that_have_a_parameter_there() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.keys("Math.max(1, " + ALT_S)
                    .shows("int Math.max(int a, int b)")
                    .shows("double Math.max(double a,");
            repl.keys(CTRL_C).keys("\"abc\".substring(1, " + BACK_TAB);
            repl.shows("String String.substring(int beginIndex, int endIndex)").hides("substring(int beginIndex)\n");
        }
    }

    @Test
    void inside_parentheses_a_key_shows_the_whole_documentation_of_the_call() throws Exception {
        try (var repl = TypedRepl.open(70, 60, "xterm-256color", Map.of())) {
            repl.keys("\"abc\".repeat(2" + ALT_H)
                    .shows("IllegalArgumentException")
                    .shows("In [1]: \"abc\".repeat(2");
            repl.shows("\n    Returns a string whose value is the concatenation of this string\n    repeated");
            repl.line(")").shows("Out[1]: abcabc");
        }
    }

    @Test
    void documentation_that_is_longer_than_the_window_is_leafed_through() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.keys("Math.max(1, 2)" + CTRL_A + F1)
                    .shows("class java.lang.Math")
                    .hides("In [1]:");
            repl.keys("q").shows("In [1]: Math.max(1, 2)").line("").shows("Out[1]: 2");
        }
    }

    @Test
    void help_has_no_colours_where_none_are_wanted() throws Exception {
        try (var repl = TypedRepl.open(100, 30, "xterm-256color", Map.of("NO_COLOR", "1"))) {
            repl.keys("Math.max(1, " + ALT_S)
                    .shows("int Math.max(int a, int b)")
                    .keys(CTRL_C);
        }
    }

    @Test
    void a_key_imports_the_type_before_the_cursor() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.keys("JTable" + ALT_I).shows("imported javax.swing.JTable").keys(CTRL_C);
            repl.keys("LinkedTransferQueue" + ALT_I)
                    .shows("LinkedTransferQueue needs no import")
                    .keys(CTRL_C);
            repl.keys("NoSuchThing" + ALT_I)
                    .shows("there is nothing to import for NoSuchThing")
                    .keys(CTRL_C);
        }
    }

    @Test
    void a_tab_at_the_beginning_of_a_line_indents() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.keys(TAB + "6 * 7").line("").shows("Out[1]: 42");
        }
    }
}
