package jawait.notebook.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jawait.engine.magic.Written;
import jawait.notebook.JavaString;
import jawait.notebook.NotebookException;
import jawait.notebook.export.Part.Form;

/// What a magic becomes in a Java file: library lines of the header, Java that does the same, a comment when
/// it only tells a person something, or a refusal.
final class Magic {
    private static final Set<String> TELL = Set.of(
            "lsmagic",
            "magic",
            "who",
            "whos",
            "history",
            "save",
            "xmode",
            "output",
            "javap",
            "jvm",
            "dump",
            "dependencies",
            "repos",
            "timeit",
            "pstree");

    private final int cell;
    private final Libraries libraries;
    private final Cells cells;

    /// @param cells reads the Java within
    Magic(int cell, Libraries libraries, Cells cells) {
        this.cell = cell;
        this.libraries = libraries;
        this.cells = cells;
    }

    /// The parts of a magic.
    List<Part> parts(String lead, String code) throws NotebookException {
        var written = Written.of(code, 0);
        String name = written.name().toLowerCase(Locale.ROOT);
        String words = written.arguments().text().strip();
        if (written.asked() > 0 || TELL.contains(name)) {
            return comment(lead, code);
        }
        return written.sign().equals("%%")
                ? wholeCell(lead, name, words, written.body().text())
                : line(lead, name, words, code);
    }

    private List<Part> line(String lead, String name, String words, String code) throws NotebookException {
        var each = words.isEmpty() ? List.<String>of() : List.of(words.split("\\s+"));
        return switch (name) {
            case "maven" -> {
                libraries.maven(each);
                yield List.of();
            }
            case "use" ->
                libraries.use(each).stream()
                        .map(statement -> Part.plain(cell, Form.IMPORT, lead, statement))
                        .toList();
            case "time" -> cells.java(lead, words);
            case "timeline" -> timeline(lead, words);
            case "tasks" -> List.of(Part.plain(cell, Form.STATEMENT, lead, "IO.println(jawait.Async.ps());"));
            case "pwd" ->
                List.of(Part.plain(
                        cell, Form.STATEMENT, lead, "IO.println(java.nio.file.Path.of(\"\").toAbsolutePath());"));
            case "env" -> env(lead, words, code);
            default -> throw refused("%" + name);
        };
    }

    private List<Part> env(String lead, String words, String code) throws NotebookException {
        if (words.isEmpty() || words.contains("=") || words.contains(" ")) {
            throw refused(code);
        }
        return List.of(
                Part.plain(cell, Form.STATEMENT, lead, "IO.println(System.getenv(" + JavaString.quoted(words) + "));"));
    }

    private List<Part> wholeCell(String lead, String name, String words, String body) throws NotebookException {
        return switch (name) {
            case "time" -> cells.java(lead, below(words, body));
            case "timeline" -> timeline(lead, below(words, body));
            case "bash", "sh" ->
                List.of(Part.plain(
                        cell,
                        Form.STATEMENT,
                        lead,
                        "new ProcessBuilder("
                                + Stream.concat(Stream.of(name, "-c"), Stream.of(body, name))
                                        .map(JavaString::quoted)
                                        .collect(Collectors.joining(", "))
                                + ").inheritIO().start().waitFor();"));
            case "html", "markdown", "latex", "svg", "mermaid", "javascript", "js" ->
                List.of(Part.plain(cell, Form.STATEMENT, lead, "IO.println(" + JavaString.quoted(body.strip()) + ");"));
            case "writefile" -> write(lead, words, body);
            case "background" -> framed(lead, "task(() -> {", body);
            case "timeout" -> framed(lead, "timeout(" + seconds(words) + ", () -> {", body);
            case "virtualtime" ->
                framed(lead, "virtualTime(" + (words.isEmpty() ? "" : words + "L, ") + "() -> {", body);
            default -> throw refused("%%" + name);
        };
    }

    private List<Part> write(String lead, String words, String body) {
        boolean append = words.matches("(?:-a|--append)\\s.*");
        String file = words.replaceFirst("^(?:-a|--append)\\s+", "").replaceAll("^[\"']|[\"']$", "");
        String text = body.isEmpty() || body.endsWith("\n") ? body : body + "\n";
        return List.of(Part.plain(
                cell,
                Form.STATEMENT,
                lead,
                "java.nio.file.Files.writeString(java.nio.file.Path.of(" + JavaString.quoted(file) + "), "
                        + JavaString.quoted(text)
                        + (append
                                ? ", java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND"
                                : "")
                        + ");\nIO.println(" + JavaString.quoted((append ? "Appending to " : "Writing ") + file)
                        + ");"));
    }

    private static String below(String words, String body) {
        return words.isEmpty() ? body : words + "\n" + body;
    }

    /// The code with its tasks recorded, and their picture after its value.
    private List<Part> timeline(String lead, String code) throws NotebookException {
        if (code.isBlank()) {
            return List.of();
        }
        String name = "timeline" + cell;
        var parts = new ArrayList<Part>();
        parts.add(Part.plain(
                cell,
                Form.STATEMENT,
                lead,
                "var " + name + " = jawait.display.Timeline.record(" + JavaString.quoted("In[" + cell + "]") + ");"));
        parts.addAll(cells.java("", code));
        parts.add(Part.plain(cell, Form.AFTER, "", name + ".close();"));
        parts.add(Part.plain(cell, Form.AFTER, "", "jawait.display.Display.display(" + name + ".timeline());"));
        return parts;
    }

    private List<Part> framed(String lead, String open, String body) throws NotebookException {
        var parts = new ArrayList<Part>();
        parts.add(Part.plain(cell, Form.FRAME, lead, open));
        parts.addAll(cells.java("", body));
        parts.add(Part.plain(cell, Form.FRAME, "", "});"));
        return parts;
    }

    private static String seconds(String words) {
        String number = words.replaceAll("[^0-9.].*", "");
        double unit = words.endsWith("ms") ? 0.001 : words.endsWith("m") ? 60 : words.endsWith("h") ? 3600 : 1;
        return String.valueOf(Double.parseDouble(number) * unit);
    }

    private List<Part> comment(String lead, String code) {
        return List.of(Part.plain(
                cell, Form.COMMENT, lead, code.lines().map(line -> "// " + line).collect(Collectors.joining("\n"))));
    }

    private NotebookException refused(String magic) {
        return new NotebookException("In[" + cell + "] cannot be exported: a Java file has nothing like "
                + magic.lines().findFirst().orElse(magic)
                + "; write it in Java, or tag the cell skip-execution to leave it out");
    }
}
