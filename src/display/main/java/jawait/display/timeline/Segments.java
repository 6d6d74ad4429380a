package jawait.display.timeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A life cut where the task began or ended to wait, without the parts that nobody would see.
final class Segments {
    /// @param on what it waited for, or null where it ran
    /// @param from in nanoseconds since the task was created
    record Segment(@Nullable Waiting on, long from, long to) {}

    private Segments() {}

    /// @param least how long a segment is at least, unless it is the only one; three times as long when it is what
    /// passed before the task began, which on a busy machine is never nothing
    static List<Segment> of(Life life, long least) {
        var merged = new ArrayList<Segment>();
        for (var segment : all(life)) {
            long length = segment.to - segment.from;
            var before = merged.isEmpty() ? null : merged.getLast();
            if (before == null) {
                merged.add(segment);
            } else if (merged.size() == 1 && before.to - before.from < (before.on == Waiting.START ? 3 : 1) * least) {
                // the first was too short; so may be the second, and their sum must not make it long
                merged.set(0, new Segment(length < least ? before.on : segment.on, before.from, segment.to));
            } else if (length < least || before.on == segment.on) {
                merged.set(merged.size() - 1, new Segment(before.on, before.from, segment.to));
            } else {
                merged.add(segment);
            }
        }
        return merged;
    }

    private static List<Segment> all(Life life) {
        var all = new ArrayList<Segment>();
        long at = 0;
        for (var wait : life.waits() == null ? List.<WaitLog.Span>of() : life.waits()) {
            if (wait.from() > at) {
                all.add(new Segment(null, at, wait.from()));
            }
            if (wait.to() > wait.from()) {
                all.add(new Segment(wait.on(), wait.from(), Math.min(wait.to(), life.nanos())));
            }
            at = Math.max(at, wait.to());
        }
        if (life.nanos() > at || all.isEmpty()) {
            all.add(new Segment(null, at, Math.max(at, life.nanos())));
        }
        return all;
    }
}
