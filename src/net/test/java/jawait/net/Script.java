package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A script among the test resources, run as a user runs it: `java Script.java`, in a JVM of its own.
final class Script {
    private Script() {}

    /// Starts it; what it writes to stderr comes with what it writes to stdout.
    static Process start(String resource, Map<String, String> environment) throws IOException, URISyntaxException {
        var source = Path.of(Objects.requireNonNull(Script.class.getResource(resource), resource)
                .toURI());
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        source.toString())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// Runs it to its end, which must be a good one.
    ///
    /// @return what it printed, by line
    static List<String> run(String resource, Map<String, String> environment) throws Exception {
        var jvm = start(resource, environment);
        var said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, jvm.waitFor(), said);
        return said.lines().toList();
    }
}
