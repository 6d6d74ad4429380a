package jawait.engine;

import java.io.IOException;
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

    /// Asks the user for one line.
    ///
    /// @param origin who asks
    /// @param prompt what to show, may be empty
    /// @param secret true for a password
    /// @return the line without its end, or null at the end of input
    /// @throws IOException when this front end cannot ask (`allow_stdin: false`)
    /// @throws InterruptedException when the asking thread is interrupted
    @Nullable
    String ask(@Nullable Origin origin, String prompt, boolean secret) throws IOException, InterruptedException;
}
