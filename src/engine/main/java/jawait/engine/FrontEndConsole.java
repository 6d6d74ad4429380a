package jawait.engine;

import java.io.IOException;
import jawait.engine.stdio.Console;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// The standard streams of user code, as calls to the front end.
record FrontEndConsole(FrontEnd frontEnd) implements Console {
    @Override
    public void print(@Nullable Origin origin, boolean error, String text) {
        frontEnd.print(origin, error ? FrontEnd.Stream.STDERR : FrontEnd.Stream.STDOUT, text);
    }

    @Override
    public @Nullable String readLine(@Nullable Origin origin) throws IOException, InterruptedException {
        return frontEnd.ask(origin, "", false);
    }
}
