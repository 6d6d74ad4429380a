package jawait;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jawait.runtime.Lent;

/// The platform threads for what virtual threads are bad at. Each pool is made at its first use; its idle threads
/// end.
final class Pools {
    /// How many bodies `toThread` runs at a time: as many as the JDK lets carriers grow to, for the same purpose.
    static final int MOST_BLOCKING = 256;

    static final long KEEP_SECONDS = 10;

    private Pools() {}

    private static final class Blocking {
        static final Executor POOL = new Crowd(MOST_BLOCKING);
    }

    private static final class Computing {
        private static final AtomicInteger NUMBERS = new AtomicInteger();
        static final Executor POOL = make();

        private static Executor make() {
            int cores = Runtime.getRuntime().availableProcessors();
            var pool = new ForkJoinPool(
                    cores,
                    owner -> new Worker(owner, "jawait-cpu-" + NUMBERS.getAndIncrement()),
                    null,
                    false,
                    cores,
                    Short.MAX_VALUE,
                    cores,
                    full -> true,
                    KEEP_SECONDS,
                    TimeUnit.SECONDS);
            // from outside also when it comes from a worker: who joins a fork must not come to run another body
            return work -> {
                var _ = pool.externalSubmit(ForkJoinTask.adapt(work));
            };
        }
    }

    /// Platform threads for bodies that block.
    static Executor blocking() {
        return Blocking.POOL;
    }

    /// As many threads as there are cores, for bodies that compute. Parallel streams and fork-join tasks inside a
    /// body run on them too.
    static Executor computing() {
        return Computing.POOL;
    }

    private static final class Worker extends ForkJoinWorkerThread implements Lent {
        Worker(ForkJoinPool pool, String name) {
            super(null, pool, false);
            setName(name);
            setContextClassLoader(ClassLoader.getSystemClassLoader());
        }

        @Override
        public void whileWaiting(Runnable wait) {
            try {
                ForkJoinPool.managedBlock(new Blocker(wait));
            } catch (InterruptedException e) {
                throw Bodies.sneaky(e);
            }
        }
    }

    private static final class Blocker implements ForkJoinPool.ManagedBlocker {
        private final Runnable wait;
        private boolean ended;

        Blocker(Runnable wait) {
            this.wait = wait;
        }

        @Override
        public boolean block() {
            wait.run();
            ended = true;
            return true;
        }

        @Override
        public boolean isReleasable() {
            return ended;
        }
    }
}
