package jawait.engine;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `_`, `__`, `Out[3]` and their like, which Java knows nothing of.
class EarlierResultsTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void the_last_results_have_names_and_their_static_types() {
        notebook.gives("6 * 7", "42")
                .gives("_ + 1", "43")
                .gives("__ - 1", "41")
                .gives("_ + __ + ___", "126")
                .gives("List.of(\"ab\", \"c\")", "[ab, c]")
                .gives("_.get(0).length() + _.size()", "4")
                .does("int quiet = 5;")
                .gives("for (int i = 0; i < _; i++) quiet++;\nquiet", "9")
                .gives("new int[] {1, 2}", "[1, 2]")
                .gives("_[1]", "2")
                .gives("(String) null", "null")
                .gives("_ == null", "true");
    }

    @Test
    void results_and_sources_are_found_by_the_number_of_their_cell() {
        notebook.gives("\"one\"", "one")
                .gives("Out[1].length()", "3")
                .gives("_1 + _2", "one3")
                .does("int two = 2;")
                .gives("Out[two - 1] + \" from \" + In[ two - 1 ]", "one from \"one\"")
                .gives("In[4]", "int two = 2;");
    }

    @Test
    void what_is_no_result_is_a_clear_error_at_its_place() {
        notebook.fails("_ + 1", "CompileError", "line 1, column 1", "_ is the last result, and no cell has shown one")
                .gives("1", "1")
                .fails("1 + __", "CompileError", "column 5", "too few cells")
                .fails("int x = 1;\nx + Out[7]", "CompileError", "line 2, column 5", "Out[7] is no result")
                .fails("int n = 9; Out[n]", "java.lang.IndexOutOfBoundsException", "Out[9] is no result")
                .fails("In[n]", "java.lang.IndexOutOfBoundsException", "In[9]")
                .fails("_ + zz", "CompileError", "column 5", "cannot find symbol")
                .fails("_ +", "CompileError", "column 4");
    }

    @Test
    void names_that_mean_something_in_java_keep_their_meaning() {
        notebook.gives("\"kept\"", "kept")
                .gives("Stream.of(1, 2).map(_ -> 0).toList()", "[0, 0]")
                .does("record Pair(int a, int b) {}")
                .gives("new Pair(1, 2) instanceof Pair(_, int b) ? b : 0", "2")
                .does("for (var _ : List.of(1)) {}")
                .does("try { throw new IOException(); } catch (IOException _) {}")
                .does("int _1 = 5; int[] Out = {7}; String[] In = {\"own\"};")
                .gives("_1 + Out[0] + In[0]", "12own")
                .gives("String s = \"_ + Out[1]\"; // _\ns", "_ + Out[1]");
    }

    @Test
    void large_results_are_let_go_and_numbers_are_kept_longer() {
        notebook.gives("1", "1");
        var large = new WeakReference<>(((Outcome.Value) notebook.cell("new ArrayList<>(List.of(1))")).value());
        for (int i = 0; i < Outputs.HELD; i++) {
            notebook.gives("" + i, "" + i);
        }
        notebook.awaitCollected(large);
        notebook.fails("Out[2]", "CompileError", "Out[2] is no result, or no longer", "the last 10 results")
                .gives("Out[1] + 1", "2");
    }

    @Test
    void a_reset_lets_go_of_the_results_too() {
        notebook.gives("41", "41").runs("%reset -f");
        notebook.fails("_ + 1", "CompileError", "no cell has shown one")
                .gives("5", "5")
                .gives("_", "5");
    }

    @Test
    void an_unnamed_variable_is_declared_for_what_its_value_does() {
        notebook.does("var _ = new ArrayList<>(List.of(1));")
                .does("int a = 3; var _ = a; IO.println(a);")
                .does("final Map<String, int[]> _ = Map.of()")
                .gives("a + 1", "4")
                .gives("_", "4")
                .fails("var _ = nope;", "CompileError", "line 1, column 9", "nope");
    }
}
