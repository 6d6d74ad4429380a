package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A cell that is run again while its earlier run has left tasks.
class RerunTest {
    private static final String BEAT = "var beat%s = task(\"beat\", () -> { while (true) sleep(1); });";

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void the_same_source_is_the_same_cell_and_says_what_its_earlier_run_left() {
        notebook.does(BEAT.formatted("")).does("var first = beat;").does(BEAT.formatted(""));
        notebook.awaitOutput(3, "In[1], an earlier run of this cell, still has 1 live task: beat; %cancel 1 stops it");
        notebook.gives("first.isDone()", "false");
        assertEquals("", notebook.output(1));
    }

    @Test
    void a_cell_with_another_source_or_without_live_tasks_says_nothing() {
        notebook.does(BEAT.formatted("1"))
                .does(BEAT.formatted("2"))
                .runs("var quick = task(() -> 1); await(quick)")
                .runs("var quick = task(() -> 1); await(quick)");
        assertEquals("", notebook.output(2) + notebook.output(4));
    }

    @Test
    void an_id_makes_an_edited_cell_the_same_and_a_copied_one_another() {
        notebook.cell(BEAT.formatted("1"), "a");
        notebook.cell(BEAT.formatted("1"), "b");
        notebook.cell(BEAT.formatted("2"), "a");
        assertEquals("", notebook.output(2));
        notebook.awaitOutput(3, "In[1], an earlier run of this cell");
        assertTrue(!notebook.output(3).contains("In[2]"), notebook.output(3));
    }

    @Test
    void replace_cancels_what_was_left_and_waits_for_its_end() {
        String cell = "var slow = task(\"slow\", () -> {\n"
                + "    try { sleep(60); } finally { sleep(0.05); ended.add(\"ended\"); }\n});";
        String sleeps = "while (!slow.toString().contains(\"sleeping\")) sleep(0.001);";
        notebook.does("var ended = new ArrayList<String>();")
                .does(cell)
                .does(sleeps + " var first = slow;")
                .gives("//! replace\nended + \" \" + first.isDone()", "[] false");
        String replacing = "//! replace\nint seen = ended.size();\n" + cell;
        notebook.cell(replacing, "id");
        notebook.runs(sleeps);
        notebook.cell(replacing, "id");
        notebook.gives("seen", "1").gives("slow.isDone()", "false");
    }

    @Test
    void replace_finds_the_same_source_without_its_directive() {
        notebook.does(BEAT.formatted("")).does("var first = beat;").does("//! replace\n" + BEAT.formatted(""));
        notebook.gives("first.isCancelled()", "true").gives("beat.isDone()", "false");
        assertEquals("", notebook.output(3));
        notebook.does("//! replace\n" + BEAT.formatted(""));
        assertEquals("", notebook.output(6));
    }

    @Test
    void a_method_that_hides_one_of_the_library_names_the_cells_that_use_it() {
        notebook.does("void nap() { sleep(0.001); }")
                .does("int other = 1;")
                .does("sleep(0.001);")
                .does("void sleep(double seconds) { System.out.println(\"own\"); }");
        notebook.awaitOutput(
                4,
                "method sleep(double) hides the library's sleep, which was used in In[1], In[3] and is now yours there;"
                        + " Async.sleep still means the library's");
        notebook.does("nap();");
        notebook.awaitOutput(5, "own");
        notebook.does("void sleep(double seconds) {}").does("int unknownToTheLibrary() { return 1; }");
        assertEquals("", notebook.output(6) + notebook.output(7));
    }
}
