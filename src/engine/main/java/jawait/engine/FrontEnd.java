package jawait.engine;

import jawait.Async;
import jawait.Task;
import jawait.display.MimeBundle;
import jawait.display.Screen;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// What a front end (the notebook kernel, the terminal REPL) does for the engine.
///
/// Calls come from any thread, virtual ones included, at any time, also after the cell that started the
/// work has ended.
public interface FrontEnd extends Screen {
    /// Which of the two standard streams.
    enum Stream {
        STDOUT,
        STDERR
    }

    /// Text printed by user code. May wait for room; never drops.
    ///
    /// @param origin whose output this is; null when nobody knows, then the newest cell gets it
    void print(@Nullable Origin origin, Stream stream, String text);

    /// Shows a page that the user asked for, as the help of a magic: a notebook has a pager for it;
    /// elsewhere it is shown like any other thing.
    default void page(@Nullable Origin origin, MimeBundle page) {
        show(origin, page, null);
    }

    /// Shows from now on at most so much text of each cell, and says where it stops. A front end whose output needs no
    /// limit does nothing.
    ///
    /// @param characters [Long#MAX_VALUE] for no limit
    default void limitOutput(long characters) {}

    /// Who asks, for the beginning of a prompt: `task fetch of In[3]: `; empty when it is the cell itself.
    static String asker(@Nullable Origin origin) {
        if (origin == null) {
            return "";
        }
        Task<?> task = Async.currentTask();
        if (task == null) {
            return "thread " + Thread.currentThread().getName() + " of " + origin.label() + ": ";
        }
        return task.name().equals(origin.label()) ? "" : "task " + task.name() + " of " + origin.label() + ": ";
    }

    /// Whether [#update] changes what is shown already. Where it does not, progress is told in lines.
    default boolean updatesInPlace() {
        return true;
    }

    /// Whether the user sees what is written to the standard streams that this process was born with, as in a
    /// terminal: processes that cells start may inherit them then.
    default boolean seesProcess() {
        return false;
    }
}
