package jawait.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/// Runs the terminal operation of a parallel stream on workers of the caller's.
///
/// The common pool's workers belong to nobody: what they print could not be filed under a cell, and a caller that
/// waits for them cannot
/// be interrupted. A pool for the length of the operation costs some 0.1 ms and has neither flaw. A sequential
/// stream runs as typed.
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
        Origin origin = Origin.current();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        var pool = new ForkJoinPool(
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                owner -> new Worker(owner, origin, loader),
                null,
                false);
        try {
            return pool.submit(() -> invoke(operation, arguments)).get();
        } catch (ExecutionException e) {
            throw root(e);
        } finally {
            pool.shutdownNow();
        }
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

    private static final class Worker extends ForkJoinWorkerThread {
        private final @Nullable Origin origin;
        private final @Nullable ClassLoader loader;

        Worker(ForkJoinPool pool, @Nullable Origin origin, @Nullable ClassLoader loader) {
            super(pool);
            this.origin = origin;
            this.loader = loader;
        }

        @Override
        protected void onStart() {
            super.onStart();
            Origin.adopt(origin);
            setContextClassLoader(loader);
        }
    }
}
