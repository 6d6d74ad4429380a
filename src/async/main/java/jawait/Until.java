package jawait;

/// How long `awaitUntil` waits.
///
/// ```java
/// Task<Void> slow = task(() -> sleep(1000));
/// Task<Void> bad = task(() -> { throw new IOException("boom"); });
/// awaitUntil(Until.FIRST_FAILURE, List.of(slow, bad)).done().contains(bad); // true
/// ```
public enum Until {
    /// Until one task has ended, in whatever way.
    FIRST_COMPLETED,
    /// Until one task has failed, or all have ended.
    FIRST_FAILURE,
    /// Until all tasks have ended.
    ALL_COMPLETED
}
