package jawait.display;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import jawait.Async;
import jawait.Glance;
import jawait.Task;
import jawait.display.live.Facts;
import jawait.runtime.Origin;

/// Says how tasks have ended. That runs the `toString` of a result, which is user code and may throw, or never end:
/// it has threads of its own, and a second.
final class TaskEnds {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long GIVE_UP_MILLIS = 2_000;
    private static final int THREADS = 8;

    private static final Executor READERS = pool("jawait-result-");
    private static final Executor TELLERS = pool("jawait-card-");

    private TaskEnds() {}

    /// Tells of the end of a task, soon after it, on a thread that may block.
    static void tell(Task<?> task, Consumer<Facts> told) {
        task.onDone(() -> {
            var result = new CompletableFuture<String>();
            Runnable reading = () -> result.complete(result(task));
            READERS.execute(Origin.carry(reading));
            var _ = result.completeOnTimeout("(its toString does not end)", GIVE_UP_MILLIS, TimeUnit.MILLISECONDS)
                    .thenAcceptAsync(text -> told.accept(Facts.of(Glance.of(task), text)), TELLERS);
        });
    }

    private static String result(Task<?> task) {
        try {
            return Async.timeout(PATIENCE, () -> Glance.of(task).result());
        } catch (TimeoutException e) {
            return "(its toString takes more than " + PATIENCE.toSeconds() + " s)";
        } catch (Throwable e) { // whatever a toString throws: the card is to come to its end
            return "(its toString throws " + e.getClass().getSimpleName() + ")";
        }
    }

    private static Executor pool(String name) {
        ThreadFactory threads = Thread.ofPlatform().daemon().name(name, 1).factory();
        var pool = new ThreadPoolExecutor(THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
