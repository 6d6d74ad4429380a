package jawait.engine.maven;

import java.util.ArrayList;
import java.util.List;

/// Libraries that go by one short name, and the imports that go with them.
///
/// It is a text of `word: value` lines; words may recur:
///
/// ```
/// about: reads and writes JSON (Jackson)
/// version: 2.22.4
/// maven: com.fasterxml.jackson.core:jackson-databind:${version}
/// import: com.fasterxml.jackson.databind.*
/// ```
///
/// `jars: folder/*.jar` names jars beside a bundle that lies in a folder; `version` is what `%use name@…` replaces.
///
/// @param version what it has when the user names none; may be empty
/// @param maven coordinates, with `${version}` where it counts
/// @param jars globs, relative to the bundle's folder
/// @param imports what follows the word `import`
public record Bundle(
        String name, String about, String version, List<String> maven, List<String> jars, List<String> imports) {
    /// Reads a descriptor.
    ///
    /// @throws IllegalArgumentException with a sentence, when a line is malformed
    static Bundle read(String name, String text) {
        var about = new StringBuilder();
        String version = "";
        List<String> maven = new ArrayList<>();
        List<String> jars = new ArrayList<>();
        List<String> imports = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.isEmpty() || line.startsWith("#") ? "#" : line.substring(0, Math.max(0, colon))) {
                case "#" -> {}
                case "about" -> about.append(value);
                case "version" -> version = value;
                case "maven" -> maven.add(value);
                case "jars" -> jars.add(value);
                case "import" -> imports.add(value);
                default ->
                    throw new IllegalArgumentException("bundle " + name
                            + ": expected about:, version:, maven:, jars: or import:, found \"" + line + "\"");
            }
        }
        return new Bundle(name, about.toString(), version, maven, jars, imports);
    }

    /// What to load.
    ///
    /// @param wish the version the user named, or empty
    public List<Coordinates> coordinates(String wish) {
        String taken = wish.isEmpty() ? version : wish;
        return maven.stream()
                .map(each -> Coordinates.maven(each.replace("${version}", taken)))
                .toList();
    }

    /// The imports as statements.
    public List<String> statements() {
        return imports.stream().map(each -> "import " + each + ";").toList();
    }
}
