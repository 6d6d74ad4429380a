package jawait;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a generator's body hands out its items.
///
/// ```java
/// void upTo(int n, Yielder<Integer> y) {
///     for (int i = 1; i <= n; i++) y.yield(i);
/// }
/// AsyncGenerator<Integer> numbers = generate(y -> upTo(3, y));
/// numbers.toList(); // [1, 2, 3]
/// ```
///
/// @param <T> the items
@FunctionalInterface
public interface Yielder<T extends @Nullable Object> {
    /// Hands out the next item, and waits until the one after it is wanted. To be called on the body's own thread.
    ///
    /// @throws IllegalStateException when called on another thread
    @SuppressWarnings("NamedLikeContextualKeyword") // always called qualified, as the word in Python
    void yield(T item);

    /// Hands out items that are there already, one after the other: as [#yield] for each, but a `for` loop takes
    /// them without changing threads in between, which is several times faster. The body goes on when the last
    /// of them was taken and the one after it is wanted.
    ///
    /// ```java
    /// AsyncGenerator<Integer> numbers = generate(y -> y.yieldAll(List.of(1, 2, 3)));
    /// numbers.toList(); // [1, 2, 3]
    /// ```
    ///
    /// @param items not to be changed before this returns
    /// @throws IllegalStateException when called on another thread
    default void yieldAll(List<? extends T> items) {
        for (T item : items) {
            this.yield(item);
        }
    }
}
