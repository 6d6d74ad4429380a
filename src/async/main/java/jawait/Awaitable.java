package jawait;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What can be awaited: a [Coroutine], which has not begun, or a [Task], which runs already.
///
/// An awaitable is a `Callable`: whatever takes a body (`task`, `gather`, `timeout`, an `ExecutorService`) takes
/// it.
///
/// ```java
/// Awaitable<Integer> later = async(() -> 6 * 7);
/// Awaitable<Integer> running = later.start();
/// running.await(); // 42
/// ```
///
/// @param <T> the type of the result
public sealed interface Awaitable<T extends @Nullable Object> extends Callable<T> permits Coroutine, Task {
    /// Waits for the result, and throws what the body threw: the very same object, checked or not.
    ///
    /// @return the result
    /// @throws java.util.concurrent.CancellationException when a task was cancelled
    T await();

    /// The awaitable as a running task: a coroutine is started, a task is returned as it is.
    Task<T> start();
}
