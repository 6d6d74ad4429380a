package jawait.notebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Notebooks as scripts, for version control and for editors: `//%%` lines begin cells, prose stands in
/// comments below `//%% [markdown]`.
///
/// ```
/// //%% [markdown]
/// // # Primes
///
/// //%% {"tags": ["parameters"]}
/// int most = 100;
/// ```
///
/// Nothing is lost on the way but outputs: text, order, kinds, ids, tags and all other metadata come back.
public final class ScriptFile {
    private static final String ID = "id";
    private static final String ATTACHMENTS = "attachments";
    private static final String NOTEBOOK = "notebook";

    private ScriptFile() {}

    /// The script of a notebook.
    public static String text(Notebook notebook) {
        var script = new StringBuilder();
        if (!notebook.metadata().equals(Blank.metadata())) {
            script.append(new CellLine(NOTEBOOK, notebook.metadata()).text()).append('\n');
        }
        for (int i = 0; i < notebook.cells().size(); i++) {
            Cell cell = notebook.cells().get(i);
            boolean code = cell instanceof Cell.Code;
            script.append(line(cell, i).text())
                    .append('\n')
                    .append(CellLine.escaped(code ? cell.source() : commented(cell.source())))
                    .append('\n')
                    .append(i == notebook.cells().size() - 1 ? "" : "\n");
        }
        return script.toString();
    }

    private static CellLine line(Cell cell, int index) {
        var fields = new TreeMap<>(cell.metadata());
        fields.remove("execution");
        if (fields.containsKey(ID) || fields.containsKey(ATTACHMENTS) || fields.containsKey("metadata")) {
            fields = new TreeMap<>(Map.of("metadata", fields)); // names that the line needs for itself
        }
        if (!cell.id().equals(id(index))) {
            fields.put(ID, cell.id());
        }
        return switch (cell) {
            case Cell.Code code -> new CellLine("code", fields);
            case Cell.Markdown prose -> new CellLine("markdown", with(fields, prose.attachments()));
            case Cell.Raw raw -> new CellLine("raw", with(fields, raw.attachments()));
        };
    }

    private static Map<String, Object> with(Map<String, Object> fields, Map<String, Object> attachments) {
        if (!attachments.isEmpty()) {
            fields.put(ATTACHMENTS, attachments);
        }
        return fields;
    }

    private static String id(int index) {
        return "cell-" + (index + 1);
    }

    private static String commented(String prose) {
        var lines = new ArrayList<String>();
        for (String line : prose.split("\n", -1)) {
            lines.add(line.isEmpty() ? "//" : "// " + line);
        }
        return String.join("\n", lines);
    }

    private static String uncommented(String text) {
        var lines = new ArrayList<String>();
        for (String line : text.split("\n", -1)) {
            lines.add(line.startsWith("// ") ? line.substring(3) : line.startsWith("//") ? line.substring(2) : line);
        }
        return String.join("\n", lines);
    }

    /// The notebook of a script. What stands before the first `//%%` is a cell of code, unless it is blank.
    public static Notebook parse(String script) {
        return new Reader(unified(script.startsWith("\ufeff") ? script.substring(1) : script)).notebook();
    }

    /// A file with the line ends of Windows throughout has them for its editor's sake.
    private static String unified(String script) {
        return script.contains("\r\n") && !script.replace("\r\n", "").contains("\n")
                ? script.replace("\r\n", "\n")
                : script;
    }

    /// Goes through a script once.
    private static final class Reader {
        private final String script;
        private final List<Cell> cells = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private Map<String, Object> metadata = Blank.metadata();
        private @Nullable CellLine open;
        private int begin;

        private Reader(String script) {
            this.script = script;
        }

        private Notebook notebook() {
            int at = 0;
            while (at < script.length()) {
                int end = script.indexOf('\n', at);
                end = end < 0 ? script.length() : end;
                var line = CellLine.of(script.substring(at, end));
                int next = Math.min(script.length(), end + 1);
                if (line != null) {
                    close(at, false);
                    open = line;
                    begin = next;
                }
                at = next;
            }
            close(script.length(), true);
            return new Notebook(metadata, cells, Notebook.MINOR);
        }

        private void close(int end, boolean last) {
            String text = body(script.substring(begin, end), last);
            var line = open;
            if (line == null) {
                if (!text.isBlank()) {
                    add(new CellLine("code", Map.of()), text);
                }
            } else if (line.kind().equals(NOTEBOOK)) {
                metadata = line.fields();
                if (!text.isBlank()) {
                    add(new CellLine("code", Map.of()), text);
                }
            } else {
                add(line, text);
            }
        }

        /// Without the end of the last line, and the blank line that keeps cells apart.
        private static String body(String text, boolean last) {
            String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            return CellLine.unescaped(!last && body.endsWith("\n") ? body.substring(0, body.length() - 1) : body);
        }

        private void add(CellLine line, String text) {
            var fields = new TreeMap<>(line.fields());
            String id = fields.remove(ID) instanceof String given ? given : id(cells.size());
            Map<String, Object> attachments =
                    fields.remove(ATTACHMENTS) instanceof Map<?, ?> map ? copy(map) : Map.of();
            Map<String, Object> known = fields.get("metadata") instanceof Map<?, ?> map ? copy(map) : fields;
            while (!ids.add(id)) {
                id = Reading.newId();
            }
            cells.add(
                    switch (line.kind()) {
                        case "markdown" -> new Cell.Markdown(id, known, uncommented(text), attachments);
                        case "raw" -> new Cell.Raw(id, known, uncommented(text), attachments);
                        default -> new Cell.Code(id, known, text, null, List.of());
                    });
        }

        private static Map<String, Object> copy(Map<?, ?> map) {
            var copy = new TreeMap<String, Object>();
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
            return copy;
        }
    }
}
