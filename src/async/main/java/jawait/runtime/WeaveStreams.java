package jawait.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/// Runs the terminal operation of a parallel stream on workers of the caller's.
///
/// The common pool's workers belong to nobody: what they print could not be filed under a cell, and a
/// caller that waits for them cannot be interrupted. A pool for the length of the operation costs some 0.1
/// ms and has neither flaw. A sequential stream runs as typed.
final class WeaveStreams {
    private static final MethodHandle IS_PARALLEL;
    private static final MethodHandle RUN;

    static {
        try {
            var lookup = MethodHandles.lookup();
            IS_PARALLEL = lookup.findStatic(
                    WeaveStreams.class, "isParallel", MethodType.methodType(boolean.class, Object.class));
            RUN = lookup.findStatic(
                    WeaveStreams.class, "run", MethodType.methodType(Object.class, MethodHandle.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private WeaveStreams() {}

    static MethodHandle terminal(MethodType type, MethodHandle target) {
        MethodHandle spread = target.asType(type.generic()).asSpreader(Object[].class, type.parameterCount());
        MethodHandle pooled = RUN.bindTo(spread)
                .asCollector(Object[].class, type.parameterCount())
                .asType(type);
        MethodHandle test = MethodHandles.dropArguments(
                IS_PARALLEL.asType(MethodType.methodType(boolean.class, type.parameterType(0))),
                1,
                type.parameterList().subList(1, type.parameterCount()));
        return MethodHandles.guardWithTest(test, pooled, target);
    }

    static boolean isParallel(@Nullable Object stream) {
        return stream instanceof BaseStream<?, ?> known && known.isParallel();
    }

    static @Nullable Object run(MethodHandle operation, @Nullable Object[] arguments) throws Throwable {
        var crew = new Crew(Origin.current(), Thread.currentThread().getContextClassLoader());
        var pool = new ForkJoinPool(
                Math.max(1, Runtime.getRuntime().availableProcessors()), owner -> new Worker(owner, crew), null, false);
        try {
            return pool.submit(() -> invoke(operation, arguments)).get();
        } catch (ExecutionException e) {
            throw root(e);
        } catch (InterruptedException e) {
            crew.abandon();
            throw e;
        } finally {
            pool.shutdownNow();
        }
    }

    /// Whether the running thread works for an operation whose caller has been stopped.
    static boolean isAbandoned() {
        return Thread.currentThread() instanceof Worker worker && worker.crew.abandoned;
    }

    private static @Nullable Object invoke(MethodHandle operation, @Nullable Object[] arguments) throws Exception {
        try {
            return operation.invoke(arguments);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("neither Exception nor Error", e);
        }
    }

    /// Fork-join wraps what the operation threw, sometimes twice, in exceptions of its own.
    private static Throwable root(Throwable wrapped) {
        Throwable cause = wrapped.getCause();
        boolean fork = wrapped instanceof ExecutionException
                || wrapped.getClass() == RuntimeException.class
                        && cause != null
                        && cause.toString().equals(wrapped.getMessage());
        return fork && cause != null ? root(cause) : wrapped;
    }

    /// The workers of one operation, and what they take over from its caller.
    private static final class Crew {
        private final @Nullable Origin origin;
        private final @Nullable ClassLoader loader;
        private final AtomicInteger working = new AtomicInteger();
        private final AtomicBoolean lowered = new AtomicBoolean();
        private volatile boolean abandoned;

        Crew(@Nullable Origin origin, @Nullable ClassLoader loader) {
            this.origin = origin;
            this.loader = loader;
        }

        /// Has the workers stop at their next check, of which there are some as long as one of them works.
        void abandon() {
            working.incrementAndGet();
            Checkpoint.armed(1);
            abandoned = true;
            left();
        }

        void left() {
            // A late worker may bring the count to 0 a second time.
            if (working.decrementAndGet() == 0 && abandoned && lowered.compareAndSet(false, true)) {
                Checkpoint.armed(-1);
            }
        }
    }

    private static final class Worker extends ForkJoinWorkerThread {
        private final Crew crew;

        Worker(ForkJoinPool pool, Crew crew) {
            super(pool);
            this.crew = crew;
        }

        @Override
        protected void onStart() {
            super.onStart();
            crew.working.incrementAndGet();
            Origin.adopt(crew.origin);
            setContextClassLoader(crew.loader);
        }

        @Override
        protected void onTermination(@Nullable Throwable thrown) {
            crew.left();
            super.onTermination(thrown);
        }
    }
}
