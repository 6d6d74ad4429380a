package jawait.repl;

import java.time.Duration;
import jawait.Task;
import jawait.runtime.Tasks;

/// The tasks that still run when a script's or an input's last line has.
final class Leftovers {
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
            streams.tell(
                    TaskNames.cancelledAtTheEnd(live.stream().map(Task::name).toList()));
        }
    }
}
