package jawait.runtime;

import org.jspecify.annotations.Nullable;

/// A loop over code that is being measured: what a host compiles the code of its `%timeit` into.
///
/// ```java
/// jawait.runtime.Timed loop = n -> {
///     for (long i = 0; i < n; i++) jawait.runtime.Timed.consume(Math.sqrt(i));
/// };
/// loop.run(1_000);
/// ```
@FunctionalInterface
public interface Timed {
    /// Runs the code `n` times.
    ///
    /// @throws Exception whatever the code throws
    void run(long n) throws Exception;

    /// Takes a value, so that the JIT compiler must compute it: a write that it may not drop.
    static void consume(@Nullable Object value) {
        Consumed.put(value);
    }

    /// As [#consume(Object)].
    static void consume(long value) {
        Consumed.put(value);
    }

    /// As [#consume(Object)].
    static void consume(double value) {
        Consumed.put(Double.doubleToRawLongBits(value));
    }

    /// As [#consume(Object)].
    static void consume(boolean value) {
        Consumed.put(value ? 1L : 0L);
    }
}
