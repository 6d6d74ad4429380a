package jawait.kernel;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jawait.Task;
import jawait.kernel.socket.IoPubSocket;
import jawait.kernel.wire.Display;
import jawait.runtime.Tasks;

/// Keeps the server from taking a kernel for idle, and ending it, while tasks of cells that have ended still work.
///
/// The server counts as activity what is published for a cell. So now and then an update is, of a display that nobody
/// has: no client shows anything.
final class KeepAlive {
    /// Servers look every few minutes at most.
    static final Duration PERIOD = Duration.ofMinutes(1);

    private static final String NOBODYS = "jawait-alive-" + UUID.randomUUID();

    private final IoPubSocket iopub;
    private final Notebook notebook;
    private final CountDownLatch over = new CountDownLatch(1);

    KeepAlive(IoPubSocket iopub, Notebook notebook) {
        this.iopub = iopub;
        this.notebook = notebook;
    }

    /// Begins, on a thread of its own.
    void start() {
        Thread.ofPlatform().daemon().name("jawait-keep-alive").start(() -> {
            while (!ended()) {
                beat();
            }
        });
    }

    /// Ends the thread.
    void close() {
        over.countDown();
    }

    private boolean ended() {
        try {
            return over.await(PERIOD.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /// Says that work goes on, if it does: below the cell whose task has begun last.
    void beat() {
        Tasks.live().stream()
                .map(Task::origin)
                .flatMap(origin -> notebook.cellOf(origin).stream())
                .filter(Parent::ended) // a cell that runs is known to
                .reduce((older, newer) -> newer)
                .ifPresent(cell -> iopub.show(cell.header(), new Display.Update(Map.of(), Map.of(), NOBODYS), 0));
    }
}
