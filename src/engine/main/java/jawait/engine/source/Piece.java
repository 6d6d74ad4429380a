package jawait.engine.source;

/// A stretch of a cell that is evaluated by itself.
///
/// @param start index of its first character in the cell
/// @param end index after its last character
/// @param code what JShell is given: the stretch itself, or statements of it in braces, with every line
/// break kept
/// @param merged true when `code` is a block made of several statements
public record Piece(int start, int end, String code, boolean merged) {
    /// Whether it is a magic: `%name` with its line, or `%%name` with the whole cell. No Java begins so.
    public boolean magic() {
        return code.startsWith("%");
    }

    /// Whether it asks for help: `name?`. No Java ends so.
    public boolean question() {
        return Asked.of(code).isPresent();
    }

    /// The same piece of a text that has `by` more characters before it.
    public Piece movedBy(int by) {
        return by == 0 ? this : new Piece(start + by, end + by, code, merged);
    }

    /// The piece that is `cell` from `start` to `end` as typed.
    static Piece of(String cell, int start, int end) {
        return new Piece(start, end, cell.substring(start, end), false);
    }
}
