package jawait.engine.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How coordinates, repositories, paths and bundles are written.
class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "g:a:1, g, a, jar, '', 1",
        "g:a, g, a, jar, '', ''",
        "g:a:zip:1, g, a, zip, '', 1",
        "g:a:jar:sources:1, g, a, jar, sources, 1",
        "'g:a:[1,2)', g, a, jar, '', '[1,2)'",
    })
    void as_maven_writes_them(
            String text, String group, String artifact, String type, String classifier, String version) {
        assertEquals(new Coordinates(group, artifact, type, classifier, version), Coordinates.maven(text));
        assertEquals(text, Coordinates.maven(text).toString());
    }

    @ParameterizedTest
    @CsvSource({"g:a:1, jar, ''", "g:a:1@pom, pom, ''", "g:a:1:linux, jar, linux", "g:a:1:linux@zip, zip, linux"})
    void as_jbang_writes_them(String text, String type, String classifier) {
        assertEquals(new Coordinates("g", "a", type, classifier, "1"), Coordinates.jbang(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "g:", ":a", "g:a:", "g:a:b:c:d:e", "g:a b:1", "g/x:a:1", "g:a:1$"})
    void anything_else_is_refused_with_what_was_expected(String text) {
        for (var parser :
                List.<java.util.function.Function<String, Coordinates>>of(Coordinates::maven, Coordinates::jbang)) {
            var error = assertThrows(IllegalArgumentException.class, () -> parser.apply(text));
            assertEquals(true, error.getMessage().startsWith("expected group:artifact"), error.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "corp=https://host.example/maven, corp, https://host.example/maven",
        "https://host.example/maven/, host.example-maven, https://host.example/maven/",
        "file:///tmp/repo, tmp-repo, file:///tmp/repo",
        "/tmp/repo, tmp-repo, file:///tmp/repo",
        "central, central, ''",
        "mavenCentral, central, ''",
    })
    void repositories(String text, String id, String url) {
        var found = Repository.of(text);
        assertEquals(id, found.id());
        assertEquals(url, found.url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "corp", "corp=", "jitpack", "a b=https://host.example", "id=ht tp://x"})
    void no_repositories(String text) {
        assertThrows(IllegalArgumentException.class, () -> Repository.of(text));
    }

    @Test
    void globs_find_files_in_order(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("deep/er"));
        for (String name : List.of("b/", "a/")) {
            Files.createDirectory(folder.resolve(name));
        }
        assertEquals(List.of(folder.resolve("a"), folder.resolve("b")), ClassPathFiles.of("{a,b}", folder));
        assertEquals(List.of(folder.resolve("a")), ClassPathFiles.of("./x/../a", folder));
        assertThrows(IllegalArgumentException.class, () -> ClassPathFiles.of("**/*.jar", folder));
        assertThrows(IllegalArgumentException.class, () -> ClassPathFiles.of("nowhere/*.jar", folder));
        assertThrows(IllegalArgumentException.class, () -> ClassPathFiles.of("a\0", folder));
    }

    @Test
    void the_newest_version_is_a_finished_one() {
        assertEquals("1.10", Versions.newest(List.of("1.9", "1.10", "2.0-rc1", "2.0.M2", "2.0-beta-1")));
        assertEquals("2.0-rc1", Versions.newest(List.of("2.0-beta", "2.0-rc1")));
        assertEquals(List.of("3", "1.5", "1.2"), Versions.nearest("1.4", List.of("1.0", "1.2", "1.5", "3")));
    }

    @Test
    void every_built_in_bundle_is_listed_and_can_be_read() throws Exception {
        var bundles = new Bundles(null);
        var folder = Path.of(Bundles.class.getResource("bundles/index").toURI()).getParent();
        try (var files = Files.list(folder)) {
            var there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bundle"))
                    .map(name -> name.replace(".bundle", ""))
                    .sorted()
                    .toList();
            assertEquals(there, bundles.names());
        }
        for (String name : bundles.names()) {
            var bundle = bundles.find(name).orElseThrow();
            assertEquals(
                    false, bundle.coordinates("").isEmpty() || bundle.about().isEmpty(), name);
            assertEquals("9", bundle.coordinates("9").getFirst().version(), name);
        }
        assertThrows(IllegalArgumentException.class, () -> Bundle.read("x", "mavn: g:a:1"));
    }
}
