package jawait;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The outcome of a task that was cancelled, and let itself be. When its clean-up fails, the outcome is a
/// [Failure].
///
/// Who awaits a cancelled task and lets the `CancellationException` escape was not cancelled: it has failed, with
/// that exception. (In asyncio and Kotlin it counts as cancelled itself, so that a group returns as though the
/// work had been done, and nobody is told; and whether one was stopped or has lost what one awaited looks the
/// same.)
///
/// ```java
/// var nap = task(() -> sleep(1000));
/// nap.cancel();
/// attempt(nap); // Cancelled[]
/// attempt(nap).get(); // throws CancellationException
/// attempt(() -> await(nap)) instanceof Failure // true
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
