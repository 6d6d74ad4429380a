package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jawait.display.MimeBundle;
import jawait.engine.help.Completeness;
import jawait.engine.help.Completion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Completion, documentation and completeness never wait for a running cell.
class HelpTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private List<String> complete(String source) {
        return notebook.session.complete(source, source.length()).items().stream()
                .map(Completion.Item::text)
                .toList();
    }

    private void offers(String source, String... texts) {
        var found = complete(source);
        for (String each : texts) {
            assertTrue(found.contains(each), source + " should offer " + each + ", offers " + found);
        }
    }

    @Test
    void names_and_members_are_offered() {
        notebook.does("int counter = 1; String text = \"\";");
        offers("count", "counter");
        offers("text.isE", "isEmpty()");
        offers("HttpCl", "HttpClient");
        offers("int local = 1;\nString other = text;\nloc", "local");
        offers("void f() {}\nCompletableF", "CompletableFuture");
        offers("gath", "gather(");
        Completion found = notebook.session.complete("x = text.isE + 1", 12);
        assertEquals(9, found.start());
        assertEquals(12, found.end());
    }

    @Test
    void all_of_it_answers_while_a_cell_runs() {
        var run = notebook.start("System.out.println(\"go\");\nwhile (true) {}");
        notebook.awaitOutput(notebook.last(), "go");
        offers("HttpCl", "HttpClient");
        offers("\"\".isE", "isEmpty()");
        assertNotNull(notebook.session.inspect("Math.max", 8, false));
        assertInstanceOf(Completeness.Incomplete.class, notebook.session.completeness("for (;;) {"));
        notebook.session.interrupt();
        run.join();
    }

    @Test
    void documentation_has_signatures_and_the_comment() {
        MimeBundle found = notebook.session.inspect("Math.max", 8, true);
        assertNotNull(found);
        assertTrue(found.text().contains("int Math.max(int a, int b)"), found.text());
        assertNotNull(found.get("text/html"));
        assertNotNull(notebook.session.inspect("String", 3, false));
        assertNull(notebook.session.inspect("noSuchThingAnywhere", 5, false));
        notebook.does("int mine(int n) { return n; }");
        assertTrue(String.valueOf(notebook.session.inspect("mine(", 5, false)).contains("int mine(int n)"));
    }

    @Test
    void completeness_is_judged_as_a_console_needs_it() {
        for (String complete : List.of(
                "1 + 1",
                "int x = 5",
                "int x = 5;",
                "if (true) { }",
                "void f() { }",
                "",
                "// c",
                "int a = 1;\nint b = 2;")) {
            assertInstanceOf(Completeness.Complete.class, notebook.session.completeness(complete), complete);
        }
        for (String open :
                List.of("int f() {", "foo(", "if (true)", "String s = \"\"\"\n  x", "class A {\n    int x;")) {
            assertInstanceOf(Completeness.Incomplete.class, notebook.session.completeness(open), open);
        }
        for (String wrong : List.of("int = 5;", "}", "int 1x;")) {
            assertInstanceOf(Completeness.Invalid.class, notebook.session.completeness(wrong), wrong);
        }
        assertEquals(new Completeness.Incomplete("    "), notebook.session.completeness("int f() {"));
    }
}
