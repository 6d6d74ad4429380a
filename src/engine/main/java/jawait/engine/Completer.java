package jawait.engine;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jawait.Async;
import jawait.display.Display;
import jawait.engine.shell.Shell;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.DeclaredName;
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

    /// What is imported by `import static`, which JShell does not offer.
    private static final List<String> PRELOADED = Stream.of(Async.class, Display.class)
            .flatMap(type -> Stream.of(type.getMethods()))
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .map(method -> method.getName() + "(")
            .distinct()
            .sorted()
            .toList();

    private final Shell shell;

    Completer(Shell shell) {
        this.shell = shell;
    }

    Completion complete(String source, int cursor) {
        int end = Math.clamp(cursor, 0, source.length());
        int from = contextStart(source, end);
        String context = source.substring(from, end);
        int[] anchor = {context.length()};
        var suggestions = shell.analysis().completionSuggestions(context, context.length(), anchor);
        int start = Math.clamp(end - (context.length() - anchor[0]), 0, end);
        var best = new LinkedHashMap<String, Completion.Item>();
        suggestions.stream().filter(Suggestion::matchesType).forEach(s -> best.put(s.continuation(), item(s)));
        suggestions.forEach(s -> best.putIfAbsent(s.continuation(), item(s)));
        String typed = source.substring(start, end);
        if (start == 0 || source.charAt(start - 1) != '.') {
            declaredBefore(source, start).forEach(name -> best.put(name, new Completion.Item(name, "instance", "")));
            PRELOADED.forEach(call -> best.putIfAbsent(call, new Completion.Item(call, "function", "")));
        }
        List<Completion.Item> items = new ArrayList<>(best.values());
        items.removeIf(item -> !item.text().regionMatches(true, 0, typed, 0, typed.length()));
        return new Completion(start, end, items.subList(0, Math.min(MOST, items.size())));
    }

    /// Names that the cell itself declares before `cursor`: JShell knows none of them until the cell has run.
    private static List<String> declaredBefore(String source, int cursor) {
        return CellSplitter.statements(source.substring(0, cursor)).stream()
                .filter(piece -> piece.code().endsWith(";") || piece.code().endsWith("}"))
                .flatMap(piece -> DeclaredName.of(piece.code()).stream())
                .toList();
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
            if (!piece.equals(pieces.getLast()) && !local) {
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
