package jawait;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jawait.runtime.Lent;
import org.jspecify.annotations.Nullable;

/// Platform threads, of which only so many work at a time: others wait in a queue, first come, first served. One
/// that awaits a task does not count meanwhile.
final class Crowd implements Executor {
    private static final System.Logger LOG = System.getLogger("jawait");

    private final int most;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();
    private final Queue<Runnable> queued = new ConcurrentLinkedQueue<>();
    private final Executor threads;

    Crowd(int most) {
        this.most = most;
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, Pools.KEEP_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Member::new);
    }

    @Override
    public void execute(Runnable work) {
        if (queued.isEmpty() && enters()) {
            start(work);
        } else {
            queued.add(work);
            spread();
        }
    }

    private boolean enters() {
        return working.getAndUpdate(now -> now < most ? now + 1 : now) < most;
    }

    private void start(Runnable work) {
        try {
            threads.execute(() -> work(work));
        } catch (Throwable e) {
            working.decrementAndGet();
            throw e;
        }
    }

    /// Starts threads for those that wait, as far as there is room.
    private void spread() {
        while (!queued.isEmpty() && enters()) {
            Runnable next = queued.poll();
            if (next == null) {
                working.decrementAndGet();
                continue;
            }
            try {
                start(next);
            } catch (Throwable e) {
                queued.add(next); // whoever works takes it
                LOG.log(System.Logger.Level.WARNING, "no thread could be started", e);
                return;
            }
        }
    }

    private void work(Runnable first) {
        for (Runnable next = first; next != null; next = next()) {
            next.run();
        }
    }

    /// What to do next on a thread that is done; null when it leaves.
    private @Nullable Runnable next() {
        while (true) {
            Runnable next = working.get() > most ? null : queued.poll();
            if (next != null) {
                return next;
            }
            working.decrementAndGet();
            if (queued.isEmpty() || !enters()) {
                return null;
            }
        }
    }

    private final class Member extends Thread implements Lent {
        Member(Runnable body) {
            super(null, body, "jawait-blocking-" + numbers.getAndIncrement(), 0, false);
            setDaemon(true);
            setContextClassLoader(ClassLoader.getSystemClassLoader());
        }

        @Override
        public void whileWaiting(Runnable wait) {
            working.decrementAndGet();
            spread();
            try {
                wait.run();
            } finally {
                working.incrementAndGet();
            }
        }
    }
}
