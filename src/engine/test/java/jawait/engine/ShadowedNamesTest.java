package jawait.engine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the engine compiles on the user's behalf works whatever variables are called.
class ShadowedNamesTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private void declareAll() {
        notebook.does(
                "int jawait = 1; String java = \"x\"; int io = 2; int Math = 3; int String = 4; int Object = 5; int runtime = 6;");
    }

    @Test
    void code_is_measured() {
        declareAll();
        notebook.does("%timeit -n 10 -r 2 1 + 1");
        notebook.awaitOutput(2, "per loop");
        notebook.does("%%timeit -n 10 -r 2\nint x = 4;\nx++;");
        notebook.awaitOutput(3, "per loop");
        notebook.gives("%time 2 + 3", "5");
    }

    @Test
    void earlier_results_are_found() {
        declareAll();
        notebook.gives("\"ab\"", "ab").gives("_ + 1", "ab1").gives("Out[2] + In[2].length()", "ab4");
        notebook.gives("new ArrayList<Integer>(List.of(1))", "[1]").gives("_.getFirst() + 1", "2");
    }

    @Test
    void magics_of_tasks_work() {
        declareAll();
        notebook.gives("%%virtualtime\nsleep(100); 5", "5").gives("%%timeout 9s\n6", "6");
        notebook.runs("%%background\n7");
        notebook.gives("await(_)", "7").runs("%tasks").runs("%whos").runs("%dump");
    }

    @Test
    void a_variable_that_is_moved_keeps_its_value() {
        declareAll();
        notebook.does("java.util.List<String> list = List.of(\"a\");")
                .does("import java.util.function.*;")
                .gives("list", "[a]");
    }

    @Test
    void a_program_is_run_though_a_variable_has_its_name(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
            throws java.io.IOException {
        declareAll();
        var file = java.nio.file.Files.writeString(
                folder.resolve("Hello.java"),
                "public class Hello { public static void main(String[] args) { System.out.println(\"hi\"); } }");
        notebook.does("int Hello = 1;").runs("%run " + file);
        notebook.awaitOutput(3, "hi");
    }

    @Test
    void a_type_may_not_hide_the_packages_that_cells_are_made_of() {
        notebook.fails(
                "int before = 1;\n/* mine */ public final class java {}",
                "CompileError",
                "a type called java would hide the package java from all cells; give it another name",
                "line 2, column 31");
        notebook.fails("before", "CompileError", "cannot find symbol: variable before");
        notebook.fails("@Deprecated record jawait(int n) {}", "CompileError", "a type called jawait would hide");
        notebook.runs("%timeit -n 10 -r 1 1 + 1").gives("await(task(() -> 2))", "2");
    }

    @Test
    void types_with_the_names_of_the_library_and_of_the_JDK_hide_nothing_that_cells_need() {
        notebook.does(
                        "class Object {} class String {} class Throwable {} class Integer {} class Timed {} class REPL {}")
                .does("class Async {} record Task() {} class Exception {} class Void {} class Java { class java {} }");
        notebook.gives("\"a\" + 1", "a1").gives("_ + In[3]", "a1\"a\" + 1").runs("%timeit -n 10 -r 1 \"a\".length()");
        notebook.runs("task(() -> 1)").gives("await(_)", "1");
    }
}
