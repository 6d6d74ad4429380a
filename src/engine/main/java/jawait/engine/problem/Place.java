package jawait.engine.problem;

import jawait.engine.source.Lines;

/// A place in a cell or a file; line and column count from 1, columns count characters as people do.
public record Place(Listing in, int line, int column) {
    /// The place of an index into a text; an index outside means the nearest end.
    static Place of(Listing in, long index) {
        int at = Math.clamp(index, 0, in.text().length());
        return new Place(in, Lines.lineOf(in.text(), at), Lines.columnOf(in.text(), at));
    }

    /// `Cell In[3], line 2`, `script.jsh:2`.
    String words() {
        return in.file() ? in.name() + ":" + line : "Cell " + in.name() + ", line " + line;
    }

    /// `Cell In[3], line 2, column 9`, `script.jsh:2:9`.
    String exactWords() {
        return words() + (in.file() ? ":" : ", column ") + column;
    }

    /// The text of the line `by` lines below (above, when negative); empty when there is none.
    String line(int by) {
        return Lines.line(in.text(), line + by);
    }
}
