package jawait.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a kernel is started: the one place that knows its JVM flags. The start-up cache is trained with the very flags
/// that the kernelspec uses, else the JVM passes over it.
///
/// @param java the `java` program, absolute
/// @param jar the kernel's jar, absolute
/// @param startUpCache the AOT cache; a kernel starts without it, only slower
record Launch(Path java, Path jar, Path startUpCache) {
    /// The placeholder that Jupyter replaces.
    static final String CONNECTION_FILE = "{connection_file}";

    // Warnings go to stderr: the JVM's complaint about an unusable cache would land on stdout otherwise.
    private static final List<String> FLAGS =
            List.of("-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Xlog:disable", "-Xlog:all=warning:stderr");

    /// The launch of this JVM's own Java with the jars of a cache.
    static Launch of(Cache cache) {
        return new Launch(
                Path.of(System.getProperty("java.home"), "bin", "java"), cache.kernelJar(), cache.startUpCache());
    }

    /// The command of a kernelspec, with [#CONNECTION_FILE] where the file's path belongs.
    List<String> argv() {
        return Files.exists(startUpCache) ? command("-XX:AOTCache=" + startUpCache) : command();
    }

    /// The command of the run that makes the start-up cache, when it ends, in `output`.
    List<String> training(Path output) {
        return command("-XX:AOTCacheOutput=" + output);
    }

    private List<String> command(String... more) {
        var words = new ArrayList<String>();
        words.add(java.toString());
        words.addAll(FLAGS);
        words.addAll(List.of(more));
        words.addAll(List.of("-jar", jar.toString(), CONNECTION_FILE));
        return List.copyOf(words);
    }
}
