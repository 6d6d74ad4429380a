package jawait.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// One named platform thread that does one job after the other.
final class Worker {
    private static final Logger LOG = System.getLogger("jawait.kernel");

    private final BlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    /// Starts the thread.
    Worker(String name) {
        thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /// Does `job` after those added before.
    void add(Runnable job) {
        jobs.add(job);
    }

    /// Begins no further job.
    void close() {
        closed = true;
        jobs.add(() -> {});
    }

    private void run() {
        while (!closed) {
            try {
                jobs.take().run();
            } catch (InterruptedException e) {
                // User code can find this thread and interrupt it; the next job is not to suffer.
                LOG.log(Level.DEBUG, thread.getName() + " was interrupted between two jobs");
            } catch (Throwable e) {
                LOG.log(Level.ERROR, thread.getName() + " goes on after an error of its own", e);
            }
        }
    }
}
