package jawait.engine;

import jawait.engine.problem.Listing;
import jawait.engine.source.Lines;
import jawait.runtime.Origin;

/// What the user asked to run: one notebook cell, one REPL entry.
///
/// @param number the prompt number, as in `In[3]`; 0 for code that has none (a silent request, a user expression)
/// @param key what the front end recognises the cell's output by; it becomes the key of the [jawait.runtime.Origin]
/// of all its work
/// @param source the text as typed
/// @param id what stays the same when the cell is edited and run again; empty when the front end has no such thing
/// @param line the other line of prompts that the number counts in (a subshell's name); empty for the main one
public record Cell(int number, Object key, String source, String id, String line) {
    private record FileKey(String name) {}

    /// A cell without an id: the same source is the same cell.
    public Cell(int number, Object key, String source) {
        this(number, key, source, "", "");
    }

    /// A cell of the main line.
    public Cell(int number, Object key, String source, String id) {
        this(number, key, source, id, "");
    }

    /// The text of a file or of another place with a name: errors name it and no cell.
    public static Cell ofFile(String name, String source) {
        return new Cell(0, new FileKey(name), source).withPlainLines();
    }

    /// This text as errors point into it.
    Listing listing() {
        return new Listing(label(), key instanceof FileKey, source);
    }

    /// How errors and labels name this cell: `In[3]`.
    public String label() {
        if (key instanceof FileKey(var name)) {
            return name;
        }
        return (number == 0 ? "In[*]" : "In[" + number + "]") + (line.isEmpty() ? "" : " of " + line);
    }

    /// Whose all its work is.
    Origin origin() {
        return new Origin(key, label());
    }

    /// The number by which later cells can ask for it (`Out[3]`, `%history 3`); 0 when they cannot.
    int lasting() {
        return line.isEmpty() ? number : 0;
    }

    /// The same cell with lines that end in `\n` and no byte order mark: what an editor of another system leaves in
    /// a pasted text.
    Cell withPlainLines() {
        String plain = Lines.plain(source);
        return plain.equals(source) ? this : new Cell(number, key, plain, id, line);
    }
}
