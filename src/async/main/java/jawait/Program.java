package jawait;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// What `run` runs: a main task, and all that it leaves behind.
final class Program {
    private static final System.Logger LOG = System.getLogger("jawait");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Program() {}

    static <T extends @Nullable Object> T run(Callable<? extends T> body) {
        Task<T> main = Task.<T>main("main", body).launch();
        try {
            return main.await();
        } finally {
            main.cancelOnce();
            end(main);
        }
    }

    static void end(Task<?> main) {
        List<Task<?>> left = cancelLeftBy(main);
        try {
            Timeouts.call(PATIENCE.toNanos(), () -> {
                for (List<Task<?>> still = left; !still.isEmpty(); still = leftBy(main)) {
                    still.forEach(Task::cancelOnce);
                    still.forEach(Task::join);
                }
                return null;
            });
        } catch (TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "run: these tasks do not stop: " + leftBy(main));
        }
    }

    static List<Task<?>> cancelLeftBy(Task<?> main) {
        List<Task<?>> left = leftBy(main);
        left.forEach(Task::cancelOnce);
        return left;
    }

    private static List<Task<?>> leftBy(Task<?> main) {
        return Tasks.live().stream().filter(task -> task.isWithin(main)).toList();
    }

    /// Whether the task was started by that one, or by one that was, and so on. When that one is the main task of a
    /// program the roots tell: a task forgets its parent when both have ended.
    static boolean isWithin(Task<?> task, Task<?> ancestor) {
        boolean program = ancestor == ancestor.root();
        Task<?> above = task;
        while (above != null && above != ancestor) {
            above = program && above != above.root() ? above.root() : above.parent();
        }
        return above == ancestor && task != ancestor;
    }
}
