package jawait.engine.maven;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the name of a jar says: `jackson-databind-2.22.4.jar`.
///
/// @param artifact what comes before the version
record JarName(String artifact, String version) {
    private static final Pattern NAME = Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.jar");

    /// The name, if it is one of this kind.
    static Optional<JarName> of(Path jar) {
        var name = NAME.matcher(String.valueOf(jar.getFileName()));
        return name.matches() ? Optional.of(new JarName(name.group(1), name.group(2))) : Optional.empty();
    }

    /// Whether both are the same artifact, in another version.
    boolean clashesWith(JarName other) {
        return artifact.equals(other.artifact) && !version.equals(other.version);
    }

    /// `jackson-databind 2.22.4`.
    @Override
    public String toString() {
        return artifact + " " + version;
    }
}
