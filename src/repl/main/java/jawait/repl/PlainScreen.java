package jawait.repl;

import java.util.LinkedHashMap;
import java.util.Map;
import jawait.display.MimeBundle;
import jawait.engine.FrontEnd;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// What the engine sees of a process without a terminal of its own, or of a script: what is printed goes to the
/// standard streams as it is, what is shown as its text, and a question takes the next line of the standard input. What
/// is shown and changes (a bar of progress) is printed as it is at first and as it is in the end.
final class PlainScreen implements FrontEnd {
    private final BornStreams streams;
    private final Map<String, String> printed = new LinkedHashMap<>();
    private final Map<String, String> changed = new LinkedHashMap<>();

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
        if (displayId != null) {
            synchronized (printed) {
                printed.put(displayId, bundle.text());
            }
        }
    }

    @Override
    public void update(@Nullable Origin origin, MimeBundle bundle, String displayId) {
        synchronized (printed) {
            if (printed.containsKey(displayId)) {
                changed.put(displayId, bundle.text());
            }
        }
    }

    /// A cell has ended, or all of them: prints how what has changed is now.
    void settle() {
        synchronized (printed) {
            changed.forEach((id, text) -> {
                if (!text.equals(printed.put(id, text))) {
                    streams.line(text);
                }
            });
            changed.clear();
        }
    }

    @Override
    public boolean updatesInPlace() {
        return false;
    }

    @Override
    public boolean seesProcess() {
        return true;
    }

    /// What was printed stays.
    @Override
    public void clear(@Nullable Origin origin, boolean await) {}

    @Override
    public @Nullable String ask(@Nullable Origin origin, String prompt, boolean secret) throws InterruptedException {
        return streams.ask(prompt);
    }
}
