package jawait.display;

import static jawait.display.Display.display;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Documents, and what `display` does with them and with all else.
class DocumentsTest {
    private final Page page = new Page();

    @BeforeEach
    void open() {
        Display.install(page);
    }

    @AfterEach
    void close() {
        Display.install(null);
    }

    record Row(Displayable document, String type, Object content, String text) {}

    static Stream<Row> documents() {
        return Stream.of(
                new Row(
                        Html.of("<p>a &lt; b</p><script>x</script>"),
                        "text/html",
                        "<p>a &lt; b</p><script>x</script>",
                        "a < b"),
                new Row(Html.of("<b>{}</b>{}", "<i>", Html.of("<hr>")), "text/html", "<b>&lt;i&gt;</b><hr>", "<i>"),
                new Row(Markdown.of("# a"), "text/markdown", "# a", "# a"),
                new Row(Latex.of("x^2"), "text/latex", "$$x^2$$", "x^2"),
                new Row(Latex.of("so $x$"), "text/latex", "so $x$", "so $x$"),
                new Row(Mermaid.of("graph LR; A-->B"), "text/vnd.mermaid", "graph LR; A-->B", "graph LR; A-->B"),
                new Row(
                        Json.of(Map.of("a", List.of(1, Double.NaN))),
                        "application/json",
                        "{a=[1, null]}",
                        "{a=[1, null]}"),
                new Row(Svg.of("<svg/>"), "image/svg+xml", "<svg/>", "SVG of 6 characters"),
                new Row(
                        Image.of(URI.create("https://x.org/?a&b")).width(5),
                        "text/html",
                        "<img src=\"https://x.org/?a&amp;b\" width=\"5\" alt=\"\">",
                        "Image at https://x.org/?a&b"),
                new Row(
                        Audio.of("https://x.org/a.mp3"),
                        "text/html",
                        "<audio controls src=\"https://x.org/a.mp3\"></audio>",
                        "Audio at https://x.org/a.mp3"),
                new Row(
                        Video.of(new byte[3]),
                        "text/html",
                        "<video controls style=\"max-width:100%\" src=\"data:video/mp4;base64,AAAA\"></video>",
                        "Video (video/mp4, 3 bytes)"),
                new Row(
                        IFrame.of("https://x.org/\"><b>", 10, 20),
                        "text/html",
                        "<iframe src=\"https://x.org/&quot;&gt;&lt;b&gt;\" width=\"10\" height=\"20\" style=\"border:0\" allowfullscreen></iframe>",
                        "page at https://x.org/\"><b>"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_has_its_form_and_a_text(Row row) {
        var bundle = Render.of(row.document);
        assertEquals(
                row.content, row.type.endsWith("json") ? bundle.get(row.type).toString() : bundle.get(row.type));
        assertEquals(row.text, bundle.text());
    }

    @Test
    void a_picture_has_its_size_beside_it(@TempDir Path folder) throws Exception {
        var gif = Files.write(
                folder.resolve("a.gif"), "GIF89a...".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        var bundle = Image.of(gif).width(4).height(3).toMimeBundle();
        assertEquals(Map.of("image/gif", Map.of("width", 4, "height", 3)), bundle.metadata());
        assertEquals("Image (image/gif, 9 bytes)", bundle.text());
        assertTrue(assertThrows(UncheckedIOException.class, () -> Image.of(Path.of("/no/such.png")))
                .getMessage()
                .contains("there is no file"));
        assertThrows(IllegalArgumentException.class, () -> Image.of(new byte[5]));
        assertThrows(IllegalArgumentException.class, () -> Svg.of("text"));
        assertThrows(IllegalArgumentException.class, () -> Html.of("{}", 1, 2));
    }

    @Test
    void json_of_what_contains_itself_has_an_end() {
        var list = new java.util.ArrayList<Object>();
        list.add(list);
        assertEquals(List.of("(contains itself)"), Json.of(list).toMimeBundle().get("application/json"));
    }

    @Test
    void a_shown_value_is_updated_and_cleared() {
        var shown = display("one");
        display("other");
        shown.update("two");
        assertEquals(List.of("two", "other"), page.texts());
        Display.updateDisplay("three", shown.id());
        assertEquals(List.of("three", "other"), page.texts());
        shown.clear();
        assertEquals(List.of("", "other"), page.texts());
    }

    @Test
    void a_shown_value_is_updated_in_one_form_too() {
        var shown = display("<b>1</b>", "text/html").update("<b>2</b>", "text/html");
        assertEquals("<b>2</b>", page.last().get("text/html"));
        assertThrows(IllegalArgumentException.class, () -> shown.update("x", "bold"));
        assertThrows(IllegalArgumentException.class, () -> shown.update(5, "image/png"));
        assertEquals("<b>2</b>", page.last().get("text/html"));
    }

    @Test
    void of_long_html_the_text_is_how_it_begins() {
        var html = "<p>" + "x".repeat(50_000_000);
        var bundle = Html.of(html).toMimeBundle();
        assertEquals(html, bundle.get("text/html"));
        assertTrue(bundle.text().length() < 200_000 && bundle.text().endsWith("x…"));
    }

    @Test
    void no_document_is_made_of_nothing() {
        var problem = assertThrows(NullPointerException.class, () -> Html.of(null));
        assertEquals("Html.of: the text is null", problem.getMessage());
    }

    @Test
    void several_values_are_several_outputs() {
        var shown = display("a", 1, null, List.of());
        assertEquals(List.of("a", "1", "null", "[]"), page.texts());
        shown.update("all");
        assertEquals(List.of("all", "", "", ""), page.texts());
        display("two", "texts");
        assertEquals("texts", page.last().text());
        String[] names = {"x", "y"};
        display(names);
        assertEquals("[x, y]", page.last().text());
    }

    @Test
    void one_form_can_be_asked_for() {
        display("<b>x</b>", "text/html");
        assertEquals(
                Map.of("text/plain", "<b>x</b>", "text/html", "<b>x</b>"),
                page.last().data());
        display(Mermaid.of("graph"), "text/markdown");
        assertEquals(
                java.util.Set.of("text/plain", "text/markdown"),
                page.last().data().keySet());
        display(List.of(1), "application/json");
        assertEquals(List.of(1), page.last().get("application/json"));
        display(new byte[3], "image/x-icon");
        assertEquals("AAAA", page.last().get("image/x-icon"));
        assertEquals(
                "display: a Integer has no form image/png, only text/plain",
                assertThrows(IllegalArgumentException.class, () -> display(5, "image/png"))
                        .getMessage());
    }
}
