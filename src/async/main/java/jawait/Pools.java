package jawait;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The platform threads for what virtual threads are bad at. Each pool is made at its first use; its idle threads
/// end.
final class Pools {
    private static final long KEEP_SECONDS = 10;

    private Pools() {}

    private static final class Blocking {
        static final Executor POOL = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                KEEP_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named("jawait-blocking-"));
    }

    private static final class Computing {
        static final Executor POOL = make();

        private static Executor make() {
            int cores = Runtime.getRuntime().availableProcessors();
            var pool = new ThreadPoolExecutor(
                    cores, cores, KEEP_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("jawait-cpu-"));
            pool.allowCoreThreadTimeOut(true);
            return pool;
        }
    }

    /// As many threads as are needed.
    static Executor blocking() {
        return Blocking.POOL;
    }

    /// As many threads as there are cores.
    static Executor computing() {
        return Computing.POOL;
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofPlatform()
                .daemon()
                .inheritInheritableThreadLocals(false)
                .name(prefix, 0)
                .factory();
    }
}
