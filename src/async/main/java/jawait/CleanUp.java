package jawait;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import jawait.runtime.StopSignal;
import org.jspecify.annotations.Nullable;

/// What went wrong while something stopped: it is suppressed in the stop, which ends at who asked for it, and
/// must not end there unheard.
final class CleanUp {
    private CleanUp() {}

    /// The first failure that is suppressed in a stop, or in a stop that is suppressed in it, and so on; the others
    /// are suppressed in that one. Null when there is none.
    static @Nullable Throwable failure(Throwable stop) {
        Throwable failed = null;
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> stops = new ArrayDeque<>(List.of(stop));
        for (Throwable next = stops.poll(); next != null; next = stops.poll()) {
            if (seen.add(next)) {
                for (Throwable each : next.getSuppressed()) {
                    if (StopSignal.isStop(each)) {
                        stops.add(each);
                    } else {
                        failed = Traces.together(failed, each);
                    }
                }
            }
        }
        return failed;
    }
}
