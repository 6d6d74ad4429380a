package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What cells print of their exceptions and classes reads as what they typed.
class PrintedTracesTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_printed_stack_trace_names_places_of_cells_and_nothing_below_them() {
        notebook.does("void boom(int n) { if (n == 0) throw new IllegalStateException(\"bad\"); boom(n - 1); }")
                .does("\ntry { boom(1); } catch (Exception e) { e.printStackTrace(); }");
        assertEquals("""
                java.lang.IllegalStateException: bad
                Cell In[1], line 1, in boom()
                ->   1 | void boom(int n) { if (n == 0) throw new IllegalStateException("bad"); boom(n - 1); }
                Cell In[1], line 1, in boom()
                ->   1 | void boom(int n) { if (n == 0) throw new IllegalStateException("bad"); boom(n - 1); }
                Cell In[2], line 2
                ->   2 | try { boom(1); } catch (Exception e) { e.printStackTrace(); }
                """, notebook.output(2));
    }

    @Test
    void a_trace_printed_to_a_stream_or_a_writer_reads_the_same() {
        notebook.does("void boom() { throw new IllegalStateException(\"bad\"); }");
        for (String to : java.util.List.of("System.out", "System.err", "new PrintWriter(System.out, true)")) {
            notebook.does("try { boom(); } catch (Exception e) { e.printStackTrace(" + to + "); }");
            String said = notebook.output(notebook.last());
            assertTrue(said.contains("bad\nCell In[1], line 1, in boom()"), said);
            assertFalse(said.contains("jawait.") || said.contains("JShell") || said.contains("reflect"), said);
        }
    }

    @Test
    void a_class_with_a_method_of_that_name_keeps_it() {
        notebook.does(
                "class OddException { void printStackTrace() { IO.println(\"mine\"); } }\nnew OddException().printStackTrace();");
        notebook.awaitOutput(1, "mine");
    }

    @Test
    void a_thread_that_dies_tells_the_place_under_its_cell() {
        notebook.does("new Thread(() -> { throw new IllegalStateException(\"gone\"); }, \"worker\").start();");
        notebook.awaitOutput(
                1, "Exception in thread \"worker\" java.lang.IllegalStateException: gone\nCell In[1], line 1");
    }

    @Test
    void classes_are_printed_by_the_names_that_they_were_given() {
        notebook.does("class Mine {}\nSystem.out.println(Mine.class); IO.println(Mine.class.getName());");
        assertEquals("class Mine\nMine\n", notebook.output(2 - 1));
    }

    @Test
    void a_coroutine_in_the_middle_of_a_cell_that_nobody_awaits_says_so_when_the_cell_ends() {
        notebook.gives("async(() -> 5);\n1", "1");
        notebook.awaitOutput(1, "NeverAwaited");
        notebook.gives("var kept = async(() -> 5);\n1", "1").gives("await(kept)", "5");
        assertFalse(notebook.output(2).contains("NeverAwaited"));
    }
}
