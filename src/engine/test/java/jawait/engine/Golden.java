package jawait.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jawait.engine.problem.Tracebacks;

/// A file that holds cells and all that a session says about them, as a reader would see it below one another.
///
/// `In[2]:` begins a cell, `Out[2]:` what it says. `Xmode: PLAIN` sets how much of stacks is shown, and
/// `Until[2]: text` waits for late words of a cell.
///
/// @param cells the cells, in order
/// @param until for each cell the text that it prints late; empty for none
record Golden(Tracebacks mode, List<String> cells, List<String> until, String said) {
    static final Path FOLDER =
            Path.of(System.getProperty("jawait.root", "../.."), "src/engine/test/resources/golden/errors");
    private static final Pattern HEAD = Pattern.compile("(?m)^(In|Out|Until|Xmode)(?:\\[(\\d+)])?:[ \\n]?");

    static List<Path> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    static Golden read(Path file) throws IOException {
        String text = Files.readString(file);
        var cells = new ArrayList<String>();
        var until = new ArrayList<String>();
        var mode = Tracebacks.CONTEXT;
        int said = text.length();
        var heads = HEAD.matcher(text).results().toList();
        for (int i = 0; i < heads.size(); i++) {
            int end = i + 1 < heads.size() ? heads.get(i + 1).start() : text.length();
            String body = text.substring(heads.get(i).end(), end).stripTrailing();
            switch (heads.get(i).group(1)) {
                case "In" -> {
                    cells.add(body);
                    until.add("");
                }
                case "Until" -> until.set(Integer.parseInt(heads.get(i).group(2)) - 1, body);
                case "Xmode" -> mode = Tracebacks.valueOf(body);
                default -> said = Math.min(said, heads.get(i).start());
            }
        }
        return new Golden(mode, cells, until, text.substring(said).stripTrailing());
    }

    /// Runs the cells in a session of their own.
    String run() {
        try (var notebook = new Notebook()) {
            notebook.session.tracebacks(mode);
            var problems = new ArrayList<String>();
            for (String cell : cells) {
                var failure = notebook.cell(cell).failure();
                problems.add(failure == null ? "" : failure.plain());
            }
            var text = new StringBuilder();
            for (int i = 0; i < cells.size(); i++) {
                if (!until.get(i).isEmpty()) {
                    notebook.awaitOutput(i + 1, until.get(i));
                }
                String words = plain(notebook.output(i + 1)) + problems.get(i);
                if (!words.isEmpty()) {
                    text.append("Out[")
                            .append(i + 1)
                            .append("]:\n")
                            .append(words.stripTrailing())
                            .append("\n\n");
                }
            }
            return normal(text.toString().stripTrailing());
        }
    }

    /// Writes a file of these cells and `text` as what is said about them.
    void accept(Path file, String text) throws IOException {
        String before = Files.readString(file);
        var out = Pattern.compile("(?m)^Out\\[\\d+]:").matcher(before);
        String cells = out.find() ? before.substring(0, out.start()) : before;
        Files.writeString(file, cells.stripTrailing() + "\n\n" + text + "\n");
    }

    private static String plain(String text) {
        return text.replaceAll("\u001b\\[[\\d;]*m", "");
    }

    /// Without what differs from run to run: ids of tasks, frames of the JDK, in which of two calls a stack
    /// was full.
    private static String normal(String text) {
        return text.replaceAll("(task-|#)\\d+", "$1N")
                .replaceAll("(?m)(^    at java\\.base/.*\n)+", "    at java.base/…\n")
                .replaceAll("(?<=@)[0-9a-f]{4,}", "N")
                .replaceAll("\\d+ times more", "N times more")
                .replaceAll("(?m)(^Cell .*\n->.*\n)\\1+", "$1")
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }
}
