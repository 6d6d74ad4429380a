package jawait.repl;

import static jawait.repl.TypedRepl.CTRL_C;
import static jawait.repl.TypedRepl.CTRL_D;
import static jawait.repl.TypedRepl.TAB;
import static jawait.repl.TypedRepl.UP;
import static jawait.repl.TypedRepl.cancel;
import static jawait.repl.TypedRepl.whenCancelled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Conversations on a terminal.
class ReplTest {
    @Test
    void cells_are_numbered_and_their_values_shown_and_named() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(1, "1 + 2").shows("Out[1]: 3");
            repl.cell(2, "_ * 2").shows("Out[2]: 6");
            repl.cell(3, "Out[1] + \" \" + _2").shows("Out[3]: 3 6");
        }
    }

    @Test
    void a_block_goes_on_with_indentation_until_it_is_complete() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.line("int f(int a) {").shows("   ...:");
            repl.line("if (a > 1) {")
                    .line("return 2 * a;")
                    .line("}")
                    .line("return 1;")
                    .line("}");
            repl.shows("In [2]:").shows("""
                    In [1]: int f(int a) {
                       ...:     if (a > 1) {
                       ...:         return 2 * a;
                       ...:     }
                       ...:     return 1;
                       ...: }""");
            repl.cell(2, "f(4)").shows("Out[2]: 8");
        }
    }

    @Test
    void two_empty_lines_run_what_is_incomplete() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.line("int f() {")
                    .line("")
                    .line("")
                    .line("")
                    .shows("CompileError")
                    .shows("In [2]:");
        }
    }

    @Test
    void ctrl_c_stops_the_running_cell_and_clears_the_line_otherwise() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.line("IO.println(\"begun\"); while (true) {}").shows("\nbegun").keys(CTRL_C);
            repl.shows("Cell In[1] was interrupted").shows("In [2]:");
            repl.keys("half a li" + CTRL_C).cell(2, "40 + 2").shows("Out[2]: 42");
        }
    }

    @Test
    void output_of_a_task_stands_above_the_line_that_is_typed_under_its_cells_number() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(1, whenCancelled("talker", "IO.println(\"hello\")"));
            repl.keys("String half = \"typ").shows("In [2]: String half = \"typ");
            cancel("talker");
            repl.shows("[1] hello\nIn [2]: String half = \"typ");
            repl.line("ed\"").shows("In [3]:").cell(3, "half").shows("Out[3]: typed");
        }
    }

    @Test
    void a_task_that_is_a_result_tells_its_end() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(1, "AsyncEvent go = event(); task(\"slow\", () -> { go.await(); return 42; })");
            repl.shows("Out[1]: Task[slow").cell(2, "go.set()").shows("[1] Task[slow done: 42]");
        }
    }

    @Test
    void tasks_that_are_a_result_change_in_their_place_above_the_line_that_is_typed() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(1, "task(\"slow\", () -> sleep(1000))")
                    .shows("Out[1]: Task[slow running")
                    .keys("1 + 4");
            cancel("slow");
            repl.shows("Out[1]: Task[slow cancelled]\nIn [2]: 1 + 4")
                    .hides("[1] Task[")
                    .line("1")
                    .shows("Out[2]: 42");
            repl.cell(3, "List.of(task(\"a\", () -> sleep(1000)), task(\"b\", () -> sleep(1000)))")
                    .keys("2 + ");
            cancel("a");
            repl.shows("2 tasks, 1 of them live\nTask[a cancelled]")
                    .hides("2 tasks\n")
                    .shows("\nIn [4]: 2 +");
            cancel("b");
            repl.shows("2 tasks, all ended").hides("1 of them live").line("2").shows("Out[4]: 4");
        }
    }

    @Test
    void the_status_line_tells_of_running_tasks() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(1, "var t = task(\"sleeper\", () -> sleep(1000));").shows("1 task runs: sleeper of In[1]");
            repl.cell(2, "t.cancel()").hides("1 task runs");
        }
    }

    @Test
    void cells_ask_and_passwords_are_hidden() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.line("input(\"name? \") + new Scanner(System.in).nextLine()")
                    .shows("name?")
                    .line("Ada");
            repl.line(" L.").shows("Out[1]: Ada L.").shows("In [2]:");
            repl.line("password(\"secret? \").length()")
                    .shows("secret?")
                    .line("abcde")
                    .shows("Out[2]: 5");
            assertFalse(repl.screen().contains("abcde"), repl.screen());
        }
    }

    @Test
    void a_question_of_a_task_waits_for_enter_on_an_empty_line() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(1, "String colour = null; " + whenCancelled("asker", "colour = input(\"colour? \")"));
            cancel("asker");
            repl.shows("task asker of In[1]: colour? (Enter on an empty line to answer)");
            repl.line("").shows("\ntask asker of In[1]: colour?").line("red");
            repl.shows("In [2]:").cell(2, "outcomes(asker); colour").shows("Out[2]: red");
        }
    }

    @Test
    void ctrl_d_asks_while_tasks_run_and_leaves() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(1, "task(\"one\", () -> sleep(1000)); task(\"two\", () -> sleep(1000));");
            repl.keys(CTRL_D).shows("2 tasks still run: one of In[1], two of In[1]. Leave and cancel? (y/[n])");
            repl.line("n").cell(2, "1 + 1").shows("Out[2]: 2");
            repl.keys(CTRL_D).shows("Out[2]: 2\nIn [3]:\n2 tasks still run").line("y");
            assertEquals(0, repl.status());
        }
    }

    @Test
    void what_tasks_print_meanwhile_stands_above_a_question() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(1, whenCancelled("one", "IO.println(\"printed\"); sleep(60)"));
            repl.keys(CTRL_D).shows("(y/[n])").keys("n").shows("(y/[n]) n");
            cancel("one");
            repl.shows("[1] printed\n1 task still runs")
                    .shows("(y/[n]) n")
                    .line("")
                    .shows("In [2]:");
        }
    }

    @Test
    void the_help_of_a_command_is_told() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.line("/help vars").shows("the variables with their types").hides("nothing is known");
            repl.line("/help /open").shows("runs the cells of a file");
        }
    }

    @Test
    void exit_gives_the_status() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.line("/exit x").shows("found x").line("/exit 7");
            assertEquals(7, repl.status());
        }
    }

    @Test
    void tab_lists_what_could_be_typed_with_signatures() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.keys("\"abc\".sub" + TAB)
                    .shows("int beginIndex")
                    .shows("substring")
                    .shows("CharSequence");
            repl.keys("str" + TAB + "1)\r").shows("Out[1]: bc");
        }
    }

    @Test
    void the_commands_of_jshell_are_known() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(1, "int a = 1; void m() {} record R(int x) {}");
            repl.cell(2, "/vars").shows("a     variable  int   1      In[1]");
            repl.cell(3, "/methods").shows("m()   method");
            repl.cell(4, "/types").shows("R     type");
            repl.cell(5, "/drop a").shows("dropped a");
            repl.line("/nope").shows("there is no command /nope");
            repl.line("/1").shows("In [7]:").cell(7, "a").shows("Out[7]: 1");
            repl.cell(8, "/imports").shows("import module java.base;");
        }
    }

    @Test
    void earlier_cells_are_recalled() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(1, "6 * 7").shows("Out[1]: 42").keys(UP + "\r").shows("Out[2]: 42");
        }
    }

    @Test
    void a_narrow_window_and_no_colours() throws Exception {
        try (var repl = TypedRepl.open(40, 20, "xterm-256color", Map.of("NO_COLOR", "1"))) {
            repl.cell(1, "String s = \"a text that is longer than the window is wide\";");
            repl.cell(2, "s.length() + s.indexOf('w')").shows("Out[2]: 76");
            repl.cell(3, "1 / 0").shows("ArithmeticException");
        }
    }

    @Test
    void a_dumb_terminal_will_do() throws Exception {
        try (var repl = TypedRepl.open(80, 25, "dumb", Map.of())) {
            repl.cell(1, "1 + 1").shows("Out[1]: 2").line("1 / 0").shows("/ by zero");
        }
    }

    @Test
    void what_is_shown_and_replaced_is_redrawn_in_its_place() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(1, """
                    String id = displayUpdatable("0 %"); for (int i = 1; i <= 3; i++) updateDisplay(i + " %", id);""");
            repl.shows("3 %").hides("\n0 %").hides("\n2 %");
        }
    }

    @Test
    void a_cell_offers_the_next_one() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(1, "setNextInput(\"1 + 41\")")
                    .shows("In [2]: 1 + 41")
                    .line("")
                    .shows("Out[2]: 42");
        }
    }
}
