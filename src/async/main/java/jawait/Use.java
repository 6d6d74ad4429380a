package jawait;

import org.jspecify.annotations.Nullable;

/// A body that is lent something, gives nothing back, and may throw anything.
///
/// ```java
/// var seen = new ArrayList<String>();
/// Use<String> note = word -> seen.add(word);
/// note.accept("a");
/// seen // [a]
/// ```
///
/// @param <A> what it is lent
@FunctionalInterface
public interface Use<A extends @Nullable Object> {
    /// Runs the body.
    ///
    /// @throws Exception whatever the body throws
    void accept(A argument) throws Exception;
}
