package jawait.notebook.check;

import java.util.List;

/// A part of a cell's output that is not as it was saved.
///
/// @param what the part: `stdout`, `Out`, `display 2, image/png`
/// @param lines what differs: a unified diff, or a sentence
public record Difference(String what, List<String> lines) {
    /// Copies the list.
    public Difference {
        lines = List.copyOf(lines);
    }
}
