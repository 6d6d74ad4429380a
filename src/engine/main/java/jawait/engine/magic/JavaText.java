package jawait.engine.magic;

import jawait.engine.magic.Magics.Found;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.Piece;

/// The Java of a cell, for those who only read Java: magics are blanks, all indices stay as they are.
///
/// Of `%time f()` stays `f()`, of `%%time` the body; of `%%bash` nothing.
public final class JavaText {
    private JavaText() {}

    /// `source` with its magics blanked out.
    public static String of(String source, Magics magics) {
        if (source.indexOf('%') < 0) {
            return source;
        }
        var text = new StringBuilder(source);
        for (Piece piece : CellSplitter.statements(source)) {
            if (piece.magic()) {
                blank(text, piece, magics);
            }
        }
        return text.toString();
    }

    private static void blank(StringBuilder text, Piece piece, Magics magics) {
        int kept = piece.end();
        if (magics.look(Written.of(piece.code(), piece.start())) instanceof Found.Ready ready && ready.java()) {
            kept = ready.code().start();
            String inner = of(ready.code().text(), magics);
            text.replace(kept, kept + inner.length(), inner);
        }
        for (int i = piece.start(); i < kept; i++) {
            text.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
        }
    }
}
