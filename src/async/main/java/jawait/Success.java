package jawait;

import org.jspecify.annotations.Nullable;

/// The outcome of a body that returned.
///
/// @param <T> the type of the value
/// @param value what it returned
public record Success<T extends @Nullable Object>(T value) implements Outcome<T> {
    /// The value.
    @Override
    public T get() {
        return value;
    }
}
