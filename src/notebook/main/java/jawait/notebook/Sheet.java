package jawait.notebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jawait.display.MimeBundle;
import jawait.engine.FrontEnd;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// What the engine sees of a notebook that is run from a file: every output goes below the cell that
/// caused it, however late it comes.
final class Sheet implements FrontEnd {
    /// As much as the kernel lets a cell print.
    private static final long LIMIT = 10_485_760;

    private final RunListener listener;
    private final RunSettings.Answers answers;
    private final Map<String, List<Below.Shown>> updatable = new ConcurrentHashMap<>();
    /// Things that show something else than the listener was told, each with the text that it was told.
    private final Map<Below.Shown, String> told = new LinkedHashMap<>();
    private volatile long limit = LIMIT;
    private volatile Below newest = new Below(0);

    Sheet(RunListener listener, RunSettings.Answers answers) {
        this.listener = listener;
        this.answers = answers;
    }

    /// A new cell, to which output goes whose origin nobody knows.
    Below begin(int number) {
        newest = new Below(number);
        return newest;
    }

    private Below below(@Nullable Origin origin) {
        return origin != null && origin.key() instanceof Below below ? below : newest;
    }

    @Override
    public void print(@Nullable Origin origin, Stream stream, String text) {
        var name = stream == Stream.STDERR ? "stderr" : "stdout";
        var below = below(origin);
        var kept = below.print(name, text, limit);
        if (!kept.isEmpty()) {
            listener.printed(below.number(), name, kept);
        }
    }

    @Override
    public void show(@Nullable Origin origin, MimeBundle bundle, @Nullable String displayId) {
        add(below(origin), Below.display(bundle), displayId);
    }

    /// Adds an output below a cell.
    void add(Below below, Output output, @Nullable String displayId) {
        var shown = below.add(output);
        if (displayId != null) {
            updatable
                    .computeIfAbsent(displayId, id -> new CopyOnWriteArrayList<>())
                    .add(shown);
        }
        listener.shown(below.number(), output);
    }

    @Override
    public void update(@Nullable Origin origin, MimeBundle bundle, String displayId) {
        for (var shown : updatable.getOrDefault(displayId, List.of())) {
            synchronized (told) {
                told.putIfAbsent(shown, text(shown.now()));
            }
            shown.by(bundle);
        }
    }

    /// Tells the listener what has changed since it was shown, with its last state.
    ///
    /// @param number the cell below which to look; 0 for all
    void tellChanges(int number) {
        synchronized (told) {
            for (var each : List.copyOf(told.entrySet())) {
                var shown = each.getKey();
                if (number != 0 && shown.number() != number) {
                    continue;
                }
                told.remove(shown);
                var now = shown.now();
                if (now != null && !text(now).equals(each.getValue())) {
                    listener.changed(shown.number(), now);
                }
            }
        }
    }

    private static String text(@Nullable Output output) {
        return switch (output) {
            case Output.Display(var data, var metadata) -> String.valueOf(data.get(MimeBundle.PLAIN));
            case Output.Result(var count, var data, var metadata) -> String.valueOf(data.get(MimeBundle.PLAIN));
            case null, default -> "";
        };
    }

    @Override
    public void clear(@Nullable Origin origin, boolean await) {
        below(origin).clear(await);
    }

    @Override
    public void page(@Nullable Origin origin, MimeBundle page) {
        listener.page(page.text());
    }

    @Override
    public void limitOutput(long characters) {
        limit = characters;
    }

    @Override
    public @Nullable String ask(@Nullable Origin origin, String prompt, boolean secret) throws InterruptedException {
        return answers.line(FrontEnd.asker(origin) + prompt, secret);
    }
}
