package jawait.engine.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The bundles that `%use` knows: those in a folder, which may bring their jars along, then those built in.
///
/// The folder is `bundles` beside the engine's jar, or what the property `jawait.bundles` names.
public final class Bundles {
    private static final String ENDING = ".bundle";

    private final @Nullable Path folder;

    /// Those built in and those of a folder.
    ///
    /// @param folder where bundles lie as `NAME.bundle`; null for the built-in ones only
    public Bundles(@Nullable Path folder) {
        this.folder = folder != null && Files.isDirectory(folder) ? folder : null;
    }

    /// Those of this installation.
    public static Bundles installed() {
        String named = System.getProperty("jawait.bundles");
        if (named != null) {
            return new Bundles(Path.of(named));
        }
        try {
            var place = Bundles.class.getProtectionDomain().getCodeSource().getLocation();
            return new Bundles(Path.of(place.toURI()).resolveSibling("bundles"));
        } catch (URISyntaxException e) {
            return new Bundles(null);
        }
    }

    /// The bundle of this name.
    ///
    /// @throws IllegalArgumentException with a sentence, when it is malformed
    public Optional<Bundle> find(String name) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        try {
            if (folder != null && Files.isRegularFile(folder.resolve(name + ENDING))) {
                return Optional.of(Bundle.read(name, Files.readString(folder.resolve(name + ENDING))));
            }
            try (InputStream built = Bundles.class.getResourceAsStream("bundles/" + name + ENDING)) {
                return built == null
                        ? Optional.empty()
                        : Optional.of(Bundle.read(name, new String(built.readAllBytes(), StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The jars that a bundle brings along; those of sources, which lie beside them for who reads
    /// documentation, are none.
    ///
    /// @throws IllegalArgumentException with a sentence, when one is missing
    public List<Path> jars(Bundle bundle) {
        Path place = folder == null ? Path.of("") : folder;
        return bundle.jars().stream()
                .flatMap(glob -> ClassPathFiles.of(glob, place).stream())
                .filter(jar -> !jar.toString().endsWith("-sources.jar"))
                .toList();
    }

    /// The names of all, sorted.
    public List<String> names() {
        var names = new TreeSet<String>();
        try (InputStream index = Bundles.class.getResourceAsStream("bundles/index")) {
            if (index != null) {
                new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(names::add);
            }
            if (folder != null) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.map(file -> String.valueOf(file.getFileName()))
                            .filter(file -> file.endsWith(ENDING))
                            .forEach(file -> names.add(file.substring(0, file.length() - ENDING.length())));
                }
            }
            return List.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
