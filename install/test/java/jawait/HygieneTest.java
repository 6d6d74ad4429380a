package jawait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jawait.cli.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the repository promises itself about its own files.
class HygieneTest {
    private static final List<String> SOURCE_FOLDERS = List.of("src", "kernel", "install");
    private static final Pattern TOP_TYPE = Pattern.compile(
            "(?m)^(?:(?:public|final|sealed|non-sealed|abstract|strictfp) )*(?:class|interface|record|enum|@interface) ");
    private static final Pattern LOOSE_END = Pattern.compile("\\b(?:TODO|FIXME|XXX)\\b(?!.*#\\d)");
    // Very long sleeps are there to be interrupted, not to be waited for.
    private static final Pattern WAITS =
            Pattern.compile("Thread\\.sleep\\((?!\\d{2,}_000\\b|Duration\\.of(?:Days|Hours|Minutes|Seconds\\(\\d{3}))");
    private static final Pattern FOREIGN = Pattern.compile("/\\.|/test/resources/");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#]+)[^)]*\\)");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
    private static final Pattern NAMED = Pattern.compile("`((?:\\.ci|src|kernel|install|notebooks)/[\\w./-]+)");

    /// One promise about a Java file: its text keeps it, or not.
    private enum Rule {
        AT_MOST_400_LINES(text -> text.lines().count() <= 400, "//\n".repeat(401)),
        TYPES_OPEN_WITH_A_DOC_COMMENT(HygieneTest::documented, "package a;\n\nclass Silent {}\n"),
        LOOSE_ENDS_HAVE_AN_ISSUE(text -> !LOOSE_END.matcher(text).find(), "// TODO later\n"),
        TESTS_NEVER_SLEEP_AND_ARE_NEVER_OFF(
                text -> !text.contains("@Test") || !(WAITS.matcher(text).find() || text.contains("@Disabled")),
                "@Test void waits() { Thread.sleep(1); }");

        private final Predicate<String> keeps;
        private final String breach;

        Rule(Predicate<String> keeps, String breach) {
            this.keeps = keeps;
            this.breach = breach;
        }
    }

    private static boolean documented(String text) {
        var type = TOP_TYPE.matcher(text);
        return !type.find() || text.substring(0, type.start()).lines().anyMatch(line -> line.startsWith("///"));
    }

    @ParameterizedTest
    @EnumSource
    void every_java_file_keeps(Rule rule) throws IOException {
        var breaches = new ArrayList<Path>();
        for (var file : sources().entrySet()) {
            if (!rule.keeps.test(file.getValue()) && !file.getKey().endsWith("HygieneTest.java")) {
                breaches.add(file.getKey());
            }
        }
        assertEquals(List.of(), breaches, rule.name());
    }

    @ParameterizedTest
    @EnumSource
    void a_breach_is_seen(Rule rule) {
        assertFalse(rule.keeps.test(rule.breach));
    }

    @Test
    void every_package_tells_what_it_is_for() throws IOException {
        var without = sources().keySet().stream()
                .filter(file -> file.toString().contains("/main/java/") && !file.endsWith("module-info.java"))
                .map(Path::getParent)
                .distinct()
                .filter(folder ->
                        Files.notExists(Repository.ROOT.resolve(folder).resolve("package-info.java")))
                .toList();
        assertEquals(List.of(), without);
    }

    @Test
    void every_file_a_page_names_exists() throws IOException {
        var missing = new ArrayList<String>();
        for (var page : files(".md")) {
            for (var named : named(Files.readString(page))) {
                if (Stream.of(page.resolveSibling(named), Repository.ROOT.resolve(named))
                        .noneMatch(Files::exists)) {
                    missing.add(Repository.ROOT.relativize(page) + " names " + named);
                }
            }
        }
        assertEquals(List.of(), missing);
        assertEquals(
                List.of("gone.png", "src/lost/"), named("![](gone.png) and `src/lost/`, not [this](https://x.org)"));
    }

    @Test
    void every_test_that_a_page_names_exists() throws IOException {
        var missing = new ArrayList<String>();
        var sources = sources();
        for (var page : files(".md")) {
            TEST.matcher(Files.readString(page)).results().forEach(named -> {
                var file = named.group(1) + ".java";
                if (sources.entrySet().stream()
                        .noneMatch(source -> source.getKey().endsWith(file)
                                && source.getValue().contains("void " + named.group(2) + "("))) {
                    missing.add(Repository.ROOT.relativize(page) + " names " + named.group());
                }
            });
        }
        assertEquals(List.of(), missing);
        assertTrue(TEST.matcher("`LostTest.nothing`").find());
    }

    private static List<String> named(String page) {
        return Stream.of(LINK, NAMED)
                .flatMap(pattern -> pattern.matcher(page).results())
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void every_notebook_is_listed_and_saved_with_its_outputs() throws IOException {
        var list = Files.readString(Repository.ROOT.resolve("notebooks/README.md"));
        for (var notebook : files(".ipynb")) {
            var name = notebook.getFileName().toString();
            var text = Files.readString(notebook);
            assertTrue(list.contains(name), () -> "notebooks/README.md does not list " + name);
            assertTrue(text.contains("\"output_type\""), () -> name + " is saved without outputs");
            assertFalse(text.contains("\"output_type\": \"error\""), () -> name + " is saved with an error");
        }
    }

    private static Map<Path, String> sources() throws IOException {
        var sources = new TreeMap<Path, String>();
        for (var file : files(".java")) {
            sources.put(Repository.ROOT.relativize(file), Files.readString(file));
        }
        assertFalse(sources.isEmpty(), "no sources found under " + Repository.ROOT);
        return sources;
    }

    private static boolean ours(Path file) {
        return !FOREIGN.matcher("/" + Repository.ROOT.relativize(file)).find();
    }

    private static List<Path> files(String ending) throws IOException {
        var found = new ArrayList<Path>();
        var folders = new ArrayList<>(SOURCE_FOLDERS);
        folders.add("notebooks");
        for (var folder : folders) {
            try (var files = Files.walk(Repository.ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(ending))
                        .filter(HygieneTest::ours)
                        .forEach(found::add);
            }
        }
        if (ending.equals(".md")) {
            found.add(Repository.ROOT.resolve("README.md"));
        }
        return found;
    }
}
