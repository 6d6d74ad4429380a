package jawait.display;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import jawait.display.text.Plain;
import org.jspecify.annotations.Nullable;

/// How full something of the JDK is, which has to be asked for it.
///
/// @param what is counted
/// @param limit the most there can be; `Integer.MAX_VALUE` for none
record JdkLevel(String what, Supplier<Integer> level, int limit) {
    /// @throws IllegalArgumentException when nobody knows what to count
    static JdkLevel of(Object thing) {
        return switch (Objects.requireNonNull(thing, "watch: what is to be watched is null")) {
            case BlockingQueue<?> queue -> new JdkLevel(items(queue), queue::size, capacity(queue));
            case Collection<?> items -> new JdkLevel(items(items), items::size, Integer.MAX_VALUE);
            case Semaphore semaphore -> of(semaphore);
            case ThreadPoolExecutor pool ->
                new JdkLevel("threads at work", pool::getActiveCount, pool.getMaximumPoolSize());
            case ForkJoinPool pool ->
                new JdkLevel("threads at work", pool::getActiveThreadCount, pool.getParallelism());
            default ->
                throw new IllegalArgumentException(
                        "watch: expected a queue, a semaphore, a limiter, an HTTP client or a "
                                + "pool that knows how busy it is, found a " + Plain.name(thing.getClass())
                                + "; watch(\"name\", () -> …) watches any number");
        };
    }

    private static String items(Object of) {
        return "items in the " + Plain.name(of.getClass());
    }

    private static int capacity(BlockingQueue<?> queue) {
        return (int) Math.min(Integer.MAX_VALUE, (long) queue.size() + queue.remainingCapacity());
    }

    private static JdkLevel of(Semaphore semaphore) {
        int free = semaphore.availablePermits();
        return new JdkLevel("permits in use", () -> Math.max(0, free - semaphore.availablePermits()), free);
    }

    /// Begins to ask.
    ///
    /// @param name what stands above it; null for what is counted
    Watch watch(@Nullable String name) {
        return Watch.of(name == null ? what : name, level, limit);
    }
}
