package jawait;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `awaitUntil` found.
///
/// ```java
/// var fast = task(() -> sleep(1));
/// var slow = task(() -> sleep(2));
/// Waited<Void> waited = awaitUntil(Until.FIRST_COMPLETED, List.of(fast, slow));
/// waited.done().contains(fast); // true
/// waited.pending().contains(slow); // true
/// ```
///
/// @param <T> the type of the results
/// @param done the tasks that have ended, in the order of their ends
/// @param pending the tasks that have not; they go on
public record Waited<T extends @Nullable Object>(Set<Task<T>> done, Set<Task<T>> pending) {}
