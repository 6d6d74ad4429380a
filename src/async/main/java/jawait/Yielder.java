package jawait;

import org.jspecify.annotations.Nullable;

/// How a generator's body hands out its items.
///
/// ```java
/// AsyncGenerator<String> letters = generate(y -> {
///     y.yield("a");
///     y.yield("b");
/// });
/// letters.toList();                                         // [a, b]
/// ```
///
/// @param <T> the items
@FunctionalInterface
public interface Yielder<T extends @Nullable Object> {
    /// Hands out the next item, and waits until the one after it is wanted. To be called on the body's own thread.
    /// When no more is wanted it throws, once more each time it is called again: let that pass.
    ///
    /// @throws IllegalStateException when called on another thread
    @SuppressWarnings("NamedLikeContextualKeyword") // always called qualified, as the word in Python
    void yield(T item);
}
