package jawait.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Files of Maven repositories, for libraries that need one at run time (the binaries of a database, say):
/// fetched by the host, with its settings, mirrors and progress, where there is one.
///
/// ```java
/// Optional<Path> file = jawait.runtime.Artifacts.fetch("org.example:data:1.0"); // Optional.empty
/// ```
public final class Artifacts {
    /// How a host fetches.
    @FunctionalInterface
    public interface Source {
        /// The file of `group:artifact:version`, without what it depends on; downloaded unless it is there.
        ///
        /// @throws IOException when it cannot be had, with a sentence for people
        /// @throws InterruptedException when the caller is cancelled meanwhile
        Path fetch(String coordinates) throws IOException, InterruptedException;
    }

    private static volatile @Nullable Source source;

    private Artifacts() {}

    /// For hosts: who fetches from now on; null for nobody.
    public static void install(@Nullable Source host) {
        source = host;
    }

    /// The file of `group:artifact:version`, fetched by the host; empty when there is no host, and the
    /// caller has to fetch it by itself. Waits for a download.
    ///
    /// @throws IOException when the host cannot get it, with a sentence for people
    /// @throws InterruptedException when cancelled meanwhile
    public static Optional<Path> fetch(String coordinates) throws IOException, InterruptedException {
        Objects.requireNonNull(coordinates, "fetch: the coordinates are null");
        Source host = source;
        return host == null ? Optional.empty() : Optional.of(host.fetch(coordinates));
    }
}
