package jawait;

import org.jspecify.annotations.Nullable;

/// A function that may throw anything.
///
/// @param <A> what it takes
/// @param <R> what it gives
@FunctionalInterface
public interface Fn<A extends @Nullable Object, R extends @Nullable Object> {
    /// Applies the function.
    ///
    /// @throws Exception whatever the function throws
    R apply(A argument) throws Exception;
}
