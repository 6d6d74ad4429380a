package jawait.cli;

import java.nio.file.Path;

/// The paths of a command line. The script starts us where the notebook lies, and says where the user is.
final class Paths {
    private Paths() {}

    /// The path as the user means it.
    static Path of(Path typed) {
        var where = System.getProperty("jawait.cwd");
        return where == null ? typed : Path.of(where).resolve(typed);
    }
}
