package jawait;

import org.jspecify.annotations.Nullable;

/// How a body ended: with a value, with an exception, or cancelled.
///
/// ```java
/// switch (attempt(() -> fetch(url))) {
///     case Success(var page) -> show(page);
///     case Failure(IOException e) -> retryLater(e);
///     case Failure(var e) -> throw e;
///     case Cancelled() -> {}
/// }
/// ```
///
/// @param <T> the type of the value
public sealed interface Outcome<T extends @Nullable Object> permits Success, Failure, Cancelled {
    /// The value, or the exception thrown: the very same object, checked or not.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    T get();
}
