package jawait;

/// Something that tasks share and that can be full: its level is worth watching.
///
/// ```java
/// Gauged shared = semaphore(2);
/// shared.gauge().level(); // 0
/// ```
public interface Gauged {
    /// Its gauge, always the same one.
    Gauge gauge();
}
