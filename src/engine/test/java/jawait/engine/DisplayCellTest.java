package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import jawait.display.MimeBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What cells show: tables, renderers of the user's own, documents, handles, progress.
class DisplayCellTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private MimeBundle shown(String cell) {
        return notebook.cell(cell) instanceof Outcome.Value value ? value.shown() : fail(cell + " has no value");
    }

    private String html(String cell) {
        return String.valueOf(shown(cell).get("text/html"));
    }

    @Test
    void records_of_a_cell_are_rows() {
        notebook.does("record City(String name, int people) {}")
                .gives(
                        "List.of(new City(\"Oslo\", 709), new City(\"Rome\", 2800))",
                        "name | people\n-----+-------\nOslo |    709\nRome |   2800")
                .gives("Table.of(List.of(new City(\"Oslo\", 1))).columns(\"name\")", "name\n----\nOslo")
                .gives("new City(\"Oslo\", 1)", "City[name=Oslo, people=1]")
                .gives("Stream.of(1, 2)", "value\n-----\n    1\n    2\n(2 rows; the stream is used up)");
        assertTrue(html("new City(\"<b>\", 1)").contains("&lt;b&gt;"));
    }

    @Test
    void the_stack_of_an_exception_is_told_by_cells_and_lines() {
        notebook.does("IOException boom() {\n    return new IOException(\"deep\");\n}");
        String deep = html("boom()");
        assertTrue(deep.contains("\n    at Cell In[1], line 2, in boom()\n    at Cell In[2], line 1"), deep);
        String failed = html("\noutcomes(() -> 1, () -> { throw new IOException(\"no\"); })");
        assertTrue(failed.contains("\n    at Cell In[3], line 2, in a lambda"), failed);
    }

    @Test
    void a_renderer_of_a_cell_shows_its_type_until_another_one_does() {
        notebook.does("record P(int x) {}")
                .does("Display.register(P.class, p -> \"first \" + p.x());")
                .gives("new P(1)", "first 1")
                .does("Display.register(P.class, p -> Map.of(\"text/html\", \"<b>\" + p.x() + \"</b>\"));")
                .gives("new P(1)", "P[x=1]");
        assertEquals("<b>1</b>", html("new P(1)"));
        notebook.does("record P(int x, int y) {}")
                .does("Display.register(P.class, p -> Html.of(\"{}\", p.y()));")
                .gives("new P(1, 2)", "2");
    }

    @Test
    void a_renderer_for_tasks_comes_before_their_cards() {
        notebook.does("Display.register(Task.class, t -> \"my task \" + t.name());")
                .gives("task(\"a\", () -> sleep(9))", "my task a")
                .runs("tasks().forEach(t -> { if (t.name().equals(\"a\")) t.cancel(); });");
        assertEquals("", notebook.output(2));
    }

    @Test
    void a_class_of_a_cell_may_say_how_it_is_shown() {
        notebook.does(
                "class Duck { Map<String, Object> toMimeBundle() { return Map.of(\"text/html\", \"<i>duck</i>\"); }"
                        + " public String toString() { return \"duck\"; } }");
        assertEquals("<i>duck</i>", html("new Duck()"));
        notebook.does("record Board(String fen) implements Displayable { public MimeBundle toMimeBundle() {"
                        + " return MimeBundle.plain(fen).with(\"text/html\", \"<b>\" + fen + \"</b>\"); } }")
                .gives("new Board(\"e4\")", "e4");
    }

    @Test
    void a_renderer_that_fails_is_told_and_the_cell_goes_well() {
        notebook.does("record P(int x) {}")
                .does("Display.register(P.class, p -> { throw new IllegalStateException(\"no ink\"); });")
                .gives("new P(1)", "P[x=1]\n(the renderer for P threw IllegalStateException: no ink; shown as text)")
                .does("Display.register(P.class, p -> null);")
                .gives("new P(1)", "P[x=1]\n(the renderer for P gave null; shown as text)")
                .does("Object down(Object o) { return down(o).toString(); }")
                .does("Display.register(P.class, p -> down(p));")
                .gives("new P(1)", "P[x=1]\n(the renderer for P threw StackOverflowError; shown as text)");
        notebook.does("class Bad { public String toString() { throw new IllegalStateException(\"no\"); } }");
        assertTrue(shown("new Bad()").text().matches("Bad@\\w+ \\(its toString threw IllegalStateException: no\\)"));
    }

    @Test
    void one_that_never_ends_is_stopped_by_the_interrupt() {
        notebook.does("record P(int x) {}")
                .does("Display.register(P.class, p -> { IO.println(\"drawing\"); while (true) {} });");
        stops("new P(1)", "drawing");
        stops("display(new P(1));", "drawing");
        notebook.does("class Slow { public String toString() { IO.println(\"talking\"); while (true) {} } }");
        stops("new Slow()", "talking");
        stops("List.of(new Slow())", "talking");
        stops("Stream.generate(() -> { IO.println(\"flowing\"); return 1; }).filter(i -> i > 1)", "flowing");
        notebook.gives("1 + 1", "2");
    }

    private void stops(String cell, String said) {
        var run = notebook.start(cell);
        notebook.awaitOutput(notebook.last(), said);
        notebook.session.interrupt();
        var outcome = run.join();
        assertTrue(outcome instanceof Outcome.Interrupted, () -> cell + "\n" + Notebook.describe(outcome));
    }

    @Test
    void what_is_shown_can_be_changed_from_a_later_cell() {
        notebook.does("var shown = display(\"one\");").does("display(\"last\")").does("shown.update(\"two\");");
        assertEquals("[shown one]", notebook.output(1));
        assertEquals("[shown last]", notebook.output(2));
        assertTrue(notebook.updates.getLast().endsWith(" two"));
        notebook.does("shown.clear();").does("display(1, 2);").does("display(\"<b>\", \"text/html\")");
        assertEquals("[shown 1][shown 2]", notebook.output(5));
        notebook.does("clearOutput(true);");
        notebook.does("clearOutput();");
        assertEquals("[cleared]", notebook.output(7));
        assertEquals("[cleared]", notebook.output(8));
    }

    @Test
    void an_update_from_a_task_goes_to_what_is_shown() {
        notebook.does("var go = event(); var shown = display(\"waiting\");"
                        + " var t = task(() -> { go.await(); shown.update(\"done\"); });")
                .runs("go.set(); await(t);");
        assertTrue(notebook.updates.getLast().endsWith(" done"));
    }

    @Test
    void documents_are_known_by_their_short_names() {
        notebook.gives("Markdown.of(\"# a\")", "# a")
                .gives("Json.of(Map.of(\"a\", 1))", "{a=1}")
                .gives("Html.of(\"<b>{}</b>\", \"<\")", "<");
        assertEquals("{a=1}", String.valueOf(shown("Json.of(Map.of(\"a\", 1))").get("application/json")));
        assertEquals("graph LR", shown("Mermaid.of(\"graph LR\")").get("text/vnd.mermaid"));
        assertEquals("$$x$$", shown("Latex.of(\"x\")").get("text/latex"));
        assertTrue(String.valueOf(
                        shown("new java.awt.image.BufferedImage(1, 1, 1)").get("image/png"))
                .startsWith("iVBOR"));
    }

    @Test
    void a_loop_has_a_bar_that_tells_how_it_ended() {
        notebook.does("for (int i : Progress.over(5).named(\"five\")) {}");
        assertTrue(notebook.updates.getLast().contains("five: 5 in "), notebook.updates.getLast());
        notebook.does("for (int i : Progress.over(5)) if (i == 2) break;");
        notebook.until(
                "the bar to say where it stopped",
                () -> notebook.updates.getLast().contains("stopped at 2 of 5"));
        notebook.fails(
                "for (int i : Progress.over(5)) Integer.parseInt(i < 3 ? \"1\" : \"x\");",
                "java.lang.NumberFormatException");
        notebook.until(
                "the bar to say where it stopped",
                () -> notebook.updates.getLast().contains("stopped at 3 of 5"));
        notebook.does("Progress.of(10)");
    }

    @Test
    void huge_and_endless_values_are_short() {
        notebook.does("var list = new ArrayList<Object>(); list.addFirst(List.of(list));")
                .gives("list", "[[(this Collection)]]");
        String text = shown("\"x\".repeat(100_000_000)").text();
        assertTrue(text.length() < 101_000 && text.endsWith("(99900000 more characters)"));
        assertTrue(
                shown("IntStream.range(0, 10_000_000).boxed().toList()").text().length() < 101_000);
        notebook.does("record R(int a) {}");
        assertTrue(
                shown("Collections.nCopies(10_000_000, new R(1))").text().endsWith("(showing 20 of 10 000 000 rows)"));
    }
}
