package jawait.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import jawait.engine.shell.Shell;
import jawait.engine.source.CellSplitter;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/// What could be typed at a place of a cell, by JShell's analysis. On the shell's thread only.
final class Completer {
    private static final int MOST = 500;
    private static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "final",
            "finally",
            "float",
            "for",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "new",
            "private",
            "protected",
            "public",
            "record",
            "return",
            "sealed",
            "short",
            "static",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "try",
            "var",
            "void",
            "volatile",
            "while",
            "true",
            "false",
            "null");

    private final Shell shell;

    Completer(Shell shell) {
        this.shell = shell;
    }

    Completion complete(String source, int cursor) {
        int end = Math.clamp(cursor, 0, source.length());
        int from = contextStart(source, end);
        // As a block, JShell takes all of it for statements; else it would look at the kind of the first one only.
        String context = (CellSplitter.statements(source.substring(from, end)).size() > 1 ? "{" : "")
                + source.substring(from, end);
        int[] anchor = {context.length()};
        var suggestions = shell.analysis().completionSuggestions(context, context.length(), anchor);
        int start = Math.clamp(end - (context.length() - anchor[0]), 0, end);
        var best = new LinkedHashMap<String, Completion.Item>();
        suggestions.stream().filter(Suggestion::matchesType).forEach(s -> best.put(s.continuation(), item(s)));
        suggestions.forEach(s -> best.putIfAbsent(s.continuation(), item(s)));
        String typed = source.substring(start, end);
        List<Completion.Item> items = new ArrayList<>(best.values());
        items.removeIf(item -> !item.text().regionMatches(true, 0, typed, 0, typed.length()));
        return new Completion(start, end, items.subList(0, Math.min(MOST, items.size())));
    }

    /// Where the statements begin whose local names count at `cursor`. JShell wraps the text in a method body, so
    /// declarations of
    /// methods and types, and imports, end the context.
    static int contextStart(String source, int cursor) {
        var pieces = CellSplitter.statements(source.substring(0, cursor));
        int from = pieces.isEmpty() ? cursor : pieces.getLast().start();
        if (!pieces.isEmpty() && pieces.getLast().code().endsWith(";")) {
            from = source.substring(pieces.getLast().end(), cursor).isBlank() ? from : cursor;
        }
        for (var piece : pieces.reversed()) {
            boolean local = piece.code().endsWith(";") && !piece.code().startsWith("import");
            if (piece != pieces.getLast() && !local) {
                break;
            }
            from = Math.min(from, piece.start());
        }
        return from;
    }

    private static Completion.Item item(Suggestion suggestion) {
        String text = suggestion.continuation();
        String type = text.endsWith("(") || text.endsWith("()") || text.endsWith(")")
                ? "function"
                : KEYWORDS.contains(text.strip())
                        ? "keyword"
                        : Character.isUpperCase(text.codePointAt(0)) ? "class" : "instance";
        return new Completion.Item(text, type, "");
    }
}
