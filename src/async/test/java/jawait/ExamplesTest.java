package jawait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The documentation keeps its word: every example in it compiles, runs, and shows the values it says; and whatever is
/// public has one.
///
/// `jawait.runtime` is for hosts, who read its sources: it is described, without examples.
class ExamplesTest {
    private static final Path ROOM = Path.of(System.getProperty("jawait.root"), "src/async");
    private static final Path SOURCES = ROOM.resolve("main/java");

    private static final List<String> PACKAGES = List.of("jawait", "jawait/spi", "jawait/runtime");

    /// In the docs of public types, but for hosts.
    private static final Set<String> FOR_HOSTS = Set.of("Task.order", "Watchdog.expecting", "Watchdog.begun");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_example_compiles_runs_and_shows_what_it_says() throws IOException {
        List<Example> examples =
                Stream.concat(Example.below(SOURCES).stream(), pages().stream()).toList();
        assertTrue(examples.size() > 80, "examples: " + examples.size());
        var classes = new ExampleClasses(examples, folder);
        return IntStream.range(0, examples.size())
                .mapToObj(i -> dynamicTest(examples.get(i).title(), () -> classes.run(i, examples.get(i))))
                .onClose(() -> Bodies.run(Bodies.of(classes::close, "close")));
    }

    @Test
    void an_example_that_breaks_its_word_is_found() throws Exception {
        List<String> bad = List.of(
                "6 * 7 // 43",
                "int half = \"1\";",
                "throw new IllegalStateException();",
                "sleep(0); // throws TimeoutException",
                "async(() -> {\n    it(1); // 1\n});",
                "try (var _ = lock().acquire()) {\n    List.of(1); // [2]\n}");
        Path page = folder.resolve("page.md");
        Files.writeString(
                page, bad.stream().map("```java\n%s\n```\n"::formatted).collect(Collectors.joining()));
        List<Example> examples = Example.in(page);
        assertEquals(bad, examples.stream().map(Example::text).toList());
        try (var classes = new ExampleClasses(examples, folder)) {
            for (int i = 0; i < bad.size(); i++) {
                int number = i;
                assertThrows(AssertionError.class, () -> classes.run(number, examples.get(number)), bad.get(i));
            }
        }
    }

    private static List<Example> pages() throws IOException {
        Path readme = ROOM.resolve("README.md");
        return Files.exists(readme) ? Example.in(readme) : List.of();
    }

    @Test
    void every_public_type_and_method_has_an_example() throws Exception {
        Set<String> missing = new TreeSet<>();
        for (String folder : List.of("jawait", "jawait/spi")) {
            for (Path file : sources(folder)) {
                String name = file.getFileName().toString().replace(".java", "");
                String examples = Example.in(file).stream().map(Example::text).collect(Collectors.joining("\n"));
                Class<?> type = Class.forName(folder.replace('/', '.') + "." + name);
                if (Modifier.isPublic(type.getModifiers())) {
                    missing.addAll(missing(type, examples));
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_public_type_and_method_is_described() throws IOException {
        Set<String> bare = new TreeSet<>();
        for (String folder : PACKAGES) {
            for (Path file : sources(folder)) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 1; i < lines.size(); i++) {
                    String line = lines.get(i).strip();
                    if (line.startsWith("public ") && !isDescribed(lines.subList(0, i))) {
                        bare.add(file.getFileName() + ": " + line);
                    }
                }
            }
        }
        assertEquals(Set.of(), bare);
    }

    /// Whether a doc comes before the annotations, or what is overridden has one.
    private static boolean isDescribed(List<String> before) {
        String above = before.getLast().strip();
        return above.startsWith("///")
                || above.equals("@Override")
                || (above.startsWith("@") && isDescribed(before.subList(0, before.size() - 1)));
    }

    @Test
    void every_fence_says_in_what_language() throws IOException {
        Set<String> bare = new TreeSet<>();
        for (String folder : PACKAGES) {
            for (Path file : sources(folder)) {
                List<String> fences = Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("/// ```"))
                        .toList();
                for (int i = 0; i < fences.size(); i += 2) {
                    if (!fences.get(i).equals("/// ```java")) {
                        bare.add(file.getFileName() + ": " + fences.get(i));
                    }
                }
            }
        }
        assertEquals(Set.of(), bare);
    }

    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> missing(Class<?> type, String examples) {
        Set<String> missing = new TreeSet<>();
        boolean part = Modifier.isAbstract(type.getModifiers()) && type.isSealed() && !type.isInterface();
        if (!part && !type.equals(Async.class) && !has(examples, "\\b" + type.getSimpleName() + "\\b")) {
            missing.add(type.getSimpleName());
        }
        for (Method method : type.getDeclaredMethods()) {
            String name = method.getName();
            boolean own =
                    Modifier.isPublic(method.getModifiers()) && !method.isSynthetic() && !isInherited(type, method);
            if (own && !has(examples, "\\b" + name + "\\(|::" + name + "\\b")) {
                missing.add(type.getSimpleName() + "." + name);
            }
        }
        Arrays.stream(type.getDeclaredClasses())
                .filter(inner -> Modifier.isPublic(inner.getModifiers()))
                .forEach(inner -> missing.addAll(missing(inner, examples)));
        missing.removeAll(FOR_HOSTS);
        return missing;
    }

    private static boolean has(String examples, String pattern) {
        return Pattern.compile(pattern).matcher(examples).find();
    }

    /// Whether it is known from elsewhere: from a supertype, or as what every record or enum has.
    private static boolean isInherited(Class<?> type, Method method) {
        boolean accessor = type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(part -> part.getAccessor().equals(method));
        boolean constants = type.isEnum() && Set.of("values", "valueOf").contains(method.getName());
        boolean above = supertypes(type)
                .anyMatch(known -> Arrays.stream(known.getDeclaredMethods())
                        .anyMatch(other -> other.getName().equals(method.getName())
                                && other.getParameterCount() == method.getParameterCount()));
        return accessor || constants || (above && !Modifier.isStatic(method.getModifiers()));
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        Stream<Class<?>> direct =
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
        return direct.flatMap(above -> Stream.concat(Stream.of(above), supertypes(above)));
    }
}
