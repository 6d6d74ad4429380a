package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A cell that is run alone after a restart, or before those that it builds on, says that another one comes first.
class CellsRunAloneTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private void saysWhatComesFirst(String cell, String name) {
        var problem = Objects.requireNonNull(notebook.cell(cell).failure(), cell);
        String sentence = "nothing that has run declares " + name + ": run the cell that does first";
        assertTrue(problem.plain().contains(sentence), problem.plain());
    }

    @Test
    void a_variable_a_method_or_a_type_of_a_cell_that_has_not_run() {
        saysWhatComesFirst("gather(pageUrls, url -> 1)", "pageUrls");
        saysWhatComesFirst("fetchPage(\"/1\")", "fetchPage");
        saysWhatComesFirst("new WeatherReading(1)", "or imports WeatherReading");
    }

    @Test
    void a_variable_that_is_called_like_a_type() {
        saysWhatComesFirst("file.toString()", "file");
    }

    @Test
    void a_method_whose_own_cell_has_run() {
        saysWhatComesFirst("void breakfast() {\n    makeTea();\n}\nbreakfast();", "makeTea");
    }
}
