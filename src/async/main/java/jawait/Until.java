package jawait;

/// How long `awaitUntil` waits.
public enum Until {
    /// Until one task has ended, in whatever way.
    FIRST_COMPLETED,
    /// Until one task has failed, or all have ended.
    FIRST_FAILURE,
    /// Until all tasks have ended.
    ALL_COMPLETED
}
