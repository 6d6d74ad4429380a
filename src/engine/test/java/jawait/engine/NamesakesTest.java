package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A type of the cells and one that they import by its name may have the same: the later counts, and what
/// comes after still compiles.
class NamesakesTest {
    @Test
    void a_type_that_is_declared_goes_before_an_import_of_its_name() {
        try (var notebook = new Notebook()) {
            notebook.runs("import java.sql.Date;\nimport java.sql.Time;")
                    .gives("new Date(0).getTime()", "0")
                    .runs("record Date(int day) {}")
                    .gives("new Date(3)", "Date[day=3]")
                    .gives("new Time(0).getTime()", "0")
                    .gives("record Other(Date date) {}\nnew Other(new Date(1))", "Other[date=Date[day=1]]");
        }
    }

    @Test
    void an_import_by_name_goes_before_a_type_that_was_declared() {
        try (var notebook = new Notebook()) {
            notebook.runs("record Date(int day) {}\nint days = new Date(3).day();")
                    .runs("import java.sql.Date;")
                    .gives("new Date(5).getTime() + days", "8")
                    .runs("record Date(int day) {}")
                    .gives("new Date(4)", "Date[day=4]");
        }
    }

    @Test
    void both_in_one_cell_are_no_trouble_for_the_next() {
        try (var notebook = new Notebook()) {
            notebook.gives("import java.sql.Date;\nrecord Date(int day) {}\nnew Date(3)", "Date[day=3]")
                    .gives("1 + 1", "2");
        }
    }

    @Test
    void a_static_import_of_a_type_gives_way_too_and_one_of_a_method_stays() {
        try (var notebook = new Notebook()) {
            notebook.runs("import static java.util.Map.Entry;\nimport static java.lang.Math.max;")
                    .runs("class Entry { int n = 6; }")
                    .gives("new Entry().n + max(1, 2)", "8");
        }
    }

    @Test
    void a_type_that_does_not_compile_leaves_the_import() {
        try (var notebook = new Notebook()) {
            notebook.runs("import java.sql.Date;");
            assertTrue(notebook.cell("record Date(int day) { int x = ; }").failure() != null);
            notebook.gives("new Date(7).getTime()", "7");
        }
    }

    @Test
    void what_a_library_imports_gives_way_to_what_cells_have_declared(@TempDir Path bundles) throws Exception {
        Files.writeString(
                bundles.resolve("dates.bundle"), "about: dates\nimport: java.sql.Date\nimport: java.sql.Time\n");
        System.setProperty("jawait.bundles", bundles.toString());
        try (var notebook = new Notebook()) {
            notebook.runs("record Date(int day) {}").runs("%use dates");
            assertEquals(
                    "import java.sql.Date; is left out: cells have declared a type of that name",
                    notebook.output(2).strip());
            notebook.gives("new Date(3) + \" \" + new Time(0).getTime()", "Date[day=3] 0");
        } finally {
            System.clearProperty("jawait.bundles");
        }
    }
}
