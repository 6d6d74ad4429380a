package jawait.engine.help;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.Finding;
import jawait.engine.source.Piece;
import jawait.engine.source.SyntaxCheck;

/// Says whether a text can be run, by parsing it: complete, unfinished, or wrong whatever follows.
final class Judge {
    /// Beyond this, lines without semicolons are not tried one by one.
    private static final int MOST_LINES = 60;

    /// Errors that javac reports at the beginning of what is unfinished at its end.
    private static final Set<String> UNFINISHED =
            Set.of("compiler.err.try.without.catch.finally.or.resource.decls", "compiler.err.premature.eof");

    private static final Pattern ANNOTATIONS = Pattern.compile("(?:@(?!interface\\b)[\\w.]+(?:\\([^)]*\\))?\\s*)+");
    private static final Pattern HEADER = Pattern.compile("(?:if|for|while|do|else)\\b");

    private static final Pattern METHOD_HEAD = Pattern.compile(
            "(?:(?:public|private|protected|static|final|synchronized)\\s+)*(?:<[^()]*>\\s*)?(?!new\\b|return\\b|throw\\b)"
                    + "[\\w$.]+(?:<[^()]*>)?(?:\\[])*\\s+[\\w$]+\\s*\\([^()]*\\)(?:\\s*throws\\s+[\\w., ]+)?");

    private final SyntaxCheck syntax = new SyntaxCheck();

    Completeness of(String source) {
        var lexed = Lexed.of(source);
        boolean open = lexed.units().stream().anyMatch(each -> !each.closed() && spansLines(source, each));
        if (open) {
            return unfinished(source);
        }
        if (lexed.units().stream().anyMatch(Judge::isBrokenLiteral)) {
            return new Completeness.Invalid();
        }
        var brackets = new ArrayDeque<Character>();
        if (!matches(lexed.code(), brackets)) {
            return new Completeness.Invalid();
        }
        return brackets.isEmpty() ? pieces(source) : unfinished(source);
    }

    private static Completeness unfinished(String source) {
        return new Completeness.Incomplete(Indenter.after(source));
    }

    private static boolean spansLines(String source, Lexed.Unit unit) {
        return unit.kind() == Lexed.Kind.TEXT_BLOCK
                || unit.kind() == Lexed.Kind.COMMENT && source.startsWith("/*", unit.start());
    }

    private static boolean isBrokenLiteral(Lexed.Unit unit) {
        return !unit.closed() && (unit.kind() == Lexed.Kind.STRING || unit.kind() == Lexed.Kind.CHARACTER);
    }

    private static boolean matches(Lexed code, ArrayDeque<Character> open) {
        for (int i = 0; i < code.units().size(); i++) {
            char c = code.bracket(i);
            if ("([{".indexOf(c) >= 0) {
                open.push(c);
            } else if (c != ' ') {
                Character innermost = open.poll();
                if (innermost == null || "([{".indexOf(innermost) != ")]}".indexOf(c)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Completeness pieces(String source) {
        for (var pieces = CellSplitter.split(source).iterator(); pieces.hasNext(); ) {
            Piece piece = pieces.next();
            Completeness found = piece(source, piece, !pieces.hasNext());
            if (!(found instanceof Completeness.Complete)) {
                return found;
            }
        }
        return new Completeness.Complete();
    }

    private Completeness piece(String source, Piece piece, boolean last) {
        String code = piece.code();
        if (METHOD_HEAD.matcher(code).matches() || ANNOTATIONS.matcher(code).matches()) {
            return unfinished(source);
        }
        List<Finding> errors = syntax.errors(piece);
        if (last && HEADER.matcher(code).lookingAt() && parses(code + "\nx();") && !errors.isEmpty()) {
            return unfinished(source);
        }
        if (errors.isEmpty() || parses(code + ";") || last && parsesByLines(code)) {
            return new Completeness.Complete();
        }
        boolean atEnd = errors.getFirst().at() >= code.stripTrailing().length()
                || UNFINISHED.contains(errors.getFirst().code());
        return last && atEnd ? unfinished(source) : new Completeness.Invalid();
    }

    private boolean parses(String code) {
        return syntax.errors(new Piece(0, code.length(), code, false)).isEmpty();
    }

    /// Expressions and declarations on lines of their own need no semicolons.
    private boolean parsesByLines(String code) {
        String[] lines = code.split("\n", MOST_LINES + 1);
        if (lines.length < 2 || lines.length > MOST_LINES) {
            return false;
        }
        var pending = new StringBuilder();
        for (String line : lines) {
            pending.append(line).append('\n');
            if (parses(pending.toString()) || parses(pending + ";")) {
                pending.setLength(0);
            }
        }
        return pending.toString().isBlank();
    }
}
