package jawait.display.timeline;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Keeps the tasks that start while it is open.
public final class Recording implements AutoCloseable {
    private final long since = System.nanoTime();
    private final Page page = new Page();
    private final String label;
    private @Nullable Story closed;

    private Recording(String label) {
        this.label = label;
    }

    /// Begins.
    ///
    /// @param label what the picture is called
    public static Recording open(String label) {
        var recording = new Recording(label);
        Chronicle.add(recording);
        return recording;
    }

    void take(Life life, @Nullable WaitLog log) {
        if (log != null && log.opened >= since) {
            page.add(life);
        }
    }

    /// What was kept up to now, or until it was closed.
    public synchronized Story story() {
        return closed == null ? now() : closed;
    }

    private Story now() {
        var lives = new ArrayList<>(Chronicle.living(since));
        lives.addAll(page.lives());
        return new Story(label, lives, page.uncounted());
    }

    /// Keeps no more; a second call does nothing.
    @Override
    public synchronized void close() {
        if (closed == null) {
            closed = now();
            Chronicle.remove(this);
        }
    }
}
