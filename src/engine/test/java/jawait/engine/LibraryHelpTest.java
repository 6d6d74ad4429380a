package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import jawait.engine.help.Completion;
import jawait.engine.maven.Coordinates;
import jawait.engine.maven.TestRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Help about what `%maven` has loaded, from a repository in a folder.
class LibraryHelpTest {
    private static final String SOURCE = """
            package org.fruit;

            /** Something that can be <b>eaten</b>. */
            public final class Pear {
                /**
                 * Cuts it.
                 *
                 * @param pieces how many are wanted
                 * @return what became of it
                 */
                public java.util.List<String> slices(int pieces, String with) {
                    return java.util.Collections.nCopies(pieces, with);
                }

                /** Not in the jar: libraries leave out what they need only now and then. */
                public static class Left {}
            }
            """;

    @TempDir
    Path temp;

    private TestRepository repository;
    private final Notebook notebook = new Notebook();

    @BeforeEach
    void open() throws IOException {
        repository = new TestRepository(temp);
        var pear = Coordinates.maven("org.fruit:pear:1.0");
        repository.write(pear, "jar", repository.jar("org/fruit/Pear", SOURCE));
        repository.write(new Coordinates("org.fruit", "pear", "jar", "sources", "1.0"), "jar", sources());
        repository.describe("org.fruit:pear:1.0");
        repository.publish("org.low:base:1.0");
    }

    @AfterEach
    void close() {
        notebook.close();
        repository.close();
    }

    private static byte[] sources() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new JarEntry("org/fruit/Pear.java"));
            jar.write(SOURCE.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private List<Completion.Item> offered(String code) {
        return notebook.session.complete(code, code.length()).items();
    }

    private List<String> texts(String code) {
        return offered(code).stream().map(Completion.Item::text).toList();
    }

    private void awaitPage(String code, boolean detailed, String text) {
        notebook.until(text + " in the page about " + code, () -> {
            var page = notebook.session.inspect(code, code.length(), detailed);
            return page != null && page.text().contains(text);
        });
    }

    @Test
    void types_members_and_packages_of_a_library_are_completed_in_the_same_session() {
        assertEquals(List.of(), texts("org.fruit."));
        notebook.runs("%maven org.fruit:pear:1.0");
        assertEquals(List.of("Pear"), texts("org.fruit."));
        assertEquals("org.fruit.Pear", offered("Pea").getFirst().importing());
        notebook.runs("import org.fruit.Pear; var pear = new Pear();");
        assertEquals(List.of("slices("), texts("pear.sl"));
        assertEquals(List.of("Pear"), texts("import org.fruit.Pe"));
    }

    @Test
    void what_the_same_cell_loads_is_completed_once_it_has_run() {
        notebook.gives("//DEPS org.fruit:pear:1.0\nnew org.fruit.Pear().slices(2, \"a\")", "[a, a]");
        assertTrue(texts("new org.fruit.Pear().").contains("slices("));
    }

    @Test
    void a_page_has_the_documentation_and_the_names_of_the_parameters_from_the_sources() {
        notebook.runs("%maven org.fruit:pear:1.0\nvar pear = new org.fruit.Pear();");
        awaitPage("pear.slices", false, "Cuts it.");
        awaitPage("pear.slices(", false, "int pieces, String with");
        awaitPage("org.fruit.Pear", false, "Something that can be eaten");
        awaitPage("pear.slices", true, "Collections.nCopies(pieces, with)");
        var page = notebook.session.inspect("org.fruit.Pear", 14, false);
        assertTrue(String.valueOf(page.get("text/html")).contains("<b>eaten</b>"), page::toString);
    }

    @Test
    void a_library_without_sources_has_its_signatures() {
        notebook.runs("%maven org.low:base:1.0");
        awaitPage("org.low.Base.version", false, "String Base.version()");
    }
}
