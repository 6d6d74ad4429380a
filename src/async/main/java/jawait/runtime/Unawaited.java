package jawait.runtime;

import org.jspecify.annotations.Nullable;

/// A coroutine that has not begun, as a host tells people of it.
///
/// ```java
/// var seen = new jawait.runtime.Unawaited(null, "sample.Fetch", null);
/// seen.toString(); // a coroutine of sample.Fetch was never awaited
/// ```
///
/// @param origin who made it; null outside a host
/// @param body the class of its body
/// @param place where a body that is a lambda was made; null for other bodies
public record Unawaited(
        @Nullable Origin origin, String body, @Nullable StackTraceElement place) {
    /// `a coroutine made at sample.Main.fetch(Main.java:12) was never awaited`.
    @Override
    public String toString() {
        return "a coroutine " + (place == null ? "of " + body : "made at " + place) + " was never awaited";
    }
}
