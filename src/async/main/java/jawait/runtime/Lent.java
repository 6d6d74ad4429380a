package jawait.runtime;

/// A thread of a pool that admits only so many at a time, for as long as it works for somebody.
public interface Lent {
    /// Waits, and lets another thread have this one's place meanwhile: else bodies that await one another could
    /// take all places and wait for ever.
    ///
    /// @param wait blocks the thread
    void whileWaiting(Runnable wait);
}
