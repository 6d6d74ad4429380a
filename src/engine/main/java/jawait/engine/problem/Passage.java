package jawait.engine.problem;

import java.util.Set;
import jawait.engine.source.Ahead;
import jawait.engine.source.CellSplitter;

/// A stretch of a cell or file that was given to the compiler by itself.
///
/// @param start where in the text the stretch begins
/// @param code what the compiler was given
public record Passage(Listing in, int start, String code) {
    /// The place of an index into `code`; an index outside the text means its nearest end.
    Place place(long index) {
        return Place.of(in, start + Math.max(index, 0));
    }

    /// Whether any statement stands before it.
    boolean hasBefore() {
        return !CellSplitter.statements(
                        in.text().substring(0, Math.min(start, in.text().length())))
                .isEmpty();
    }

    /// The names that the text declares below it.
    Set<String> ahead() {
        return Ahead.names(in.text(), start + code.length());
    }
}
