package jawait;

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
}
