package jawait.engine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A coroutine that the garbage collector finds, long after its cell has ended, before anybody has awaited it.
class ForgottenCoroutineTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private void collected(int cell, String text) {
        notebook.until(text, () -> {
            System.gc();
            return notebook.output(cell).contains(text);
        });
    }

    @Test
    void one_made_at_the_top_level_of_a_cell_names_the_cell_and_the_line() {
        notebook.does("int one = 1;\nvar forgotten =\n    async(() -> one);").runs("forgotten = null;");
        collected(1, "Cell In[1], line 3");
    }

    @Test
    void one_whose_body_was_made_elsewhere_names_where_it_was_made_itself() {
        notebook.does("Callable<Integer> body = () -> 4;")
                .does("var forgotten = async(body);")
                .runs("forgotten = null;");
        collected(2, "Cell In[2], line 1");
    }

    @Test
    void one_whose_body_is_no_lambda_names_the_cell_and_the_class() {
        notebook.does("class Fetch implements Callable<Integer> { public Integer call() { return 1; } }")
                .does("var forgotten = async(new Fetch());")
                .runs("forgotten = null;");
        collected(2, "made by In[2], with a body of class Fetch");
    }
}
