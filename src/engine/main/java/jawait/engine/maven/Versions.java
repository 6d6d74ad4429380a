package jawait.engine.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/// Order among versions, as Maven sees it.
final class Versions {
    private static final Pattern UNFINISHED = Pattern.compile(
            "(?i).*(?:snapshot|alpha|beta|[.-](?:a|b|m|rc|cr|ea|pr|pre|preview|dev|incubating)[.-]?\\d*).*");

    private static final GenericVersionScheme SCHEME = new GenericVersionScheme();

    private Versions() {}

    /// The newest finished one; the newest at all when none is finished.
    ///
    /// @param versions oldest first, not empty
    static String newest(List<String> versions) {
        return versions.reversed().stream()
                .filter(version -> !UNFINISHED.matcher(version).matches())
                .findFirst()
                .orElseGet(versions::getLast);
    }

    /// The versions beside one that does not exist, and the newest; each once, newest first.
    ///
    /// @param versions oldest first, not empty
    static List<String> nearest(String missing, List<String> versions) {
        Version there = parse(missing);
        var before =
                versions.stream().filter(v -> parse(v).compareTo(there) < 0).toList();
        var after = versions.stream().filter(v -> parse(v).compareTo(there) > 0).toList();
        var near = new ArrayList<String>();
        near.add(newest(versions));
        if (!after.isEmpty()) {
            near.add(after.getFirst());
        }
        if (!before.isEmpty()) {
            near.add(before.getLast());
        }
        return near.stream()
                .distinct()
                .sorted((a, b) -> parse(b).compareTo(parse(a)))
                .toList();
    }

    /// Newest first.
    static int newestFirst(String one, String other) {
        return parse(other).compareTo(parse(one));
    }

    private static Version parse(String version) {
        try {
            return SCHEME.parseVersion(version);
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
