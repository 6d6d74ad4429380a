package jawait.repl;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import jawait.Task;
import jawait.runtime.Tasks;

/// The tasks that still run when a script's or an input's last line has.
final class Leftovers {
    private static final int NAMED = 3;
    private static final Duration LOOK = Duration.ofMillis(20);

    private Leftovers() {}

    /// Waits until they have ended and each failure of theirs is told; what runs on after `patience` is named on the
    /// standard error, and ends with the session.
    static void await(Duration patience, Ending ending, BornStreams streams) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ending.over() && (!Tasks.live().isEmpty() || Tasks.untold()) && System.nanoTime() < deadline) {
            Thread.sleep(LOOK);
        }
        var live = Tasks.live();
        if (!ending.over() && !live.isEmpty()) {
            streams.tell("jawait: cancelled " + listed(live) + ", still running at the end (--drain)");
        }
    }

    private static String listed(List<Task<?>> live) {
        return live.size()
                + (live.size() == 1 ? " task: " : " tasks: ")
                + live.stream().limit(NAMED).map(Task::name).collect(Collectors.joining(", "))
                + (live.size() > NAMED ? " and " + (live.size() - NAMED) + " more" : "");
    }
}
