package jawait.engine.maven;

import java.nio.file.Path;
import java.util.List;

/// What came of a [Request].
public sealed interface Resolution {
    /// A file on this machine, and what it is.
    record Found(Coordinates coordinates, Path file) {}

    /// Everything is here.
    ///
    /// @param files what to load, the user's own wishes before what they pulled in
    /// @param tree who pulled in what, a branch for each wish
    record Resolved(List<Found> files, List<Branch> tree) implements Resolution {}

    /// It is not to be had.
    ///
    /// @param why coordinates, repositories asked and the way on, as sentences
    record Failed(String why) implements Resolution {}
}
