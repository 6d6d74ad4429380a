package jawait;

import java.util.concurrent.Callable;
import jawait.runtime.Timekeeper;

/// What `every` starts.
final class Ticker {
    private Ticker() {}

    static Task<Void> start(long period, Callable<Void> body) {
        if (period == 0) {
            throw new IllegalArgumentException("every: expected a period above 0, found 0");
        }
        return Task.start(null, () -> tick(period, body));
    }

    private static Void tick(long period, Callable<Void> body) throws Exception {
        long begin = Timekeeper.nanoTime();
        while (true) {
            body.call();
            long into = (Timekeeper.nanoTime() - begin) % period;
            Sleep.nanos(period - into);
        }
    }
}
