package jawait.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// New outputs in a file whose other characters stay.
class OutputsTextTest {
    private static final Cell.Code CHANGED =
            new Cell.Code("b", Map.of(), "2", 7, List.of(new Output.Stream("stdout", "one\ntwo\n")));

    @Test
    void only_the_outputs_and_the_number_of_the_cell_change() {
        var text = """
                {
                  "nbformat":4, "nbformat_minor": 5,
                  "cells": [
                    {"cell_type": "code", "id": "a", "metadata": {"outputs": 1}, "source": "1", "outputs": [], "execution_count": 1},
                    {
                      "cell_type": "code",
                      "execution_count": null,
                      "id": "b",
                      "metadata": {},
                      "outputs": [ {"output_type": "stream", "name": "stdout", "text": "]\\"\\u00fc"} ],
                      "source": "\\u0032"
                    }
                  ],
                  "metadata" : { "odd":   true }
                }""";
        assertEquals(
                text.replace("\"execution_count\": null", "\"execution_count\": 7")
                        .replace("""
                        [ {"output_type": "stream", "name": "stdout", "text": "]\\"\\u00fc"} ]""", """
                        [
                                {
                                  "name": "stdout",
                                  "output_type": "stream",
                                  "text": [
                                    "one\\n",
                                    "two\\n"
                                  ]
                                }
                              ]"""),
                NotebookFile.withOutputs(text, Map.of(1, CHANGED)));
        assertEquals(text, NotebookFile.withOutputs(text, Map.of()));
    }

    @Test
    void a_file_as_jupyter_writes_it_stays_one() throws Exception {
        var cells = List.<Cell>of(
                new Cell.Markdown("a", Map.of(), "text", Map.of()),
                new Cell.Code("b", Map.of(), "2", null, List.of(new Output.Stream("stdout", "old\n"))));
        var before = new Notebook(Map.of(), cells, Notebook.MINOR);
        var after = before.with(List.of(cells.getFirst(), CHANGED));
        assertEquals(NotebookFile.text(after), NotebookFile.withOutputs(NotebookFile.text(before), Map.of(1, CHANGED)));
    }
}
