package jawait.engine.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes the constructor of a record public, as Java then wants it.
///
/// JShell makes every type of a cell public behind the user's back, and a record's constructor must not be less
/// visible than the record: `record R(int n) { R { check(n); } }`, fine in a file, would be refused.
public final class CanonicalConstructors {
    private static final String CODE = "compiler.err.invalid.canonical.constructor.in.record";
    private static final Pattern LESS = Pattern.compile("(?:private|protected)(?=\\s+$)");

    private CanonicalConstructors() {}

    /// The code with a public constructor, when that is what the compiler misses.
    public static Optional<Rewriting> opened(String code, List<Finding> errors) {
        return errors.stream()
                .filter(error -> error.code().equals(CODE) && error.message().contains("stronger access"))
                .findFirst()
                .map(error -> Rewriting.of(code, List.of(opened(code, error.at()))));
    }

    private static Rewriting.Edit opened(String code, int name) {
        Matcher less = LESS.matcher(code).region(0, name);
        return less.find()
                ? new Rewriting.Edit(less.start(), less.group().length(), "public")
                : new Rewriting.Edit(name, 0, "public ");
    }
}
