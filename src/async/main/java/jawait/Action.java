package jawait;

/// A body without a result that may throw anything: what a `Runnable` would be, had checked exceptions been thought
/// of.
///
/// ```java
/// int[] count = {0};
/// Action tick = () -> count[0]++;
/// tick.run();
/// await(task(tick));
/// count[0] // 2
/// ```
@FunctionalInterface
public interface Action {
    /// Runs the body.
    ///
    /// @throws Exception whatever the body throws
    void run() throws Exception;
}
