package jawait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Names that users type next to `import module java.base`.
class NamesTest {
    @Test
    void no_type_has_the_name_of_one_of_java_base() throws Exception {
        Set<String> taken = new TreeSet<>();
        Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base");
        for (String name : Object.class.getModule().getDescriptor().exports().stream()
                .filter(exported -> !exported.isQualified())
                .map(exported -> exported.source())
                .toList()) {
            taken.addAll(types(base.resolve(name.replace('.', '/'))));
        }
        assertTrue(taken.containsAll(List.of("Object", "Semaphore", "Flow")));
        Set<String> ours = types(Compiler.classesOf(Async.class).resolve("jawait"));
        assertTrue(ours.containsAll(List.of("Async", "Task")));
        ours.retainAll(taken);
        assertEquals(Set.of(), ours);
    }

    @Test
    void every_verb_can_be_typed_and_completed() {
        List<Method> verbs = Arrays.stream(Async.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .toList();
        assertTrue(verbs.size() > 70, "verbs: " + verbs.size());
        for (Method verb : verbs) {
            // JShell completes what a static import brings only where the declaring class is public
            assertTrue(Modifier.isPublic(verb.getDeclaringClass().getModifiers()), verb::toString);
            assertTrue(!Set.of("wait", "notify", "yield").contains(verb.getName()), verb::toString);
        }
    }

    /// The names of the top-level types in a folder of class files.
    private static Set<String> types(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
