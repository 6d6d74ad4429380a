package jawait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Examples, compiled together and run one by one. One that does not compile spoils no other.
final class ExampleClasses implements AutoCloseable {
    private static final Pattern PROBLEM = Pattern.compile("(Example\\d+)\\.java:\\d+: error: (.*)");

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> errors = new HashMap<>();
    private final URLClassLoader loader;

    ExampleClasses(List<Example> examples, Path folder) throws IOException {
        for (int i = 0; i < examples.size(); i++) {
            sources.put(name(i), ExampleSource.of(examples.get(i), name(i)));
        }
        for (int before = -1; before != errors.size(); ) {
            before = errors.size();
            compile(folder);
        }
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, ExampleClasses.class.getClassLoader());
    }

    static String name(int number) {
        return "Example" + number;
    }

    private void compile(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            if (!errors.containsKey(source.getKey())) {
                files.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue()));
            }
        }
        String library = Compiler.classesOf(Async.class).toString();
        String said = Compiler.compile(folder, files, "--class-path", library, "-Xlint:none");
        Matcher problem = PROBLEM.matcher(said);
        while (problem.find()) {
            errors.merge(problem.group(1), problem.group(2), (a, b) -> a + "\n" + b);
        }
        assertTrue(said.isEmpty() || !errors.isEmpty(), said);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /// Runs an example; fails when it was not compiled, throws, or shows another value than its comments say.
    void run(int number, Example example) throws Throwable {
        String name = name(number);
        if (errors.containsKey(name)) {
            fail(errors.get(name) + "\n" + example + "\n" + sources.get(name));
        }
        var wrong = new ConcurrentLinkedQueue<String>();
        var shown = new ConcurrentLinkedQueue<String>();
        Class<?> type = loader.loadClass(name);
        type.getField("check").set(null, (BiConsumer<Object, String>) (value, expected) -> {
            shown.add(expected);
            if (!agree(value, expected)) {
                wrong.add("expected " + expected + ", found " + text(value));
            }
        });
        try {
            run(example, () -> type.getMethod("example").invoke(null));
        } catch (InvocationTargetException e) {
            throw new AssertionError(example + "\nthrows " + e.getCause(), e.getCause());
        }
        assertEquals(List.of(), List.copyOf(wrong), example::toString);
        int checks = ExampleSource.checks(sources.getOrDefault(name, ""));
        assertTrue(shown.size() >= checks, () -> checks + " values to check, only seen " + shown + "\n" + example);
    }

    private static void run(Example example, Action body) throws Exception {
        Async.timeout(Scene.LONG, () -> {
            if (example.needsRealTime()) {
                Async.run(body);
            } else {
                Async.virtualTime(body);
            }
        });
    }

    private static boolean agree(Object value, String expected) {
        String pattern = Stream.of(expected.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(text(value)).matches();
    }

    /// A value as a notebook shows it.
    private static String text(Object value) {
        return switch (value) {
            case String text -> "\"" + text + "\"";
            case int[] numbers -> Arrays.toString(numbers);
            case Throwable error -> "throws " + error.getClass().getSimpleName();
            case null, default -> String.valueOf(value);
        };
    }
}
