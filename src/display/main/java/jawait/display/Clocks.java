package jawait.display;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Threads of the platform for what happens later: they go on while virtual threads are kept busy, keep no process
/// alive, and are gone when there has been nothing to do for a while.
final class Clocks {
    private static final int IDLE_SECONDS = 10;

    private Clocks() {}

    /// @param name of the threads, before their numbers
    /// @param threads the most there are
    static ScheduledExecutorService start(String name, int threads) {
        var clock = new ScheduledThreadPoolExecutor(
                threads, Thread.ofPlatform().daemon().name(name, 1).factory());
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        return clock;
    }
}
