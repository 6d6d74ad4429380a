package jawait;

import org.jspecify.annotations.Nullable;

/// How a body ended: with a value, with an exception, or cancelled.
///
/// ```java
/// Outcome<String> outcome = attempt(() -> Files.readString(Path.of("/no/such/file")));
/// String text = switch (outcome) {
///     case Success(var page) -> page;
///     case Failure(IOException e) -> "no file";
///     case Failure(var e) -> throw e;
///     case Cancelled() -> "cancelled";
/// };
/// text // "no file"
/// outcome.get(); // throws NoSuchFileException
/// ```
///
/// @param <T> the type of the value
public sealed interface Outcome<T extends @Nullable Object> permits Success, Failure, Cancelled {
    /// The value, or the exception thrown: the very same object, checked or not.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    T get();
}
