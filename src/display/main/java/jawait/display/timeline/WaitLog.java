package jawait.display.timeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The waits of one task, as they happen. A bounded number: of more, those that follow a wait of their
/// kind prolong it.
final class WaitLog {
    private static final int MOST = 200;

    /// A wait.
    ///
    /// @param from in nanoseconds since the task was created
    record Span(Waiting on, long from, long to) {}

    /// When it was made, by the system's clock.
    final long opened = System.nanoTime();

    private final long created;
    private final List<Span> spans = new ArrayList<>(2);
    private @Nullable Waiting waiting = Waiting.START;
    private long since;

    /// @param created when the task was, by its clock
    WaitLog(long created) {
        this.created = created;
    }

    synchronized void waits(Object on, long nanoTime) {
        runs(nanoTime);
        waiting = Waiting.of(on);
        since = nanoTime - created;
    }

    synchronized void runs(long nanoTime) {
        if (waiting != null) {
            add(new Span(waiting, since, nanoTime - created));
            waiting = null;
        }
    }

    private void add(Span span) {
        if (spans.size() < MOST) {
            spans.add(span);
        } else if (spans.getLast().on() == span.on()) {
            spans.set(MOST - 1, new Span(span.on(), spans.getLast().from(), span.to()));
        }
    }

    /// The waits up to now, in their order, the one that goes on included.
    ///
    /// @param now in nanoseconds since the task was created
    synchronized List<Span> spans(long now) {
        if (waiting == null) {
            return List.copyOf(spans);
        }
        var all = new ArrayList<>(spans);
        all.add(new Span(waiting, since, now));
        return List.copyOf(all);
    }
}
