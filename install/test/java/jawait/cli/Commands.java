package jawait.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// `install/jawait` as a user calls it, on the jars just built.
///
/// @param folder where the user is
record Commands(Path folder) {
    private static final long LIMIT_SECONDS = 600;

    /// What a command came to.
    record Ended(int code, String out, String err) {
        /// The lines on stderr, without those that tell of the run's progress.
        List<String> complaints() {
            return err.lines().filter(line -> !line.startsWith("[")).toList();
        }
    }

    /// Runs a command; `input` is what the user types.
    Ended run(String input, String... words) throws IOException, InterruptedException {
        var process = start(words);
        try {
            var out = reading(process.getInputStream());
            var err = reading(process.getErrorStream());
            try (var typed = process.outputWriter()) {
                typed.write(input);
            } catch (IOException e) {
                // it reads no more
            }
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("jawait " + String.join(" ", words) + " did not end");
            }
            return new Ended(process.exitValue(), out.join(), err.join());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static java.util.concurrent.CompletableFuture<String> reading(java.io.InputStream stream) {
        return java.util.concurrent.CompletableFuture.supplyAsync(() -> {
            try {
                return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /// Starts a command.
    Process start(String... words) throws IOException {
        var command = new ArrayList<String>();
        command.add(Repository.ROOT.resolve("install/jawait").toString());
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(settings());
        return builder.start();
    }

    /// The environment that points the script at the jars just built.
    Map<String, String> settings() {
        return Map.of(
                "JAWAIT_JARS", Repository.ROOT.resolve("target/jawait-cli/lib").toString(),
                "JAWAIT_CACHE", folder.resolve("cache").toString(),
                "JAWAIT_JAVA_HOME", System.getProperty("java.home"));
    }

    /// Runs a Java file by `java`, as its reader would, with the options that its first lines ask for.
    Ended java(String classPath, String file, String input) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var words = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1")); // it ends soon
        try (var lines = Files.lines(folder.resolve(file))) {
            lines.filter(line -> line.startsWith("//JAVA_OPTIONS "))
                    .forEach(line -> words.addAll(List.of(line.split(" ")).subList(1, 3)));
        }
        words.addAll(classPath.isBlank() ? List.of(file) : List.of("-cp", classPath, file));
        var process = new ProcessBuilder(words).directory(folder.toFile()).start();
        try {
            var out = reading(process.getInputStream());
            var err = reading(process.getErrorStream());
            try (var typed = process.outputWriter()) {
                typed.write(input);
            }
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(file + " did not end after: " + out.join() + err.join());
            }
            return new Ended(process.exitValue(), out.join(), err.join());
        } finally {
            process.destroyForcibly();
        }
    }

    /// Writes a file beside the user.
    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// Writes a notebook of a script with `//%%` lines.
    Path notebook(String name, String script) throws IOException, InterruptedException {
        write("made.jsh", script);
        var ended = run("", "convert", "-f", "made.jsh", name);
        if (ended.code() != 0) {
            throw new AssertionError(ended.err());
        }
        return folder.resolve(name);
    }

    /// The notebooks of the project, the tutorial's and the plain ones of the tests. Not the tutorial's translations,
    /// whose code and outputs are the same.
    static List<Path> notebooks() throws IOException {
        var found = new ArrayList<Path>();
        for (var place : List.of("notebooks", "install/test/resources/notebooks")) {
            try (Stream<Path> files = Files.walk(Repository.ROOT.resolve(place))) {
                files.filter(file -> file.toString().endsWith(".ipynb"))
                        .filter(file -> !file.toString().contains("/.")
                                && !file.toString().contains("/notebooks/tr/"))
                        .sorted()
                        .forEach(found::add);
            }
        }
        return found;
    }
}
