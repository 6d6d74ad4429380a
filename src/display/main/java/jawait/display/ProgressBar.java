package jawait.display;

import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import jawait.Async;
import jawait.display.text.Markup;
import jawait.display.text.Units;
import org.jspecify.annotations.Nullable;

/// What a bar knows and how it looks. Who steps holds a [Progress]; when that has become garbage, the bar
/// has stopped.
final class ProgressBar {
    enum End {
        COMPLETE("var(--jp-success-color1, #2e9e5b)"),
        STOPPED("var(--jp-warn-color1, #e08a00)"),
        FAILED("var(--jp-error-color1, #d9534f)");

        private final String colour;

        End(String colour) {
            this.colour = colour;
        }
    }

    private static final int WIDTH = 24;
    private static final Cleaner CLEANER = Cleaner.create(
            body -> Thread.ofPlatform().daemon().name("jawait-progress").unstarted(body));

    /// The bars of a thread that have not ended, the innermost first.
    private static final ThreadLocal<ArrayDeque<ProgressBar>> OPEN = ThreadLocal.withInitial(ArrayDeque::new);

    final AtomicLong done = new AtomicLong();
    private final String name;
    private final long total;
    private final int depth;
    private final long begun = System.nanoTime();
    private final ProgressSlot slot;
    private @Nullable ProgressSlot inner;
    private @Nullable End end;
    private long ended;

    /// @param total how many steps there are; negative when nobody knows
    private ProgressBar(long total, String name, @Nullable ProgressBar outer) {
        this.total = total;
        this.name = name;
        this.depth = outer == null ? 0 : outer.depth + 1;
        this.slot = outer == null ? new ProgressSlot() : outer.inner();
    }

    /// A bar below the one that this thread is within, or below the calling cell.
    static ProgressBar show(long total, String name) {
        var open = OPEN.get();
        while (!open.isEmpty() && open.peek().isOver()) {
            open.pop();
        }
        var bar = new ProgressBar(total, name, open.peek());
        open.push(bar);
        bar.slot.show(bar);
        if (total == 0) {
            bar.end(End.COMPLETE);
        }
        return bar;
    }

    /// The bar has stopped when this has become garbage.
    void livesAsLongAs(Object holder) {
        CLEANER.register(holder, () -> end(End.STOPPED));
    }

    /// The bar has stopped when the running task ends.
    void livesAsLongAsThisTask() {
        var task = Async.currentTask();
        if (task != null) {
            task.onDone(() -> end(task.state() == Future.State.FAILED ? End.FAILED : End.STOPPED));
        }
    }

    void step(long by) {
        if (done.addAndGet(by) == total) {
            end(End.COMPLETE);
        } else {
            slot.changed();
        }
    }

    /// Nobody makes steps any more.
    void close() {
        end(total < 0 || done.get() >= total ? End.COMPLETE : End.STOPPED);
    }

    /// Ends it, unless it has ended.
    void end(End how) {
        ProgressSlot within;
        synchronized (this) {
            if (end != null) {
                return;
            }
            ended = System.nanoTime();
            end = how;
            within = inner;
        }
        if (within != null) {
            within.close();
        }
        if (depth == 0) {
            slot.close();
        } else {
            slot.changed();
        }
    }

    synchronized boolean isOver() {
        return end != null;
    }

    /// Bars within this one take the same place, one after the other.
    private synchronized ProgressSlot inner() {
        var place = inner;
        if (place == null || place.isTaken()) {
            place = new ProgressSlot();
            inner = place;
        }
        return place;
    }

    private synchronized @Nullable End end() {
        return end;
    }

    private Duration time() {
        return Duration.ofNanos((end() == null ? System.nanoTime() : ended) - begun);
    }

    MimeBundle picture() {
        return MimeBundle.plain(text()).with("text/html", html());
    }

    String text() {
        String head = "  ".repeat(depth) + (name.isEmpty() ? "" : name + ": ");
        if (total < 0 || end() != null) {
            return head + sentence();
        }
        int full = (int) Math.round(WIDTH * share());
        return head + percent() + " |" + "█".repeat(full) + "·".repeat(WIDTH - full) + "| " + sentence();
    }

    private double share() {
        return total == 0 ? 1 : Math.clamp((double) done.get() / total, 0, 1);
    }

    private String percent() {
        return "%3d %%".formatted((int) (100 * share()));
    }

    /// The words beside the bar.
    private String sentence() {
        long count = done.get();
        double seconds = time().toNanos() / 1e9;
        String rate = count == 0 ? "" : Units.rate(count / seconds);
        String some = Units.count(count);
        return switch (end()) {
            case COMPLETE -> some + " in " + Units.time(time()) + (rate.isEmpty() ? "" : ", " + rate);
            case STOPPED -> "stopped at " + some + of() + " after " + Units.time(time());
            case FAILED -> "failed at " + some + of() + " after " + Units.time(time());
            case null ->
                some + (total < 0 ? "" : "/" + Units.count(total)) + " in " + Units.time(time()) + left(count, seconds)
                        + (rate.isEmpty() ? "" : ", " + rate);
        };
    }

    private String of() {
        return total < 0 ? "" : " of " + Units.count(total);
    }

    private String left(long count, double seconds) {
        if (count <= 0 || total <= count) {
            return "";
        }
        double left = seconds * (total - count) / count;
        return ", " + Units.time(Duration.ofMillis(left < 10 ? Math.round(left * 10) * 100 : Math.round(left) * 1000))
                + " left";
    }

    private String html() {
        var end = end();
        String colour = end == null ? "var(--jp-brand-color1, #3b8fd4)" : end.colour;
        var html = new StringBuilder(
                        "<div style=\"display:flex;flex-wrap:wrap;align-items:center;gap:0 .7em;margin-left:")
                .append(depth * 1.5)
                .append("em\">");
        if (!name.isEmpty()) {
            html.append("<b>").append(Markup.escape(name)).append("</b> ");
        }
        if (total >= 0) {
            html.append(
                            "<div role=\"progressbar\" aria-valuenow=\"%d\" style=\"flex:0 1 16em;min-width:6em;height:.7em;border-radius:.35em;"
                                    .formatted((int) (100 * share())))
                    .append(
                            "background:var(--jp-border-color2, #b8b8b8);overflow:hidden\"><div style=\"height:100%;width:")
                    .append(Math.round(1000 * share()) / 10.0)
                    .append("%;background:")
                    .append(colour)
                    .append("\"></div></div> ");
        } else {
            html.append("<span style=\"color:").append(colour).append("\">&#9679;</span> ");
        }
        return html.append("<span style=\"font-variant-numeric:tabular-nums\">")
                .append(total >= 0 && end == null ? percent().strip() + ", " : "")
                .append(Markup.escape(sentence()))
                .append("</span></div>")
                .toString();
    }
}
