package jawait.notebook.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jawait.notebook.NotebookException;
import jawait.notebook.NotebookRun;
import jawait.notebook.Output;
import jawait.notebook.RunListener;
import jawait.notebook.RunSettings;
import jawait.notebook.ScriptFile;

/// What a notebook, written as a script, prints when it is run here, and when its Java file is run by `java`.
final class Printed {
    private Printed() {}

    static Export export(String script) throws NotebookException, InterruptedException {
        return Export.of(ScriptFile.parse(script), "made.ipynb", "App");
    }

    /// How the file of a notebook ended.
    record Ended(String source, int status, String out, String err) {}

    /// By the file. Fails when that fails.
    static String byJava(Path folder, String script) throws Exception {
        var ended = ended(folder, script);
        assertEquals(0, ended.status, () -> ended.source + ended.err);
        return ended.out;
    }

    /// By the file, however it ends.
    static Ended ended(Path folder, String script) throws Exception {
        var export = export(script);
        var file = Files.writeString(folder.resolve("App.java"), export.source());
        var words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        export.source()
                .lines()
                .filter(line -> line.startsWith("//JAVA_OPTIONS "))
                .forEach(line -> words.addAll(List.of(line.split(" ")).subList(1, 3)));
        if (!export.classPath().isEmpty()) {
            words.add("-cp");
            words.add(export.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        }
        words.add(file.toString());
        var err = folder.resolve("err");
        var process = new ProcessBuilder(words).redirectError(err.toFile()).start();
        var out = new String(process.getInputStream().readAllBytes());
        return new Ended(export.source(), process.waitFor(), out, Files.readString(err));
    }

    /// By the notebook: what stands below its cells as text, error output apart.
    static String byNotebook(String script) throws InterruptedException {
        var ran = new NotebookRun(RunSettings.PLAIN, new RunListener() {}).run(ScriptFile.parse(script));
        assertEquals(List.of(), ran.failures());
        var text = new StringBuilder();
        for (var cell : ran.notebook().code()) {
            for (var output : cell.outputs()) {
                text.append(
                        switch (output) {
                            case Output.Stream(var name, var printed) -> name.equals("stdout") ? printed : "";
                            case Output.Display(var data, var metadata) -> data.get("text/plain") + "\n";
                            case Output.Result(var count, var data, var metadata) -> data.get("text/plain") + "\n";
                            case Output.Failure(var name, var value, var traceback) -> "";
                        });
            }
        }
        return text.toString();
    }
}
