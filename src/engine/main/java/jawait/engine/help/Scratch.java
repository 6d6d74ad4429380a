package jawait.engine.help;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.DeclaredName;
import jawait.engine.source.Piece;

/// A compilation unit in which a place of a cell can be looked at: what earlier cells declared, what this
/// cell declares before the place, and its statement with a name of ours at the place.
///
/// Statements above that declare nothing are left out, what is open at the place is closed, and what
/// follows is kept only when it closes just that. So wrong code above and below does not matter.
final class Scratch {
    /// The name that stands at the place in question.
    static final String HERE = "jawait$here";

    /// The class that stands for the session; the cell's is its subclass.
    static final String SESSION = "Session$jawait";

    static final String CELL = "Cell$jawait";

    /// The method that stands for the cell's statements.
    static final String BODY = "cell$jawait";

    private static final Pattern TYPE = Pattern.compile(
            "(?:@\\w[\\w.]*(?:\\([^)]*\\))?\\s*|(?:public|protected|private|static|final|abstract|sealed|non-sealed|strictfp)\\s+)*"
                    + "(?:class|interface|enum|record|@interface)\\s+\\w+[\\s\\S]*");
    private static final Pattern METHOD = Pattern.compile(
            "(?:@\\w[\\w.]*(?:\\([^)]*\\))?\\s*)*(?:(?:public|protected|private|static|final|synchronized|native|strictfp|default|abstract)\\s+)*"
                    + "(?:<[^()=;]*>\\s*)?([\\w$.]+(?:\\s*<[^()=;]*>)?(?:\\s*\\[\\s*])*)\\s+[\\w$]+\\s*\\([\\s\\S]*");
    private static final Set<String> NO_TYPE =
            Set.of("new", "return", "throw", "else", "assert", "yield", "case", "do");
    private static final Pattern MODIFIERS =
            Pattern.compile("^(?:(?:public|protected|private|static|volatile|transient)\\s+)+");
    private static final Pattern UNNAMED = Pattern.compile("(?s)(?:[a-z]+\\s+)*?var\\s.*;");
    private static final Pattern WRITABLE = Pattern.compile("[\\w$.<>?,\\[\\] &]+");

    private final StringBuilder imports = new StringBuilder();
    private final StringBuilder session = new StringBuilder();
    private final StringBuilder members = new StringBuilder();
    private final StringBuilder statements = new StringBuilder();

    private Scratch() {}

    /// The unit for the place from `start` to `end` of a cell.
    static String of(Known known, String cell, int start, int end) {
        var scratch = new Scratch();
        known.declared().forEach(scratch::declared);
        Piece at = new Piece(start, end, "", false);
        for (Piece piece : CellSplitter.statements(cell)) {
            boolean over = piece.code().endsWith(";") || piece.code().endsWith("}");
            if (over && piece.end() <= start) {
                scratch.above(piece.code());
            } else if (piece.start() <= start) {
                at = piece;
            } else if (over) {
                scratch.below(piece.code());
            }
        }
        scratch.at(cell, at, start, end);
        return scratch.unit();
    }

    /// The same, when the text before the place is no Java at all: only the place's own line counts of its
    /// statement.
    static String ofLine(Known known, String cell, int start, int end) {
        int line = cell.lastIndexOf('\n', start - 1) + 1;
        int semicolon = cell.lastIndexOf(';', start - 1) + 1;
        String own = cell.substring(Math.max(line, semicolon), start);
        var kept = new StringBuilder();
        for (String each : cell.substring(0, Math.max(line, semicolon)).split("[\\n]|(?<=;)", -1)) {
            kept.append(each.strip().endsWith(";") ? each.strip() : "").append('\n');
        }
        String text = kept + own + cell.substring(start, end);
        return of(known, text, text.length() - (end - start), text.length());
    }

    private void declared(Known.Declared each) {
        switch (each.kind()) {
            case IMPORT -> imports.append(each.source()).append('\n');
            case VARIABLE -> {
                boolean writable = WRITABLE.matcher(each.type()).matches()
                        && !each.type().contains("&")
                        && !each.type().startsWith("<");
                if (!writable && UNNAMED.matcher(each.source()).matches()) {
                    // Only javac can tell the type of a value of an anonymous class, and only of a local.
                    statements
                            .append(MODIFIERS.matcher(each.source()).replaceFirst(""))
                            .append('\n');
                    return;
                }
                String type = writable ? each.type() : "Object";
                session.append("static ")
                        .append(type)
                        .append(' ')
                        .append(each.name())
                        .append(";\n");
            }
            case METHOD ->
                session.append(each.comment())
                        .append('\n')
                        .append(header(each.source()))
                        .append('\n');
            case TYPE ->
                session.append(each.comment())
                        .append('\n')
                        .append(nested(each.source()))
                        .append('\n');
        }
    }

    private static String nested(String type) {
        return MODIFIERS.matcher(type).replaceFirst("").startsWith("static") || type.startsWith("@")
                ? type
                : "static " + MODIFIERS.matcher(type).replaceFirst("");
    }

    /// A method without its body, which nobody asks about and which costs time.
    static String header(String method) {
        var lexed = Lexed.of(method).code();
        int depth = 0;
        for (int i = 0; i < lexed.units().size(); i++) {
            switch (lexed.bracket(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '{' -> {
                    if (depth == 0) {
                        String head = method.substring(0, lexed.units().get(i).start());
                        return "static native " + MODIFIERS.matcher(head).replaceFirst("") + ";";
                    }
                }
                default -> {}
            }
        }
        return method;
    }

    private void above(String code) {
        if (code.startsWith("import")) {
            imports.append(code).append('\n');
        } else if (TYPE.matcher(code).matches()) {
            members.append(nested(code)).append('\n');
        } else if (isMethod(code)) {
            members.append(header(code)).append('\n');
        } else if (code.endsWith(";") && DeclaredName.of(code).isPresent()) {
            statements.append(MODIFIERS.matcher(code).replaceFirst("")).append('\n');
        }
    }

    /// What is declared further down can be used as well, variables apart.
    private void below(String code) {
        if (TYPE.matcher(code).matches()) {
            members.append(nested(code)).append('\n');
        } else if (isMethod(code) && code.endsWith("}")) {
            members.append(header(code)).append('\n');
        }
    }

    private static boolean isMethod(String code) {
        var method = METHOD.matcher(code);
        return method.matches() && !NO_TYPE.contains(method.group(1));
    }

    private void at(String cell, Piece piece, int start, int end) {
        String before = cell.substring(piece.start(), Math.max(piece.start(), start));
        String after = cell.substring(Math.min(end, piece.end()), piece.end());
        if (before.startsWith("import ")) {
            imports.append(before).append(HERE).append(";\n");
            return;
        }
        var lexed = Lexed.of(before).code();
        if (lexed.open(lexed.units().size()).isEmpty() && !after.isBlank()) {
            CellSplitter.statements(after).forEach(each -> below(each.code()));
        }
        String code = before + HERE + rest(lexed, after);
        if (TYPE.matcher(before).matches()) {
            statements.append(MODIFIERS.matcher(code).replaceFirst("")).append('\n');
        } else if (isMethod(before)) {
            statements.append("class Method$jawait {\n").append(code).append("\n}\n");
        } else {
            statements.append(MODIFIERS.matcher(code).replaceFirst("")).append(";\n");
        }
    }

    /// What closes the brackets that are open at the place: the text that follows when it does, else just
    /// brackets.
    private static String rest(Lexed before, String after) {
        var open = before.open(before.units().size());
        if (!open.isEmpty() && closes(new ArrayDeque<>(open), before, after)) {
            var following = Lexed.of(after).code();
            boolean newLine = !following.units().isEmpty()
                    && after.substring(0, following.units().getFirst().start()).contains("\n")
                    && (following.isWord(0) || following.is(0, "}"));
            return (newLine && before.bracket(open.element()) == '{' ? ";" : "") + after;
        }
        var closing = new StringBuilder();
        for (int each : open) {
            closing.append(
                    switch (before.bracket(each)) {
                        case '(' -> ")";
                        case '[' -> "]";
                        default -> holdsValues(before, each) ? "}" : ";}";
                    });
        }
        return closing.toString();
    }

    private static boolean closes(ArrayDeque<Integer> open, Lexed before, String after) {
        var following = Lexed.of(after).code();
        for (int i = 0; i < following.units().size(); i++) {
            char c = following.bracket(i);
            if ("([{".indexOf(c) >= 0) {
                open.push(-1 - "([{".indexOf(c));
            } else if (c != ' ') {
                Integer innermost = open.poll();
                char expected = innermost == null
                        ? ' '
                        : innermost < 0 ? "([{".charAt(-1 - innermost) : before.bracket(innermost);
                if ("([{".indexOf(expected) != ")]}".indexOf(c)) {
                    return false;
                }
            }
        }
        return open.isEmpty();
    }

    /// Whether a brace begins an array's values and no block.
    private static boolean holdsValues(Lexed code, int brace) {
        return List.of("]", "=", ",", "(").stream().anyMatch(mark -> code.is(brace - 1, mark));
    }

    private String unit() {
        return imports + "\nclass " + SESSION + " {\n" + session + "}\nclass " + CELL + " extends " + SESSION + " {\n"
                + members + "void " + BODY + "() throws Throwable {\n" + statements + "\n}\n}\n";
    }
}
