package jawait;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The outcome of a task that was cancelled, and let itself be. When its clean-up fails, the outcome is a [Failure].
///
/// ```java
/// var nap = task(() -> sleep(1000));
/// nap.cancel();
/// attempt(nap); // Cancelled[]
/// attempt(nap).get(); // throws CancellationException
/// ```
///
/// @param <T> the type of the value it would have had
public record Cancelled<T extends @Nullable Object>() implements Outcome<T> {
    /// Throws a `CancellationException`.
    @Override
    public T get() {
        throw new CancellationException("cancelled");
    }
}
