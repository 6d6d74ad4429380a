package jawait.engine.maven;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A place that artifacts come from.
///
/// @param id how `settings.xml` names it, for mirrors and passwords
/// @param url empty for the repository that Maven itself calls by this id; may hold `user:password@`
public record Repository(String id, String url) {
    /// The one that Maven knows without being told.
    static final Repository CENTRAL = new Repository("central", "");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]+");

    /// Reads `id=url`, a bare URL or folder (its host or name becomes the id), or `central`.
    ///
    /// @throws IllegalArgumentException with a sentence, when `text` is nothing of the kind
    public static Repository of(String text) {
        String plain = text.strip();
        if (plain.equalsIgnoreCase("central") || plain.equalsIgnoreCase("mavencentral")) {
            return CENTRAL;
        }
        int equals = plain.indexOf('=');
        if (equals > 0 && ID.matcher(plain.substring(0, equals)).matches()) {
            return of(plain.substring(0, equals), plain.substring(equals + 1));
        }
        return of("", plain);
    }

    /// A repository by id and URL.
    ///
    /// @param id empty to take it from the URL
    /// @throws IllegalArgumentException with a sentence, when either is unusable
    public static Repository of(String id, String url) {
        try {
            URI place = url.startsWith("/") || url.startsWith("./") || url.startsWith("~/")
                    ? Path.of(url.startsWith("~/") ? System.getProperty("user.home") + url.substring(1) : url)
                            .toAbsolutePath()
                            .toUri()
                    : new URI(url);
            if (place.getScheme() == null || place.getSchemeSpecificPart().isBlank()) {
                throw malformed(url);
            }
            return new Repository(id.isEmpty() ? named(place) : checked(id), place.toString());
        } catch (URISyntaxException e) {
            throw malformed(url);
        }
    }

    private static String named(URI place) {
        String name = place.getHost() == null ? place.getPath() : place.getHost() + place.getPath();
        return name == null
                ? "repository"
                : name.replaceAll("[^A-Za-z0-9_.]+", "-").replaceAll("^-|-$", "");
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("expected an id of letters, digits, _ . -, found \"" + id + "\"");
        }
        return id;
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "expected a repository as id=url, a URL or a folder, found \"" + withoutPassword(text) + "\"");
    }

    /// A URL as it may be shown: what stands before `@` is a secret.
    static String withoutPassword(String url) {
        return url.replaceFirst("//[^/@]*@", "//");
    }

    /// As people may see it: without a password.
    @Override
    public String toString() {
        return url.isEmpty() ? id : id + " (" + withoutPassword(url) + ")";
    }
}
