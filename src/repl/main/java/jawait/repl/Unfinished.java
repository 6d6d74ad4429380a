package jawait.repl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What tasks of cells that do not run have printed and nobody has drawn: whole lines are due at once, the beginning of
/// a line after a while. A line that rewrites itself with carriage returns, as bars of progress do, is due when it is
/// finished or has been still for a longer while. Used under the lock of [TerminalScreen].
final class Unfinished {
    private static final int MOST = 1 << 16;

    private final long patience;
    private final long quiet;
    private final Map<Entry, Text> texts = new LinkedHashMap<>();

    private static final class Text {
        private final StringBuilder text = new StringBuilder();
        private long begun; // when the line without an end was
        private long touched;
    }

    /// @param lineMillis how long the beginning of a line waits for its end
    /// @param quietMillis how long one that rewrites itself does
    Unfinished(long lineMillis, long quietMillis) {
        patience = TimeUnit.MILLISECONDS.toNanos(lineMillis);
        quiet = TimeUnit.MILLISECONDS.toNanos(quietMillis);
    }

    void add(Entry entry, String more) {
        if (more.isEmpty()) {
            return;
        }
        var text = texts.computeIfAbsent(entry, each -> new Text());
        text.touched = System.nanoTime();
        if (text.text.isEmpty() || text.text.charAt(text.text.length() - 1) == '\n' || more.indexOf('\n') >= 0) {
            text.begun = text.touched;
        }
        text.text.append(more);
        forget(text.text);
    }

    /// What a carriage return has made invisible need not be kept.
    private static void forget(StringBuilder text) {
        int from = text.lastIndexOf("\n") + 1;
        int visible = text.lastIndexOf("\r");
        int before = visible < 1 ? -1 : text.lastIndexOf("\r", visible - 1);
        if (before >= from) {
            text.delete(from, before);
        }
    }

    /// Whether an entry has so little to draw that it may print more.
    boolean isShort(Entry entry) {
        var text = texts.get(entry);
        return text == null || text.text.length() <= MOST;
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    List<Entry> entries() {
        return List.copyOf(texts.keySet());
    }

    /// Takes the whole lines; null when there is none.
    @Nullable
    String lines(Entry entry) {
        var text = texts.get(entry);
        return text == null ? null : take(entry, text, text.text.lastIndexOf("\n") + 1);
    }

    /// Takes all that has waited long enough; null when nothing has.
    @Nullable
    String due(Entry entry) {
        var text = texts.get(entry);
        if (text == null) {
            return null;
        }
        long now = System.nanoTime();
        int end = text.text.lastIndexOf("\n") + 1;
        boolean rewrites = text.text.indexOf("\r", end) >= 0;
        boolean due = rewrites ? now - text.touched >= quiet : now - text.begun >= patience;
        return take(entry, text, due ? text.text.length() : end);
    }

    /// Takes all there is; null when there is nothing.
    @Nullable
    String all(Entry entry) {
        var text = texts.get(entry);
        return text == null ? null : take(entry, text, text.text.length());
    }

    private @Nullable String take(Entry entry, Text text, int end) {
        String taken = end == 0 ? null : text.text.substring(0, end);
        text.text.delete(0, end);
        if (text.text.isEmpty()) {
            texts.remove(entry);
        }
        return taken;
    }
}
