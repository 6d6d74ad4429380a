package jawait.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Notebooks without what runs leave in them.
class BlankTest {
    private static final String RAN = """
            {"cells": [{"cell_type": "code", "execution_count": 4, "metadata": {"execution": {"a": 1}, "tags": ["t"]},
             "outputs": [{"output_type": "stream", "name": "stdout", "text": "x"}], "source": "1"},
             {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": "1"}],
             "metadata": {"widgets": {}, "mine": 1}, "nbformat": 4, "nbformat_minor": 4}""";

    @Test
    void outputs_numbers_times_and_widgets_go_and_the_rest_stays() throws Exception {
        var notebook = NotebookFile.parse("a", RAN);
        assertFalse(Blank.is(notebook));
        var text = NotebookFile.text(Blank.of(notebook));
        assertTrue(Blank.is(NotebookFile.parse("a", text)));
        assertEquals(
                "{\"cells\":[{\"cell_type\":\"code\",\"execution_count\":null,\"id\":\"cell-1\",\"metadata\":{\"tags\":[\"t\"]},"
                        + "\"outputs\":[],\"source\":[\"1\"]},{\"cell_type\":\"code\",\"execution_count\":null,\"id\":\"cell-2\","
                        + "\"metadata\":{},\"outputs\":[],\"source\":[\"1\"]}],\"metadata\":{\"mine\":1},\"nbformat\":4,"
                        + "\"nbformat_minor\":5}",
                text.replaceAll("\\s", ""));
    }

    @Test
    void an_old_notebook_without_ids_has_the_same_at_each_reading() throws Exception {
        assertEquals(NotebookFile.text(NotebookFile.parse("a", RAN)), NotebookFile.text(NotebookFile.parse("a", RAN)));
    }

    @Test
    void two_cells_never_have_one_id() throws Exception {
        var text = RAN.replace("\"execution_count\"", "\"id\": \"x\", \"execution_count\"");
        var cells = NotebookFile.parse("a", text).cells();
        assertEquals("x", cells.getFirst().id());
        assertEquals("cell-2-2", cells.get(1).id());
    }

    @Test
    void a_new_notebook_has_a_cell_to_write_into() throws Exception {
        var notebook = Blank.notebook();
        assertEquals(notebook, NotebookFile.parse("new", NotebookFile.text(notebook)));
        assertEquals("java", notebook.language());
    }
}
