package jawait.notebook.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.Directives;
import jawait.engine.source.Piece;
import jawait.notebook.NotebookException;
import jawait.notebook.export.Part.Form;

/// A cell as parts.
final class Cells {
    private static final Set<String> DIRECTIVES =
            Set.of("DEPS", "REPOS", "JAVAC_OPTIONS", "COMPILE_OPTIONS", "PREVIEW", "RUNTIME_OPTIONS");
    private static final Pattern EARLIER =
            Pattern.compile("(?<![\\w$.\"])(?:(?:_{1,3}|_\\d+)(?![\\w$])|(?:Out|In)\\s*\\[)");
    private static final Pattern PACKAGE = Pattern.compile("package\\s+[\\w.\\s]+;?");

    private final int cell;
    private final Libraries libraries;
    private final Earlier earlier;

    private Cells(int cell, Libraries libraries, Earlier earlier) {
        this.cell = cell;
        this.libraries = libraries;
        this.earlier = earlier;
    }

    /// The parts of a cell; its value last, when it ends with an expression.
    static List<Part> of(int cell, String source, Libraries libraries, Earlier earlier) throws NotebookException {
        earlier.begins(cell, source);
        try {
            var parts = new ArrayList<>(new Cells(cell, libraries, earlier).java("", source));
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).form() == Form.VALUE) {
                    earlier.shows(cell);
                    if (earlier.wants(cell)) {
                        keep(parts, i);
                    }
                    break;
                }
            }
            return parts;
        } catch (IllegalArgumentException e) {
            throw new NotebookException("In[" + cell + "] cannot be exported: " + e.getMessage(), e);
        }
    }

    /// Lets a value have a name, for later cells.
    private static void keep(List<Part> parts, int at) {
        var part = parts.get(at);
        String name = Earlier.variable(part.cell());
        parts.set(at, new Part(part.cell(), Form.VARIABLE, part.lead(), part.code(), name, null, part.uses()));
        var uses = new Uses(List.of(new Uses.Name(0, name)), Set.of(), Set.of(), Set.of());
        parts.add(at + 1, new Part(part.cell(), Form.VALUE, "", name, "", null, uses));
    }

    /// The parts of Java with magics between its lines.
    List<Part> java(String lead, String source) throws NotebookException {
        for (var directive : Directives.of(source, 0, source.length(), DIRECTIVES::contains)) {
            var words = List.of(directive.code().substring(2).strip().split("[\\s,]+"));
            libraries.directive(words.getFirst(), words.subList(1, words.size()));
        }
        var parts = new ArrayList<Part>();
        int at = 0;
        String above = lead;
        for (var piece : CellSplitter.statements(source)) {
            above = joined(above, comments(source.substring(Math.min(at, piece.start()), piece.start())));
            var made = made(above, piece);
            made.forEach(part -> earlier.declares(part.name()));
            for (int i = 0; i < made.size(); i++) {
                parts.add(made.get(i).withLead(i == 0 ? above : ""));
            }
            above = "";
            at = piece.end();
        }
        String below = comments(source.substring(Math.min(at, source.length())));
        if (!joined(above, below).isEmpty()) {
            parts.add(Part.plain(cell, Form.COMMENT, "", joined(above, below)));
        }
        return onlyTheLastIsAValue(parts);
    }

    private List<Part> made(String above, Piece piece) throws NotebookException {
        if (piece.magic()) {
            return new Magic(cell, libraries, this).parts(above, piece.code());
        }
        return piece.question() || PACKAGE.matcher(piece.code()).matches()
                ? List.of(Part.plain(cell, Form.COMMENT, "", "// " + piece.code()))
                : Parsed.of(cell, above, earlier.named(piece));
    }

    private static List<Part> onlyTheLastIsAValue(List<Part> parts) {
        int last = parts.size() - 1;
        while (last >= 0
                && (parts.get(last).form() == Form.COMMENT || parts.get(last).form() == Form.AFTER)) {
            last--;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).form() == Form.VALUE && i != last) {
                parts.set(i, parts.get(i).withForm(Form.STATEMENT));
            }
        }
        return parts;
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "\n" + other;
    }

    /// The comments between two pieces, without those that are orders.
    private static String comments(String gap) {
        return gap.strip()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals(";"))
                .filter(line -> !line.startsWith("//")
                        || !DIRECTIVES.contains(line.substring(2).split("\\s", 2)[0]))
                .collect(Collectors.joining("\n"));
    }

    /// Whether a source speaks of results of earlier cells (`_`, `Out[3]`), which only sessions have.
    static boolean asksForEarlier(String code) {
        return EARLIER.matcher(code).find();
    }
}
