package jawait.repl;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jawait.Task;
import jawait.runtime.Tasks;

/// The line at the foot of the screen that tells of the tasks that run, while a cell is being typed. No line where
/// there were none.
final class StatusLine implements AutoCloseable {
    private static final int NAMED = 3;
    private static final int PERIOD_MILLIS = 500;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("jawait-status").unstarted(work));
    private volatile boolean typing;

    StatusLine(TerminalScreen screen) {
        var _ = timer.scheduleWithFixedDelay(
                () -> {
                    if (typing) {
                        screen.foot(text(Tasks.live()));
                    }
                },
                PERIOD_MILLIS,
                PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /// A cell is being typed from now on, or no longer.
    void typing(boolean is) {
        typing = is;
    }

    static String text(List<Task<?>> tasks) {
        if (tasks.isEmpty()) {
            return "";
        }
        return tasks.size()
                + (tasks.size() == 1 ? " task runs: " : " tasks run: ")
                + String.join(", ", TaskNames.withCells(tasks.subList(0, Math.min(NAMED, tasks.size()))))
                + (tasks.size() > NAMED ? ", …" : "");
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
