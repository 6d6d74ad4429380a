package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The pages of the tutorial as they lie there, without a run: each in two languages with the same code, listed,
/// leading to the next, and with links that lead somewhere.
class TutorialTest {
    private static final Path ENGLISH = Repository.ROOT.resolve("notebooks");
    private static final Path TURKISH = ENGLISH.resolve("tr");
    private static final Pattern PAGE = Pattern.compile("(\\d\\d)-[a-z-]+\\.ipynb");
    private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:|#)([^)#\\s]+)[^)]*\\)");

    private static List<Path> pages(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(".ipynb")).sorted().toList();
        }
    }

    private static List<Path> allPages() throws IOException {
        return Stream.concat(pages(ENGLISH).stream(), pages(TURKISH).stream()).toList();
    }

    private static String name(Path page) {
        return page.getFileName().toString();
    }

    private static List<JsonNode> cells(Path page) throws IOException {
        var cells = Jupyter.JSON.readTree(page.toFile()).path("cells");
        return StreamSupport.stream(cells.spliterator(), false).toList();
    }

    private static String text(JsonNode cell) {
        var source = cell.path("source");
        if (source.isTextual()) {
            return source.asText();
        }
        var text = new StringBuilder();
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }

    private static String prose(Path page) throws IOException {
        var prose = new StringBuilder();
        for (var cell : cells(page)) {
            prose.append(cell.path("cell_type").asText().equals("markdown") ? text(cell) + "\n\n" : "");
        }
        return prose.toString();
    }

    @Test
    void pages_are_called_by_number_and_subject() throws IOException {
        assertTrue(pages(ENGLISH).size() > 0, "the tutorial has no pages");
        for (var page : allPages()) {
            assertTrue(PAGE.matcher(name(page)).matches(), () -> page + " is not called as 07-short-name.ipynb");
        }
    }

    @TestFactory
    Stream<DynamicTest> the_turkish_page_has_the_same_cells() throws IOException {
        return pages(TURKISH).stream()
                .map(turkish -> DynamicTest.dynamicTest(name(turkish), () -> {
                    var english = ENGLISH.resolve(name(turkish));
                    assertTrue(Files.exists(english), () -> turkish + " is the twin of no page");
                    var ours = cells(english);
                    var theirs = cells(turkish);
                    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
                        assertEquals(kept(ours.get(i)), kept(theirs.get(i)), "cell " + (i + 1));
                    }
                    assertEquals(ours.size(), theirs.size(), "number of cells");
                }));
    }

    /// What both languages share of a cell: everything of code, with its outputs; the kind of prose.
    private static String kept(JsonNode cell) {
        if (cell.path("cell_type").asText().equals("markdown")) {
            return "markdown";
        }
        var copy = ((ObjectNode) cell).deepCopy();
        copy.remove(List.of("id", "execution_count"));
        ((ObjectNode) copy.path("metadata")).remove("execution");
        copy.put("source", text(cell));
        return copy.toPrettyString();
    }

    @Test
    void every_page_has_a_turkish_twin() throws IOException {
        assertEquals(
                pages(ENGLISH).stream().map(TutorialTest::name).toList(),
                pages(TURKISH).stream().map(TutorialTest::name).toList());
        assertIndexed(TURKISH);
    }

    @Test
    void the_index_lists_every_page() throws IOException {
        assertIndexed(ENGLISH);
    }

    private static void assertIndexed(Path folder) throws IOException {
        var index = Files.readString(folder.resolve("README.md"));
        for (var page : pages(folder)) {
            var link = "](" + name(page) + ")";
            assertTrue(index.contains(link), () -> folder + "/README.md does not link to " + name(page));
        }
    }

    @Test
    void every_page_leads_to_the_next() throws IOException {
        for (var folder : List.of(ENGLISH, TURKISH)) {
            for (var page : pages(folder)) {
                var next = "%02d-".formatted(Integer.parseInt(name(page).substring(0, 2)) + 1);
                var prose = prose(page);
                assertTrue(
                        pages(folder).stream()
                                .filter(other -> name(other).startsWith(next))
                                .allMatch(other -> prose.contains("](" + name(other) + ")")),
                        () -> page + " has no link to the page that follows");
            }
        }
    }

    @Test
    void every_link_leads_to_a_file() throws IOException {
        var lost = new ArrayList<String>();
        for (var page : allPages()) {
            for (var link : links(prose(page))) {
                if (Files.notExists(page.resolveSibling(link).normalize())) {
                    lost.add(Repository.ROOT.relativize(page) + " links to " + link);
                }
            }
        }
        assertEquals(List.of(), lost);
        assertEquals(List.of("../a/B.java"), links("[B](../a/B.java#L1) [w](https://x.org) [here](#top)"));
    }

    private static List<String> links(String prose) {
        return LINK.matcher(prose).results().map(found -> found.group(1)).toList();
    }
}
