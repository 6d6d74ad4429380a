package jawait;

import org.jspecify.annotations.Nullable;

/// How a generator's body hands out its items.
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
