package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import jawait.kernel.spec.KernelSpec;

/// A Jupyter of its own for a test: the kernel just built, with its bundles, and settings that are nobody else's.
///
/// @param folder everything that it writes goes here
/// @param python the Python of the test tools
record Jupyter(Path folder, String python) {
    /// Reads and writes notebooks.
    static final ObjectMapper JSON = new ObjectMapper();

    private static final long LIMIT_SECONDS = 600;

    /// Sets one up, or ends the test when no Python with the tools was named.
    static Jupyter in(Path folder) throws IOException {
        var python = System.getenv("JAWAIT_TEST_PYTHON");
        assumeTrue(
                python != null,
                "JAWAIT_TEST_PYTHON names no Python with the test tools; `install/jawait test` makes one");
        var jar = Cache.kernelJar(Repository.ROOT.resolve("target/jawait-cli/lib"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var launch = new Launch(java, jar, folder.resolve("no-start-up-cache"));
        KernelSpec.write(folder.resolve("data/kernels/jawait"), launch.argv(), Map.of());
        LabExtension.write(folder.resolve("data"), folder);
        return new Jupyter(folder, Objects.requireNonNull(python));
    }

    /// What a program came to.
    record Ended(int code, String out, String err) {}

    /// Runs a Python program of the repository.
    Ended run(String program, String... arguments) throws IOException, InterruptedException {
        return python(program, List.of(Repository.ROOT.resolve(program).toString()), arguments);
    }

    /// Runs a Python module, as `python -m` does.
    Ended module(String module, String... arguments) throws IOException, InterruptedException {
        return python(module, List.of("-m", module), arguments);
    }

    /// Installs a Python package of the repository where the programs run from here find it. Nothing is downloaded.
    void install(String sources) throws IOException, InterruptedException {
        var copy = Files.createDirectory(folder.resolve("sources")); // the build leaves its own files beside them
        try (var files = Files.list(Repository.ROOT.resolve(sources))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        var packages = folder.resolve("packages").toString();
        var ended = module(
                "pip",
                "install",
                "--no-index",
                "--no-deps",
                "--no-build-isolation",
                "--target",
                packages,
                copy.toString());
        assertEquals(0, ended.code(), () -> ended.err() + ended.out());
    }

    private Ended python(String program, List<String> what, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(python));
        command.addAll(what);
        command.addAll(List.of(arguments));
        var out = Files.createTempFile(folder, "out", "");
        var err = Files.createTempFile(folder, "err", "");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(settings());
        var process = builder.start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(
                        program + " did not end within " + LIMIT_SECONDS + " s:\n" + Files.readString(err));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        for (var kind : List.of("config", "data", "runtime")) {
            settings.put(
                    "JUPYTER_" + kind.toUpperCase(java.util.Locale.ROOT) + "_DIR",
                    folder.resolve(kind).toString());
        }
        // Before the environment of this Python, where the benchmarks may have installed another kernel.
        settings.put("JUPYTER_PATH", folder.resolve("data").toString());
        settings.put("IPYTHONDIR", folder.resolve("ipython").toString());
        settings.put("HOME", folder.toString());
        settings.put("PYTHONPATH", folder.resolve("packages").toString());
        return settings;
    }

    /// Writes a notebook of these cells.
    Path notebook(String... cells) throws IOException {
        var notebook = JSON.createObjectNode().put("nbformat", 4).put("nbformat_minor", 5);
        notebook.putObject("metadata")
                .putObject("kernelspec")
                .put("name", "jawait")
                .put("display_name", "Java")
                .put("language", "java");
        var array = notebook.putArray("cells");
        for (int i = 0; i < cells.length; i++) {
            addCell(array, "cell-" + i, cells[i]);
        }
        var file = folder.resolve("made.ipynb");
        JSON.writeValue(file.toFile(), notebook);
        return file;
    }

    /// Puts a cell at the end.
    static void addCell(ArrayNode cells, String id, String source) {
        var cell = cells.addObject().put("cell_type", "code").put("id", id).put("source", source);
        cell.putNull("execution_count");
        cell.putObject("metadata");
        cell.putArray("outputs");
    }

    /// Copies a notebook of the tutorial, so that running it changes no tracked file.
    Path copy(String notebook) throws IOException {
        return Files.copy(Repository.ROOT.resolve("notebooks").resolve(notebook), folder.resolve(notebook));
    }

    /// Runs a notebook file, expects it to end well and returns it with its outputs.
    JsonNode runWell(Path notebook) throws IOException, InterruptedException {
        var ended = run("install/test/python/run_notebook.py", "--save", notebook.toString());
        assertEquals(0, ended.code(), () -> ended.err() + ended.out());
        return JSON.readTree(notebook.toFile());
    }

    /// Everything that stands below a cell, as text.
    static String outputs(JsonNode cell) {
        var text = new StringBuilder();
        for (var output : cell.path("outputs")) {
            for (var part : List.of(output.path("text"), output.at("/data/text~1plain"))) {
                part.forEach(line -> text.append(line.asText()));
                text.append(part.isTextual() ? part.asText() : "");
            }
        }
        return text.toString();
    }

    /// The cell of that id.
    static JsonNode cell(JsonNode notebook, String id) {
        for (var cell : notebook.path("cells")) {
            if (cell.path("id").asText().equals(id)) {
                return cell;
            }
        }
        throw new AssertionError("the notebook has no cell with the id " + id);
    }
}
