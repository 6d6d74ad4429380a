package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jawait.notebook.check.Normal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every notebook of the project, and plain ones such as other kernels show: each is as it was saved, comes out of
/// nbclient as it does here, is valid to nbformat, and prints the same as a Java file.
class ProjectNotebooksIT {
    private static final String TYPED = "Ada\n36\nred\n";

    @TempDir
    Path folder;

    private interface Look {
        void at(Path notebook, Commands user) throws Exception;
    }

    /// Some at a time, since a notebook mostly waits: one after the other they take as long as all other tests.
    private Stream<DynamicTest> each(int together, Look look) throws IOException {
        try (var pool = Executors.newFixedThreadPool(together)) {
            var begun = Commands.notebooks().stream()
                    .map(original -> Map.entry(name(original), pool.submit(() -> {
                        var place = Files.createTempDirectory(folder, "nb").toRealPath();
                        look.at(Files.copy(original, place.resolve(name(original))), new Commands(place));
                        return true;
                    })))
                    .toList();
            return begun.stream().map(each -> DynamicTest.dynamicTest(each.getKey(), () -> ended(each.getValue())));
        }
    }

    private static void ended(Future<Boolean> look) throws Throwable {
        try {
            look.get();
        } catch (ExecutionException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static String name(Path notebook) {
        return notebook.getFileName().toString();
    }

    /// nbclient, and a Java file whose input is no terminal, cannot be asked by `Scanner` and by others in turn.
    private static boolean asks(Path notebook) {
        return name(notebook).equals("questions.ipynb");
    }

    /// A page that nbclient is not compared with: what such a page prints when a cell has ended nbclient drops or puts
    /// below another (04, 08, 09), and of the rest a few stand for all, since each takes half a minute.
    private static boolean standsAside(Path notebook) {
        return name(notebook).matches("(?!01|03|06|12)\\d\\d-.*");
    }

    @TestFactory
    Stream<DynamicTest> is_as_it_was_saved() throws IOException {
        return each(2, (notebook, user) -> {
            if (asks(notebook)) {
                var ended = user.run(TYPED, "run", "-q", name(notebook));
                assertEquals(0, ended.code(), ended.err());
                assertTrue(ended.out().contains("Ada likes red"), ended.out());
                return;
            }
            var ended = user.run("", "check", name(notebook));
            assertEquals(0, ended.code(), ended.out() + ended.err());
        });
    }

    /// What was saved is what `check` gets again, above: it stands for a run of ours.
    @TestFactory
    Stream<DynamicTest> comes_out_of_nbclient_as_it_does_here() throws IOException {
        return each(2, (notebook, user) -> {
            if (asks(notebook) || standsAside(notebook)) {
                return;
            }
            var ours = outputs(notebook);
            var run = Jupyter.in(user.folder()).run("install/test/python/execute.py", notebook.toString());
            assertEquals(0, run.code(), run.err());
            var theirs = outputs(notebook);
            for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
                assertEquals(theirs.get(i), ours.get(i), name(notebook) + ", code cell " + (i + 1));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> is_valid_to_nbformat_when_it_was_run_here() throws IOException {
        return each(1, (notebook, user) -> {
            if (asks(notebook) || name(notebook).matches("(?!01)\\d\\d-.*")) { // pages of the tutorial are alike
                return;
            }
            var ended = user.run("", "run", "-q", name(notebook), "-o", "ours.ipynb");
            assertEquals(0, ended.code(), ended.err());
            var valid = Jupyter.in(user.folder())
                    .run(
                            "install/test/python/validate.py",
                            user.folder().resolve("ours.ipynb").toString());
            assertEquals(0, valid.code(), valid.err());
        });
    }

    /// The outputs of each code cell, normalised; those of cells whose output may be any are left out.
    private static List<String> outputs(Path notebook) throws IOException {
        var cells = Jupyter.JSON.readTree(notebook.toFile()).path("cells");
        return cells.valueStream()
                .filter(cell -> cell.path("cell_type").asText().equals("code"))
                .map(ProjectNotebooksIT::output)
                .toList();
    }

    private static String output(JsonNode cell) {
        var tags = cell.at("/metadata/tags").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
        if (tags.contains("nbval-ignore-output") || tags.contains("check:ignore")) {
            return "";
        }
        var normal = new Normal(List.of(), tags.contains("check:ignore-numbers"));
        var streams = new TreeMap<String, String>(); // nbclient starts another with each message
        var others = new ArrayList<String>();
        for (var output : cell.path("outputs")) {
            if (output.has("name")) {
                streams.merge(output.path("name").asText(), Normal.calm(text(output.path("text"))), String::concat);
            } else {
                var copy = ((ObjectNode) output).deepCopy();
                copy.remove(List.of("execution_count", "traceback"));
                others.add(normal.of(copy.toPrettyString()));
            }
        }
        streams.values().removeIf(String::isEmpty);
        streams.forEach((name, text) -> others.add(name + "\n" + normal.of(text)));
        return others.stream().sorted().collect(Collectors.joining("\n"));
    }

    private static String text(JsonNode lines) {
        return lines.isArray()
                ? lines.valueStream().map(JsonNode::asText).collect(Collectors.joining())
                : lines.asText();
    }

    @TestFactory
    Stream<DynamicTest> prints_the_same_as_a_java_file() throws IOException {
        return each(2, (notebook, user) -> {
            if (asks(notebook)) {
                return;
            }
            var made = user.run("", "export", name(notebook), "-o", "App.java", "--class-path");
            assertEquals(0, made.code(), made.err());
            var ran = user.java(made.out().strip(), "App.java", "");
            assertEquals(0, ran.code(), ran.err());
            assertEquals(lines(printed(notebook)), lines(ran.out()));
        });
    }

    /// What a notebook printed, or showed as text, in the order of its cells; error output and errors apart.
    private static String printed(Path notebook) throws IOException {
        var text = new StringBuilder();
        for (var cell : Jupyter.JSON.readTree(notebook.toFile()).path("cells")) {
            for (var output : cell.path("outputs")) {
                if (output.path("name").asText().equals("stderr")) {
                    continue;
                }
                text.append(text(output.has("text") ? output.path("text") : output.at("/data/text~1plain")));
                if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                    text.append('\n');
                }
            }
        }
        return text.toString();
    }

    /// Sorted, because a file's prints come when they come, those of tasks as well; any number for any, as the
    /// notebook's tags allow it. What only a session says is left out, and what only a file says.
    private static List<String> lines(String text) {
        var normal = new Normal(List.of(), true);
        return text.lines()
                .filter(line -> !line.startsWith("Loaded ") && !line.isBlank())
                .filter(line -> !line.equals("(these waits as a graph: text/vnd.mermaid)")) // a report's other form
                .filter(line -> !line.matches("\\s+(?:started )?at App\\..*")) // places in the file
                .filter(line -> !line.matches("\\d+ %")) // a display that was updated is printed each time
                .filter(line -> !isDrawn(line))
                .map(line -> line.replaceFirst("^ {6,}", "")) // a chart's title: centred, so as its axis is wide
                .map(normal::of)
                .sorted()
                .toList();
    }

    /// Whether it is of a chart: its bars, its axis, its legend. No two runs take the same time.
    private static boolean isDrawn(String line) {
        return line.matches(".*[│┤└█▒░\\u2800-\\u28ff].*| {3,}[\\d., ]+| {6,}\\w{1,12}");
    }
}
