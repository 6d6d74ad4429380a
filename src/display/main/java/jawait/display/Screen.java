package jawait.display;

import java.io.IOException;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// Where shown things go: implemented by a front end, installed by the engine, called by [Display].
///
/// Calls come from any thread, virtual ones included, and may wait for room (back-pressure); they never
/// lose what they are given.
public interface Screen {
    /// Shows a bundle below the cell that `origin` belongs to.
    ///
    /// @param origin whose output this is; null when nobody knows, then the newest cell gets it
    /// @param bundle what to show
    /// @param displayId a handle for later updates, or null
    void show(@Nullable Origin origin, MimeBundle bundle, @Nullable String displayId);

    /// Replaces what was shown under `displayId`, wherever it stands; without effect when nothing was.
    void update(@Nullable Origin origin, MimeBundle bundle, String displayId);

    /// Clears the output of the cell that `origin` belongs to.
    ///
    /// @param await true to clear only when the next output arrives (no flicker)
    void clear(@Nullable Origin origin, boolean await);

    /// Offers code for the cell that comes next. A front end that has no such place does nothing.
    ///
    /// @param origin who offers it; null when nobody knows
    default void nextInput(@Nullable Origin origin, String code) {}

    /// Takes what the kernel's side of a comm does to the client. A front end that has no comms does nothing.
    ///
    /// @param origin who did it; null when nobody knows
    /// @param cause what the host gave [Comms] with the message that is being handled; any other object for none
    default void comm(@Nullable Origin origin, Object cause, CommEvent event) {}

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
