package jawait.engine.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One command of cells: `%name` in a line, `%%name` above a cell's whole text, or `//NAME` in a comment.
///
/// A magic has no state of its own that a cell could break: one object serves all cells of a session,
/// also two at once (a background task and the running cell).
public interface Magic {
    /// The name without its signs: `time`. Users may type it in any case.
    String name();

    /// What it does, in one line for `%lsmagic`; no full stop.
    String summary();

    /// Where it may stand and what may follow it. Its errors are found before anything of the cell runs.
    Usage usage();

    /// What else its help should say, as Markdown with an example; may be empty.
    default String details() {
        return "";
    }

    /// What is wrong with arguments that the usage allows, found before anything of the cell runs; null
    /// when nothing is. Must be quick and change nothing.
    default @Nullable String objection(Arguments arguments) {
        return null;
    }

    /// What could be typed for the word that is being typed; options are offered without being named
    /// here. Called on a thread that must not wait: no network.
    ///
    /// @param before the words that precede it
    /// @param word its beginning, perhaps empty
    default List<Candidate> complete(List<String> before, String word) {
        return List.of();
    }

    /// For a directive: whether it is obeyed before the other directives of its cell, wherever it stands.
    default boolean prepares() {
        return false;
    }

    /// Does it, on the cell's own task: it may block, and an interrupt of the cell interrupts it.
    ///
    /// @return what to show when it stands at the end of the cell: any object, rendered like a cell's
    /// value (a [jawait.display.MimeBundle] is shown as it is); null for nothing
    /// @throws MagicError for what the user must know and can mend; any other exception is reported
    /// with its frames
    @Nullable
    Object run(Call call) throws Exception;
}
