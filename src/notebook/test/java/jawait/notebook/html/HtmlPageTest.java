package jawait.notebook.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jawait.notebook.Cell;
import jawait.notebook.Notebook;
import jawait.notebook.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A notebook as a page.
class HtmlPageTest {
    private static String page(Cell... cells) {
        return HtmlPage.of(new Notebook(Map.of(), List.of(cells), Notebook.MINOR), "made <here>", null);
    }

    private static Cell code(String source, Output... outputs) {
        return new Cell.Code("c1", Map.of(), source, 3, List.of(outputs));
    }

    private static Cell prose(String source) {
        return new Cell.Markdown("m1", Map.of(), source, Map.of());
    }

    private static void holds(String page, String... parts) {
        for (var part : parts) {
            assertTrue(
                    page.contains(part), () -> "expected " + part + " in\n" + page.substring(page.indexOf("<main>")));
        }
    }

    @Test
    void everything_that_is_text_is_escaped() {
        var page = page(
                code("List<String> a = f(\"<&>\");", new Output.Stream("stdout", "<script>1 & 2</script>\u0000")),
                new Cell.Raw("r", Map.of(), "<raw>", Map.of()));
        holds(
                page,
                "List",
                "&lt;",
                "&quot;&lt;&amp;&gt;&quot;",
                "&lt;script&gt;1 &amp; 2&lt;/script&gt;",
                "&lt;raw&gt;");
        holds(page, "<title>made &lt;here&gt;</title>");
        assertFalse(page.contains("<script"));
    }

    @Test
    void nothing_is_loaded_from_elsewhere() {
        var page = page(prose("# A *title*\n[link](javascript:alert(1))"), code("1"));
        assertFalse(page.replaceAll("<a [^>]*>", "").matches("(?s).*(src|href)=\"(?!data:).*"), page);
        assertFalse(page.contains("javascript:"));
        holds(page, "<title>A title</title>");
    }

    @Test
    void prose_has_tables_and_pictures(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("p.png"), new byte[] {1, 2, 3});
        var cell = new Cell.Markdown(
                "m",
                Map.of(),
                "| a | b |\n|---|---|\n| 1 | 2 |\n\n![p](p.png) ![q](attachment:q.png) ![gone](gone.png)",
                Map.of("q.png", Map.of("image/jpeg", "BBBB")));
        var page = HtmlPage.of(new Notebook(Map.of(), List.of(cell), Notebook.MINOR), "n", folder);
        holds(
                page,
                "<td>1</td>",
                "src=\"data:image/png;base64,AQID\"",
                "src=\"data:image/jpeg;base64,BBBB\"",
                "src=\"gone.png\"");
    }

    @Test
    void an_output_is_shown_in_its_richest_form() {
        Map<String, Object> all = new java.util.LinkedHashMap<>();
        all.put("text/plain", "plain <p>");
        var forms = List.of(
                Map.entry("plain &lt;p&gt;", Map.entry("text/plain", (Object) "plain <p>")),
                Map.entry("&quot;k&quot;: [", Map.entry("application/json", (Object) Map.of("k", List.of(1)))),
                Map.entry("$x &lt; 1$", Map.entry("text/latex", (Object) "$x < 1$")),
                Map.entry("<em>word</em>", Map.entry("text/markdown", (Object) "a *word*")),
                Map.entry("src=\"data:image/jpeg;base64,CCCC\"", Map.entry("image/jpeg", (Object) "CC\nCC")),
                Map.entry("src=\"data:image/png;base64,AAAA\"", Map.entry("image/png", (Object) "AAAA")),
                Map.entry("rich\"><svg/>", Map.entry("image/svg+xml", (Object) "<?xml version=\"1.0\"?>\n<svg/>")),
                Map.entry("rich\"><b>h</b>", Map.entry("text/html", (Object) "<b>h</b>")));
        for (var form : forms) {
            all.put(form.getValue().getKey(), form.getValue().getValue());
            holds(page(code("x", new Output.Display(Map.copyOf(all), Map.of()))), form.getKey());
        }
        holds(page(code("x", new Output.Display(Map.of("application/x", "y"), Map.of()))), "(shown as application/x)");
    }

    @Test
    void a_terminal_s_colours_are_the_page_s() {
        assertEquals(
                "<span class=\"ansi-f1 ansi-bold\">a&lt;</span>b<span style=\"color:#ff0000\">c</span><span class=\"ansi-b10\">d</span>",
                Ansi.html("\u001b[1;31ma<\u001b[0mb\u001b[38;5;196mc\u001b[39;102md\u001b[m"));
        assertEquals("<span style=\"color:#010203\">x</span>", Ansi.html("\u001b[38;2;1;2;3mx"));
        assertEquals("done", Ansi.html("10 %\r50 %\rdone"));
        assertEquals("ab", Ansi.html("a\u001b[2K\u001b]0;title\u0007b"));
    }

    @Test
    void code_has_its_words_apart_and_stays_what_it_is() {
        var code =
                "@A int x = 0x1F; // n\nvar s = \"\"\"\n  \"q\" %x\n  \"\"\"; char c = '\\''; /* a\nb */ %\n%time f()";
        var html = Highlight.html(code);
        assertEquals(
                code, html.replaceAll("<[^>]*>", "").replace("&quot;", "\"").replace("&#39;", "'"));
        holds("<main>" + html, "j-word\">int<", "j-comment\">// n<", "j-number\">0x1F<", "j-magic\">%time f()<");
        holds("<main>" + Highlight.html("%%bash\nfor x in a; do"), "j-magic\">%%bash</span>\nfor x in a; do");
    }

    @Test
    void numbers_stand_beside_cells_and_tags_hide() {
        holds(page(code("1", new Output.Result(3, Map.of("text/plain", "1"), Map.of()))), ">[3]<");
        var hidden = new Cell.Code("h", Map.of("tags", List.of("hide-input")), "secret", 1, List.of());
        assertFalse(page(hidden).contains("secret"));
    }

    @Test
    void ten_megabytes_make_a_page() {
        var text = "<line>\u001b[31m red\u001b[0m\n".repeat(400_000);
        assertTrue(page(code("x", new Output.Stream("stdout", text))).length() > text.length());
    }
}
