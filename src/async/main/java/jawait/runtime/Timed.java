package jawait.runtime;

import org.jspecify.annotations.Nullable;

/// A loop over code that is being measured: what a host compiles the code of its `%timeit` into.
///
/// ```java
/// Timed loop = n -> { for (long i = 0; i < n; i++) Timed.consume(Math.sqrt(i)); };
/// loop.run(1_000);
/// ```
@FunctionalInterface
public interface Timed {
    /// Runs the code `n` times.
    ///
    /// @throws Exception whatever the code throws
    void run(long n) throws Exception;

    /// Takes a value, in a way that the JIT compiler cannot see through: it must compute it. Costs one read of a
    /// volatile and a comparison that is never true.
    static void consume(@Nullable Object value) {
        if (value == Consumed.anchor) {
            Consumed.anchor = new Object();
        }
    }

    /// As [#consume(Object)].
    static void consume(long value) {
        if (value == Consumed.number) {
            Consumed.number = Consumed.number * 31 + 17;
        }
    }

    /// As [#consume(Object)].
    static void consume(double value) {
        consume(Double.doubleToRawLongBits(value));
    }

    /// As [#consume(Object)].
    static void consume(boolean value) {
        consume(value ? 1L : 0L);
    }
}
