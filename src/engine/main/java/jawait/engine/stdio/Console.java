package jawait.engine.stdio;

import java.io.IOException;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// Where the standard streams lead.
public interface Console {
    /// Text for standard output or, when `error`, standard error.
    void print(@Nullable Origin origin, boolean error, String text);

    /// One line of standard input without its end, or null when there is no more.
    ///
    /// @throws IOException when nobody can be asked
    /// @throws InterruptedException when the reading thread is interrupted
    @Nullable
    String readLine(@Nullable Origin origin) throws IOException, InterruptedException;
}
