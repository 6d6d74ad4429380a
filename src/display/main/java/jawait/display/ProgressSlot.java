package jawait.display;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A place on the page, or a line of a terminal, for one bar after the other.
final class ProgressSlot {
    private static final long PAUSE_NANOS = 100_000_000;

    private volatile @Nullable ProgressBar bar;
    private @Nullable Live live;
    private final AtomicLong drawn = new AtomicLong(System.nanoTime());
    private boolean closed;

    /// Shows a bar here from now on.
    synchronized void show(ProgressBar next) {
        bar = next;
        if (live != null) {
            live.changed();
        } else if (Display.screen() != null) {
            live = Live.show(this::picture);
        }
    }

    private Object picture() {
        var shown = bar;
        return shown == null ? "" : shown.picture();
    }

    /// Whether its bar goes on.
    boolean isTaken() {
        var shown = bar;
        return shown != null && !shown.isOver();
    }

    void changed() {
        var picture = live;
        if (picture != null) {
            picture.changed();
        } else if (Terminal.IS_ONE) {
            long last = drawn.get();
            long now = System.nanoTime();
            if (now - last > PAUSE_NANOS && drawn.compareAndSet(last, now)) {
                Terminal.line(bar, false);
            }
        }
    }

    /// Shows how it ended.
    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (live != null) {
            live.close();
        } else {
            Terminal.line(bar, true);
        }
    }

    /// Plain Java outside a notebook: one line that changes where people look, else only how it ended.
    private static final class Terminal {
        private static final boolean IS_ONE = isOne();

        @SuppressWarnings("SystemConsoleNull") // it is null again since JDK 25, where neither end is a terminal
        private static boolean isOne() {
            var console = System.console();
            return console != null && console.isTerminal();
        }

        static void line(@Nullable ProgressBar bar, boolean last) {
            if (bar != null) {
                var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
                out.print((IS_ONE ? "\r\u001b[K" : "") + bar.text() + (last ? System.lineSeparator() : ""));
                out.flush();
            }
        }
    }
}
