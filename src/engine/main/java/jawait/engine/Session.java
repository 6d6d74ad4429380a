package jawait.engine;

import java.util.List;
import jawait.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/// One user's Java: the variables, methods, types and tasks that cells make, and the help about them.
public final class Session implements AutoCloseable {
    private Session() {}

    /// Opens a session and returns at once; what is slow warms up behind it, and the first call that needs it waits.
    public static Session open(FrontEnd frontEnd) {
        return new Session();
    }

    /// Runs a cell and returns how it ended. Blocks the caller, which must be a platform thread of the front end's.
    /// One cell runs at a time: a second caller waits for its turn.
    public Outcome run(Cell cell) {
        return new Outcome.Nothing();
    }

    /// The user's interrupt (decision 14): the first cancels the running cell, a second within two seconds the tasks that it started,
    /// a third every task of the session. Returns at once. Does nothing while no cell runs.
    ///
    /// @return what was done, as a sentence for the log; empty when idle
    public String interrupt() {
        return "";
    }

    /// What could be typed at `cursor` (a UTF-16 index). Never waits for a running cell.
    public Completion complete(String source, int cursor) {
        return new Completion(cursor, cursor, List.of());
    }

    /// Signature and documentation of what stands at `cursor`, or null when there is nothing to say. Never waits for a running cell.
    ///
    /// @param detailed true for the whole documentation, false for the first paragraph
    public @Nullable MimeBundle inspect(String source, int cursor, boolean detailed) {
        return null;
    }

    /// Whether `source` can be run as it is. Never waits for a running cell.
    public Completeness completeness(String source) {
        return new Completeness.Complete();
    }

    /// Cancels every task, waits up to a second for them, and frees the session.
    @Override
    public void close() {}
}
