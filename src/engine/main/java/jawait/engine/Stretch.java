package jawait.engine;

import java.util.List;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.Piece;

/// A part of a cell's text that is run as if it were a cell: all of it, the body of a `%%magic`, the
/// code of a `%magic`. Its pieces keep their places in the cell.
record Stretch(Cell cell, int start, int end) {
    static Stretch whole(Cell cell) {
        return new Stretch(cell, 0, cell.source().length());
    }

    /// Its pieces, with runs of plain statements merged.
    List<Piece> pieces() {
        return CellSplitter.split(cell.source().substring(start, end)).stream()
                .map(piece -> piece.movedBy(start))
                .toList();
    }
}
