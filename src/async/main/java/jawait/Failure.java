package jawait;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The outcome of a body that threw.
///
/// ```java
/// Outcome<Integer> found = attempt(() -> Integer.parseInt("x"));
/// found instanceof Failure(NumberFormatException e) // true
/// found.get(); // throws NumberFormatException
/// ```
///
/// @param <T> the type of the value it would have had
/// @param error what it threw
public record Failure<T extends @Nullable Object>(Throwable error) implements Outcome<T> {
    /// Takes what was thrown.
    public Failure {
        Objects.requireNonNull(error, "error");
    }

    /// Throws the error.
    @Override
    public T get() {
        throw Bodies.sneaky(error);
    }
}
