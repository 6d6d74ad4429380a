package jawait.net;

import java.time.Duration;
import java.util.Arrays;

/// Counts requests, and keeps how long the last ones took.
///
/// Under one lock, so that who asks finds each request either in flight or served, never both or neither.
final class WebFigures {
    private static final int KEPT = 10_000;

    private final long[] nanos = new long[KEPT];
    private long served;
    private long errors;
    private int inFlight;

    synchronized void begun() {
        inFlight++;
    }

    synchronized void ended(long took, boolean error) {
        if (error) {
            errors++;
        }
        nanos[(int) (served++ % KEPT)] = took;
        inFlight--;
    }

    synchronized WebStats stats() {
        long[] last = Arrays.copyOf(nanos, (int) Math.min(served, KEPT));
        Arrays.sort(last);
        return new WebStats(served, inFlight, errors, at(last, .5), at(last, .99));
    }

    private static Duration at(long[] sorted, double part) {
        return sorted.length == 0 ? Duration.ZERO : Duration.ofNanos(sorted[(int) Math.ceil(part * sorted.length) - 1]);
    }
}
