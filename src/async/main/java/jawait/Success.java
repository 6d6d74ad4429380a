package jawait;

import org.jspecify.annotations.Nullable;

/// The outcome of a body that returned.
///
/// ```java
/// attempt(() -> 42); // Success[value=42]
/// attempt(() -> 42).get(); // 42
/// attempt(() -> 42) instanceof Success(Integer i) && i > 40 // true
/// ```
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
