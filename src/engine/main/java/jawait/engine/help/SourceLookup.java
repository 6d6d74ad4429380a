package jawait.engine.help;

import java.nio.file.Path;
import java.util.Optional;

/// Finds the sources of a library.
@FunctionalInterface
public interface SourceLookup {
    /// The jar that lies beside this one, as `library-1.0-sources.jar` beside `library-1.0.jar`.
    SourceLookup BESIDE = jar -> {
        String name = jar.getFileName().toString();
        Path beside = jar.resolveSibling(name.replaceFirst("\\.jar$", "-sources.jar"));
        return name.endsWith(".jar") && java.nio.file.Files.isRegularFile(beside)
                ? Optional.of(beside)
                : Optional.empty();
    };

    /// The jar of the sources of a jar, or nothing where there is none. May wait for a moment, not for a
    /// network that does not answer.
    Optional<Path> sourcesOf(Path jar);
}
