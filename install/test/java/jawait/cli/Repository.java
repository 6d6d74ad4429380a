package jawait.cli;

import java.nio.file.Path;
import java.util.Objects;

/// The checkout that the tests run in.
public final class Repository {
    /// Its folder.
    public static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("jawait.root"), "start the tests through Maven"));

    private Repository() {}
}
