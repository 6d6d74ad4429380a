package jawait.engine.source;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a Java file may hold and a cell has no use for.
public final class FileParts {
    private static final Pattern PACKAGE = Pattern.compile("package\\s+[\\w.]+\\s*;");
    private static final Pattern MODULE = Pattern.compile("(?:open\\s+)?module\\s+[\\w.]+\\s*\\{");

    private FileParts() {}

    /// Whether the piece is the line that gives a file its package.
    public static boolean isPackage(String code) {
        return PACKAGE.matcher(code).matches();
    }

    /// What is wrong with a piece that declares a module; empty for all others.
    public static Optional<Finding> module(String code) {
        return MODULE.matcher(code).lookingAt()
                ? Optional.of(new Finding(
                        0,
                        Math.max(1, code.indexOf('{')),
                        "jawait.module",
                        "a cell declares no module: what it declares is in no module and sees the whole JDK"))
                : Optional.empty();
    }
}
