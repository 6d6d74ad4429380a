package jawait.runtime;

import org.jspecify.annotations.Nullable;

/// A loop over code that is being measured: what a host compiles the code of its `%timeit` into.
///
/// ```java
/// jawait.runtime.Timed loop = (n, sink) -> {
///     for (long i = 0; i < n; i++) sink.consume(Math.sqrt(i));
/// };
/// loop.run(1_000, new jawait.runtime.Timed.Sink());
/// ```
@FunctionalInterface
public interface Timed {
    /// Runs the code `n` times and gives each value to `sink`.
    ///
    /// @throws Exception whatever the code throws
    void run(long n, Sink sink) throws Exception;

    /// Takes values. An object, so that measured code names only types: a variable may be called `jawait`.
    final class Sink {
        /// A sink; all are alike.
        public Sink() {}

        /// Takes a value, so that the JIT compiler must compute it: a write that it may not drop.
        public void consume(@Nullable Object value) {
            Consumed.put(value);
        }

        /// As [#consume(Object)].
        public void consume(long value) {
            Consumed.put(value);
        }

        /// As [#consume(Object)].
        public void consume(double value) {
            Consumed.put(Double.doubleToRawLongBits(value));
        }

        /// As [#consume(Object)].
        public void consume(boolean value) {
            Consumed.put(value ? 1L : 0L);
        }
    }
}
