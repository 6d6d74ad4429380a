package jawait.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Turns a cell into as few compilations as its meaning allows (decision 8).
///
/// JShell compiles each statement by itself, at 6 to 10 ms each. A run of statements whose values nobody
/// sees becomes one block, each statement in braces of its own: else a pattern variable of one would
/// capture the session's variable in the next.
public final class CellSplitter {
    /// Bounds of a block: a Java method holds 64 KB of bytecode, and an interrupt can act between blocks.
    private static final int MOST_STATEMENTS = 200;

    private static final int MOST_CHARACTERS = 16_000;

    private static final Pattern STATEMENT = Pattern.compile(
            "(if|for|while|do|try|synchronized)\\b|\\{|(\\+\\+|--)?[\\w.$]+\\s*(\\(|=[^=]|[-+*/%&|^]=|<<=|>>=|\\+\\+|--)");
    private static final Pattern DECLARATION_LIKE =
            Pattern.compile("(return|throw|yield|assert|switch|new|case|default)\\b");

    private CellSplitter() {}

    /// The pieces of a cell, as typed: one for each statement, declaration or expression.
    public static List<Piece> statements(String cell) {
        return Statements.of(cell);
    }

    /// The pieces of a cell with runs of plain statements merged into blocks. The last piece stays by itself: its
    /// value may be shown.
    public static List<Piece> split(String cell) {
        var typed = Statements.of(cell);
        var pieces = new ArrayList<Piece>();
        var run = new ArrayList<Piece>();
        for (int i = 0; i < typed.size(); i++) {
            Piece piece = typed.get(i);
            boolean last = i == typed.size() - 1;
            if (!mergeable(piece, last) || full(run, piece)) {
                flush(cell, run, pieces);
            }
            if (mergeable(piece, last)) {
                run.add(piece);
            } else {
                pieces.add(piece);
            }
        }
        flush(cell, run, pieces);
        return pieces;
    }

    /// The pieces that a merged piece was made of.
    public static List<Piece> unmerge(String cell, Piece merged) {
        return Statements.of(cell.substring(merged.start(), merged.end())).stream()
                .map(p -> Piece.of(cell, merged.start() + p.start(), merged.start() + p.end()))
                .toList();
    }

    private static boolean mergeable(Piece piece, boolean last) {
        String code = piece.code();
        boolean ended = code.endsWith(";") || code.endsWith("}");
        return ended
                && !(last && code.endsWith(";") && !showsNothing(code))
                && !DECLARATION_LIKE.matcher(code).lookingAt()
                && STATEMENT.matcher(code).lookingAt();
    }

    /// The one kind of last expression known to be `void` without compiling it; worth it because so many cells end
    /// so.
    private static boolean showsNothing(String code) {
        return code.startsWith("System.out.print") || code.startsWith("IO.print");
    }

    private static boolean full(List<Piece> run, Piece next) {
        return run.size() >= MOST_STATEMENTS
                || !run.isEmpty() && next.end() - run.getFirst().start() > MOST_CHARACTERS;
    }

    private static void flush(String cell, List<Piece> run, List<Piece> pieces) {
        if (run.size() == 1) {
            pieces.add(run.getFirst());
        } else if (run.size() > 1) {
            pieces.add(block(cell, run));
        }
        run.clear();
    }

    private static Piece block(String cell, List<Piece> run) {
        var code = new StringBuilder("{");
        int at = run.getFirst().start();
        for (Piece piece : run) {
            code.append(cell, at, piece.start())
                    .append('{')
                    .append(piece.code())
                    .append('}');
            at = piece.end();
        }
        return new Piece(run.getFirst().start(), at, code.append('}').toString(), true);
    }
}
