package jawait.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds where each top-level statement or declaration of a cell ends, in one pass.
///
/// JShell's own `analyzeCompletion` looks at the whole remaining text for each piece, which is
/// quadratic (9 000 statements took a minute), so brackets and keywords decide here; where they cannot,
/// the piece is simply longer and JShell is asked.
final class Statements {
    private static final Set<String> CONTINUES = Set.of("else", "catch", "finally");

    private final Scanner scan;
    private int depth;
    private boolean value;
    private boolean pendingDo;

    private Statements(String cell) {
        scan = new Scanner(cell, 0);
    }

    /// The pieces of a cell, as typed, in order. A `%` where a statement could begin begins a magic, and the cell or
    /// its last line may be a question. White space and comments between them belong to none.
    static List<Piece> of(String cell) {
        if (CellMagic.startIn(cell) >= 0) {
            return List.of(Piece.of(cell, CellMagic.startIn(cell), cell.length()));
        }
        int asked = Asked.startIn(cell);
        var pieces = before(asked, cell);
        if (asked < cell.length()) {
            pieces.add(Piece.of(cell, asked, cell.stripTrailing().length()));
        }
        return pieces;
    }

    private static List<Piece> before(int end, String whole) {
        String cell = whole.substring(0, end);
        var statements = new Statements(cell);
        var pieces = new ArrayList<Piece>();
        while (true) {
            statements.scan.skipBlank();
            if (statements.scan.done()) {
                int open = statements.scan.unclosed;
                if (open >= 0) {
                    pieces.add(Piece.of(cell, open, cell.length()));
                }
                return pieces;
            }
            int start = statements.scan.at;
            if (statements.scan.here() == '%') {
                statements.skipLine();
            } else {
                statements.skipStatement();
            }
            if (!cell.substring(start, statements.scan.at).equals(";")) {
                pieces.add(Piece.of(cell, start, statements.scan.at));
            }
        }
    }

    private void skipLine() {
        int end = scan.text.indexOf('\n', scan.at);
        scan.at = end < 0 ? scan.text.length() : end;
        trimEnd();
    }

    private void skipStatement() {
        depth = 0;
        pendingDo = false;
        value = scan.word().equals("new") || scan.here() == '(';
        while (!scan.done()) {
            char c = scan.here();
            if (c == ';' && depth == 0) {
                scan.at++;
                if (!continues()) {
                    return;
                }
                value = false;
            } else if (c == '}' && depth <= 1) {
                scan.at++;
                depth = 0;
                if (!value && !continues()) {
                    return;
                }
            } else {
                step(c);
            }
        }
        trimEnd();
    }

    private void step(char c) {
        switch (c) {
            case '(', '[', '{' -> depth++;
            case ')', ']', '}' -> depth--;
            default -> {}
        }
        if (depth == 0) {
            if (c == '=' || c == '-' && scan.text.startsWith("->", scan.at)) {
                value = true;
            } else if (c == 'd' && scan.word().equals("do")) {
                pendingDo = true;
            }
        }
        scan.skipUnit();
    }

    /// Whether the next word can only belong to the statement that seems to end here.
    private boolean continues() {
        String next = scan.nextWord();
        if (pendingDo && next.equals("while")) {
            pendingDo = false;
            return true;
        }
        var ahead = new Scanner(scan.text, scan.at);
        ahead.skipBlank();
        return CONTINUES.contains(next) || !ahead.done() && ahead.here() == '.';
    }

    private void trimEnd() {
        while (scan.at > 0 && Character.isWhitespace(scan.text.charAt(scan.at - 1))) {
            scan.at--;
        }
    }
}
