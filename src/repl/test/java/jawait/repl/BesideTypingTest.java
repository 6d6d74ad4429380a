package jawait.repl;

import static jawait.repl.TypedRepl.TAB;
import static jawait.repl.TypedRepl.cancel;
import static jawait.repl.TypedRepl.whenCancelled;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What tasks and cells put on the screen while somebody types: a cell, an answer, the keys of a pager.
@Timeout(120)
class BesideTypingTest {
    @Test
    void what_a_cell_prints_before_it_asks_stays_before_the_answer() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.line("System.out.print(\"sure? \"); new Scanner(System.in).nextLine()")
                    .shows("\nsure?");
            repl.line("yes").shows("\nsure? yes\nOut[1]: yes\nIn [2]:");
        }
    }

    @Test
    void what_a_cell_prints_while_it_asks_stands_above_the_question() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.line(whenCancelled("one", "System.out.println(\"meanwhile\")") + " input(\"name? \")")
                    .shows("\nname?");
            repl.keys("A").shows("\nname? A");
            cancel("one");
            repl.shows("\n[1] meanwhile\nname? A").line("da").shows("\nname? Ada\nOut[1]: Ada");
        }
    }

    @Test
    void what_moves_the_cursor_stays_away_from_the_line_that_is_typed() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(
                            1,
                            whenCancelled(
                                    "clock", "System.out.print(\"\\u001b[2J\\u001b[H12:00\\n\\n\\rtick\\rtock\\n\")"))
                    .keys("1 + 4");
            cancel("clock");
            repl.shows("\n[1] 12:00\n[1]\n[1] tock\nIn [2]: 1 + 4").line("1").shows("Out[2]: 42");
        }
    }

    @Test
    void what_a_task_prints_and_shows_comes_in_its_order() throws Exception {
        try (var repl = TypedRepl.open()) {
            String deed =
                    "System.out.println(\"one\"); display(\"two\"); System.out.print(\"three\"); display(\"four\");"
                            + " System.out.println(\"five\")";
            repl.cell(1, whenCancelled("speaker", deed)).keys("1 + 4");
            cancel("speaker");
            repl.shows("\n[1] one\n[1] two\n[1] three\n[1] four\n[1] five\nIn [2]: 1 + 4");
        }
    }

    @Test
    void what_a_task_changes_is_redrawn_right_above_the_line_that_is_typed() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(1, "String id = displayUpdatable(\"0 %\");");
            repl.cell(
                            2,
                            whenCancelled("half", "updateDisplay(\"never seen\", id)")
                                    + " id = displayUpdatable(\"0 %\");"
                                    + whenCancelled("quarter", "updateDisplay(\"25 %\", id)"))
                    .keys("1 +");
            cancel("quarter");
            repl.shows("\n25 %\nIn [3]: 1 +").line(" 41").shows("\n25 %\nIn [3]: 1 + 41\nOut[3]: 42");
        }
    }

    @Test
    void a_long_list_of_suggestions_is_not_drawn_over() throws Exception {
        try (var repl = TypedRepl.open(100, 16, "xterm-256color", java.util.Map.of())) {
            repl.cell(1, "List.of(task(\"a\", () -> sleep(60)), task(\"b\", () -> sleep(500)))")
                    .keys("Stri" + TAB)
                    .shows("possibilities")
                    .keys("y")
                    .shows("StringTokenizer");
            cancel("a");
            repl.shows("1 task runs: b")
                    .shows("StringTokenizer")
                    .shows("StringWriter")
                    .shows("\nIn [2]: Stri");
        }
    }

    @Test
    void ctrl_c_leaves_a_page_and_its_cell() throws Exception {
        try (var repl = TypedRepl.open()) {
            repl.cell(
                    1, "var big = IntStream.range(1000, 4000).boxed().toList();" + whenCancelled("t", "IO.println(9)"));
            repl.line("%page big").shows("[1000, 1001").hides("In [2]");
            cancel("t");
            repl.interrupted()
                    .shows("was interrupted")
                    .shows("[1] 9")
                    .shows("In [3]:")
                    .line("1 + 41")
                    .shows("Out[3]: 42");
        }
    }
}
