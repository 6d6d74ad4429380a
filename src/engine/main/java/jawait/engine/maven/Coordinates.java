package jawait.engine.maven;

import java.util.List;
import java.util.regex.Pattern;

/// Names one artifact of a Maven repository.
///
/// @param extension `jar`, unless said otherwise
/// @param classifier empty for the main artifact
/// @param version empty for the newest release
public record Coordinates(String group, String artifact, String extension, String classifier, String version) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_.,+\\[\\]()-]*");

    /// Reads `group:artifact[:extension[:classifier]][:version]`, as Maven's tools write it. Without a version the
    /// newest release is meant.
    ///
    /// @throws IllegalArgumentException with a sentence, when `text` is nothing of the kind
    public static Coordinates maven(String text) {
        var parts = List.of(text.strip().split(":", -1));
        return switch (parts.size()) {
            case 2 -> checked(text, parts.get(0), parts.get(1), "jar", "", "");
            case 3 -> checked(text, parts.get(0), parts.get(1), "jar", "", parts.get(2));
            case 4 -> checked(text, parts.get(0), parts.get(1), parts.get(2), "", parts.get(3));
            case 5 -> checked(text, parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
            default -> throw malformed(text, "group:artifact:version or group:artifact:extension:classifier:version");
        };
    }

    /// Reads `group:artifact:version[:classifier][@extension]`, as JBang and Gradle write it.
    ///
    /// @throws IllegalArgumentException with a sentence, when `text` is nothing of the kind
    public static Coordinates jbang(String text) {
        int at = text.lastIndexOf('@');
        String extension = at < 0 ? "jar" : text.substring(at + 1);
        var parts = List.of((at < 0 ? text : text.substring(0, at)).strip().split(":", -1));
        return switch (parts.size()) {
            case 2 -> checked(text, parts.get(0), parts.get(1), extension, "", "");
            case 3 -> checked(text, parts.get(0), parts.get(1), extension, "", parts.get(2));
            case 4 -> checked(text, parts.get(0), parts.get(1), extension, parts.get(3), parts.get(2));
            default -> throw malformed(text, "group:artifact:version[:classifier][@extension]");
        };
    }

    private static Coordinates checked(
            String text, String group, String artifact, String extension, String classifier, String version) {
        boolean words = List.of(group, artifact, extension).stream()
                .allMatch(part -> WORD.matcher(part).matches());
        boolean named = classifier.isEmpty() || WORD.matcher(classifier).matches();
        boolean ended = text.strip().endsWith(":");
        if (!words || !named || ended || !VERSION.matcher(version).matches()) {
            throw malformed(text, "group:artifact:version");
        }
        return new Coordinates(group, artifact, extension, classifier, version);
    }

    private static IllegalArgumentException malformed(String text, String expected) {
        return new IllegalArgumentException("expected " + expected + ", found \"" + text + "\"");
    }

    /// What there can be one of at a time: everything but the version.
    String key() {
        return group + ":" + artifact + kind();
    }

    private String kind() {
        return classifier.isEmpty()
                ? extension.equals("jar") ? "" : ":" + extension
                : ":" + extension + ":" + classifier;
    }

    Coordinates withVersion(String other) {
        return new Coordinates(group, artifact, extension, classifier, other);
    }

    /// As [#maven] reads it.
    @Override
    public String toString() {
        return version.isEmpty() ? key() : key() + ":" + version;
    }
}
