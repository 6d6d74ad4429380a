package jawait.engine.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a Java file may hold and a cell may not.
public final class FileParts {
    private static final Pattern PACKAGE = Pattern.compile("package\\s+[\\w.]+\\s*;");
    private static final Pattern MODULE = Pattern.compile("(?:open\\s+)?module\\s+[\\w.]+\\s*\\{");

    /// Possessive throughout: a loop that may divide a run of blanks among its rounds never ends on a long one.
    private static final Pattern HIDING =
            Pattern.compile("(?:\\s++|/\\*(?s:.*?)\\*/|//.*+|@(?!interface\\b)[\\w.]++(?:\\([^)]*+\\))?"
                    + "|(?!(?:class|interface|enum|record)\\b)[a-z-]++)*+"
                    + "@?(?:class|interface|enum|record)\\s++(java|jawait)\\b");

    private FileParts() {}

    /// Whether the piece is the line that gives a file its package.
    public static boolean isPackage(String code) {
        return PACKAGE.matcher(code).matches();
    }

    /// What is wrong with a piece that declares what no cell can: a module, or a type by whose name all cells reach a
    /// package. Empty for all others.
    public static Optional<Finding> refused(String code) {
        return module(code).or(() -> hiding(code));
    }

    /// What JShell adds to each cell names its types in full: beside a class `java` nothing at all would compile.
    private static Optional<Finding> hiding(String code) {
        Matcher type = HIDING.matcher(code);
        return type.lookingAt()
                ? Optional.of(new Finding(
                        type.start(1),
                        type.end(1),
                        "jawait.hiding",
                        "a type called " + type.group(1) + " would hide the package " + type.group(1)
                                + " from all cells; give it another name"))
                : Optional.empty();
    }

    private static Optional<Finding> module(String code) {
        return MODULE.matcher(code).lookingAt()
                ? Optional.of(new Finding(
                        0,
                        Math.max(1, code.indexOf('{')),
                        "jawait.module",
                        "a cell declares no module: what it declares is in no module and sees the whole JDK"))
                : Optional.empty();
    }
}
