package jawait.engine;

import java.util.List;
import jawait.engine.source.Lines;
import jawait.engine.source.ScriptParts;

/// A script of several cells: the form in which cells are pasted, mailed and kept in version control. A line that
/// begins with `//%%` begins a cell; in a cell it is a comment like any other.
public final class Cells {
    /// One cell of a script.
    ///
    /// @param title what stands behind `//%%`, or empty
    /// @param source its text
    /// @param line the line of the script that it begins on, from 1
    public record Part(String title, String source, int line) {}

    private Cells() {}

    /// The cells of a script, in order, without the blank ones.
    public static List<Part> of(String script) {
        return ScriptParts.of(script).stream()
                .map(part -> new Part(
                        part.title(), script.substring(part.start(), part.end()), Lines.lineOf(script, part.start())))
                .toList();
    }
}
