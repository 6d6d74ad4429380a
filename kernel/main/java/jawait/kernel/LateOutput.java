package jawait.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import jawait.kernel.socket.IoPubSocket;
import jawait.kernel.wire.Display;
import jawait.kernel.wire.Header;
import jawait.kernel.wire.ToClient;
import org.jspecify.annotations.Nullable;

/// Output that comes after its cell has ended, for clients that hear only the cell which runs: nbclient, papermill.
///
/// They would drop it. So it goes below the running cell, which often awaits the very task, and while none runs it is
/// kept for the next one. Such clients are recognised by their requests, which allow no questions; a client that does
/// better says so in JAWAIT_LATE_OUTPUT (`origin`: always below its own cell; `running`: never).
final class LateOutput {
    private static final long MOST = 1_000_000;

    private interface Sending {
        void to(Header parent);
    }

    /// @param replaces the display whose picture it is, so that an older one need not be kept; empty for none
    private record Held(long weight, Sending message, String replaces) {}

    private final IoPubSocket iopub;
    private final @Nullable String wish;
    private final Deque<Held> held = new ArrayDeque<>();
    private long weight;
    private long lost;

    /// @param environment where the client's wish is
    LateOutput(IoPubSocket iopub, Function<String, @Nullable String> environment) {
        this.iopub = iopub;
        this.wish = environment.apply("JAWAIT_LATE_OUTPUT");
    }

    /// Whether what `parent` prints now would get lost below its own cell.
    boolean isLost(@Nullable Parent parent) {
        if (parent == null || !parent.ended() || "origin".equals(wish)) {
            return false;
        }
        return !parent.asks() || "running".equals(wish);
    }

    /// Prints below the running cell, or later.
    void print(@Nullable Parent running, String stream, String text) {
        send(running, new Held(text.length(), parent -> iopub.print(parent, stream, text), ""));
    }

    /// Shows below the running cell, or later.
    void show(@Nullable Parent running, ToClient what, long heavy) {
        var replaces = what instanceof Display.Update update ? update.displayId() : "";
        send(running, new Held(heavy, parent -> iopub.show(parent, what, heavy), replaces));
    }

    private void send(@Nullable Parent running, Held late) {
        if (running != null && !running.ended()) {
            late.message.to(running.header());
            return;
        }
        synchronized (held) {
            if (!late.replaces.isEmpty()) {
                held.removeIf(each -> each.replaces.equals(late.replaces) && drops(each));
            }
            held.add(late);
            weight += late.weight;
            while (weight > MOST && held.size() > 1) {
                weight -= held.remove().weight;
                lost++;
            }
        }
    }

    private boolean drops(Held older) {
        weight -= older.weight;
        return true;
    }

    /// A cell begins: what was kept comes first.
    void begin(Header parent) {
        Deque<Held> kept;
        long gone;
        synchronized (held) {
            kept = new ArrayDeque<>(held);
            gone = lost;
            held.clear();
            weight = 0;
            lost = 0;
        }
        if (gone > 0) {
            iopub.print(parent, "stderr", "(" + gone + " pieces of late output were too much to keep)\n");
        }
        kept.forEach(each -> each.message.to(parent));
    }
}
