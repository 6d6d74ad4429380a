package jawait.net;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// Counts requests, and keeps how long the last ones took.
final class WebFigures {
    private static final int KEPT = 10_000;

    private final AtomicLong served = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLongArray nanos = new AtomicLongArray(KEPT);

    void begun() {
        inFlight.incrementAndGet();
    }

    void ended(long took, boolean error) {
        if (error) {
            errors.incrementAndGet();
        }
        nanos.set((int) (served.getAndIncrement() % KEPT), took);
        inFlight.decrementAndGet();
    }

    WebStats stats() {
        long all = served.get();
        long[] last = new long[(int) Math.min(all, KEPT)];
        Arrays.setAll(last, nanos::get);
        Arrays.sort(last);
        return new WebStats(all, inFlight.get(), errors.get(), at(last, .5), at(last, .99));
    }

    private static Duration at(long[] sorted, double part) {
        return sorted.length == 0 ? Duration.ZERO : Duration.ofNanos(sorted[(int) Math.ceil(part * sorted.length) - 1]);
    }
}
