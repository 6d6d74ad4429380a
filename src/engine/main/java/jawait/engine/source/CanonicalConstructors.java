package jawait.engine.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Mends what JShell makes the compiler say about the constructors of records that are fine in a file.
///
/// JShell makes every type of a cell public behind the user's back, and a record's constructor must not be less
/// visible than the record: `record R(int n) { R { check(n); } }` would be refused. And it tries a record before it has
/// the types that come later; while the type of a component is unknown, any constructor of as many parameters passes
/// for the canonical one, unless that one stands before it.
public final class CanonicalConstructors {
    private static final String CODE = "compiler.err.invalid.canonical.constructor.in.record";
    private static final String UNKNOWN = "compiler.err.cant.resolve";
    private static final Pattern LESS = Pattern.compile("(?:private|protected)(?=\\s+$)");
    private static final Pattern RECORD = Pattern.compile("\\brecord\\s+(\\w+)");

    private CanonicalConstructors() {}

    /// What the code may have to be, likely first: with a public constructor, with one that says what goes without
    /// saying; empty when neither is what the compiler misses.
    public static List<Rewriting> repairs(String code, List<Finding> errors) {
        var wrong = errors.stream().filter(error -> error.code().equals(CODE)).findFirst();
        boolean incomplete = errors.stream().anyMatch(error -> error.code().startsWith(UNKNOWN));
        var opened = wrong.filter(error -> error.message().contains("stronger access"))
                .map(error -> opened(code, error.at()));
        var spoken = wrong.filter(error -> incomplete).flatMap(error -> spoken(code));
        return Stream.concat(opened.stream(), spoken.stream())
                .map(edit -> Rewriting.of(code, List.of(edit)))
                .toList();
    }

    private static Optional<Rewriting.Edit> spoken(String code) {
        Matcher record = RECORD.matcher(code);
        int body = DeclaredName.body(code);
        if (!record.find() || record.start() > body) {
            return Optional.empty();
        }
        String name = record.group(1);
        boolean there = Pattern.compile("\\b" + name + "\\s*\\{").matcher(code).find();
        return there ? Optional.empty() : Optional.of(new Rewriting.Edit(body, 0, " public " + name + " {}"));
    }

    private static Rewriting.Edit opened(String code, int name) {
        Matcher less = LESS.matcher(code).region(0, name);
        return less.find()
                ? new Rewriting.Edit(less.start(), less.group().length(), "public")
                : new Rewriting.Edit(name, 0, "public ");
    }
}
