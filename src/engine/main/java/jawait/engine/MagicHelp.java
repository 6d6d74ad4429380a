package jawait.engine;

import java.util.function.Function;
import jawait.display.MimeBundle;
import jawait.engine.help.Completeness;
import jawait.engine.help.Completion;
import jawait.engine.magic.JavaText;
import jawait.engine.magic.Magics;
import jawait.engine.magic.Page;
import jawait.engine.magic.Suggestions;
import jawait.engine.magic.Written;
import jawait.engine.source.Asked;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.Piece;
import org.jspecify.annotations.Nullable;

/// Help where a cell is not Java; and the Java of a cell, for the help about Java. Needs no shell, so it
/// never waits.
final class MagicHelp {
    private final Magics magics;
    private final Suggestions suggestions;

    MagicHelp(Magics magics) {
        this.magics = magics;
        this.suggestions = new Suggestions(magics);
    }

    /// The source with magics as blanks: all indices stay.
    String java(String source) {
        return JavaText.of(source, magics);
    }

    /// What could be typed at `cursor`.
    ///
    /// @param otherwise asked with the Java of the cell when no magic stands there
    Completion complete(String source, int cursor, Function<String, Completion> otherwise) {
        int end = Math.clamp(cursor, 0, source.length());
        var offer = suggestions.at(source, end);
        if (offer == null) {
            return otherwise.apply(java(source));
        }
        var items = offer.candidates().stream()
                .map(each -> new Completion.Item(each.text(), each.type(), each.detail()))
                .toList();
        return new Completion(offer.start(), end, items);
    }

    /// The help of the magic whose name stands at `cursor`, or null.
    @Nullable
    MimeBundle inspect(String source, int cursor) {
        for (Piece piece : CellSplitter.statements(source)) {
            if (piece.magic() && piece.start() <= cursor && cursor <= piece.end()) {
                Written written = Written.of(piece.code(), piece.start());
                boolean onName = cursor <= piece.start() + written.typed().length();
                return onName ? magics.find(written.name()).map(Page::of).orElse(null) : null;
            }
        }
        return null;
    }

    /// Whether a `%%cell` is complete: when an empty line ends it, as in IPython; null for any other cell.
    @Nullable
    Completeness completeness(String source) {
        var pieces = CellSplitter.statements(source);
        if (!pieces.isEmpty() && Asked.plainly(pieces.getLast().code())) {
            return new Completeness.Complete();
        }
        boolean magic = pieces.size() == 1 && pieces.getFirst().code().startsWith("%%");
        if (!magic) {
            return null;
        }
        String code = pieces.getFirst().code();
        if (Written.of(code, 0).asked() > 0) {
            return new Completeness.Complete();
        }
        int newest = code.lastIndexOf('\n');
        boolean ended = newest > 0 && code.substring(newest).isBlank() && code.indexOf('\n') < newest;
        return ended ? new Completeness.Complete() : new Completeness.Incomplete(indent(code.substring(newest + 1)));
    }

    private static String indent(String line) {
        return line.startsWith("%%")
                ? ""
                : line.substring(0, line.length() - line.stripLeading().length());
    }
}
