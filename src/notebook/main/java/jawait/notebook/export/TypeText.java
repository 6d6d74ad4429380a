package jawait.notebook.export;

import java.util.Set;
import java.util.regex.Pattern;

/// Types as people write them.
final class TypeText {
    private static final Pattern QUALIFIED = Pattern.compile("((?:[a-z_][\\w]*\\.)+)([A-Z]\\w*)");

    /// Packages whose types a file sees by their simple names: those of `java.base` that matter, and ours.
    private static final Set<String> SEEN = Set.of(
            "java.lang.",
            "java.util.",
            "java.util.function.",
            "java.util.stream.",
            "java.util.concurrent.",
            "java.io.",
            "java.nio.file.",
            "java.math.",
            "java.time.",
            "java.net.");

    private TypeText() {}

    /// A type without the packages that need not be named.
    ///
    /// @param file the class that the file stands for, whose members have its name before theirs
    static String shortened(String type, String file) {
        String within = type.replaceAll("(?<![\\w.])" + Pattern.quote(file) + "\\.", "");
        return QUALIFIED
                .matcher(within)
                .replaceAll(found -> SEEN.contains(found.group(1)) ? found.group(2) : found.group());
    }
}
