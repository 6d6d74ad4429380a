package jawait.repl;

import jawait.display.MimeBundle;
import jawait.engine.FrontEnd;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// What the engine sees of a process without a terminal of its own, or of a script: what is printed goes to the
/// standard streams as it is, what is shown as its text, and a question takes the next line of the standard input.
final class PlainScreen implements FrontEnd {
    private final BornStreams streams;

    PlainScreen(BornStreams streams) {
        this.streams = streams;
    }

    @Override
    public void print(@Nullable Origin origin, Stream stream, String text) {
        if (stream == Stream.STDERR) {
            streams.printError(text);
        } else {
            streams.print(text);
        }
    }

    @Override
    public void show(@Nullable Origin origin, MimeBundle bundle, @Nullable String displayId) {
        streams.line(bundle.text());
    }

    /// What was printed stays.
    @Override
    public void update(@Nullable Origin origin, MimeBundle bundle, String displayId) {}

    @Override
    public boolean updatesInPlace() {
        return false;
    }

    @Override
    public void clear(@Nullable Origin origin, boolean await) {}

    @Override
    public @Nullable String ask(@Nullable Origin origin, String prompt, boolean secret) throws InterruptedException {
        return streams.ask(prompt);
    }
}
