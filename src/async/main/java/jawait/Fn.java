package jawait;

import org.jspecify.annotations.Nullable;

/// A function that may throw anything. It is also a [Use], whose result nobody wants: so where both are taken, as
/// by `group`, a lambda that could be either is this.
///
/// ```java
/// Fn<Integer, Integer> square = i -> i * i;
/// square.apply(7); // 49
/// gather(List.of(1, 2), square); // [1, 4]
/// ```
///
/// @param <A> what it takes
/// @param <R> what it gives
@FunctionalInterface
public interface Fn<A extends @Nullable Object, R extends @Nullable Object> extends Use<A> {
    /// Applies the function.
    ///
    /// @throws Exception whatever the function throws
    R apply(A argument) throws Exception;

    /// Applies the function and drops the result.
    @Override
    default void accept(A argument) throws Exception {
        apply(argument);
    }
}
