package jawait.engine.magic.session;

/// How much a report of an exception shows.
public enum TraceMode {
    /// where it happened, without the source
    PLAIN,
    /// also the lines of source
    CONTEXT,
    /// also the frames of the kernel and of JShell
    FULL
}
