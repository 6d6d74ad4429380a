package jawait.engine.problem;

/// How much a report of something thrown shows, as IPython's `%xmode`.
public enum Tracebacks {
    /// The places in cells, without their source.
    PLAIN,
    /// The places in cells with their line of source, and the library's frames above them.
    CONTEXT,
    /// Every frame, the kernel's and JShell's too, with the lines around each place.
    FULL
}
