package jawait.engine.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `permits` that a sealed type may leave out. It then permits its subtypes in the same file, which is the same
/// cell here; JShell compiles each by itself and finds none.
public final class ImpliedPermits {
    private static final String CODE = "compiler.err.sealed.class.must.have.subclasses";

    private ImpliedPermits() {}

    /// The code with the subtypes that `cell` declares from the index `from` on; empty when that is not what the
    /// compiler misses, or there are none.
    public static Optional<Rewriting> spoken(String code, List<Finding> errors, String cell, int from) {
        int body = DeclaredName.body(code);
        if (body < 0 || errors.stream().noneMatch(error -> error.code().equals(CODE))) {
            return Optional.empty();
        }
        return DeclaredName.of(code)
                .map(name -> subtypes(name, cell.substring(from)))
                .filter(names -> !names.isEmpty())
                .map(names -> new Rewriting.Edit(body - 1, 0, " permits " + String.join(", ", names) + " "))
                .map(edit -> Rewriting.of(code, List.of(edit)));
    }

    private static List<String> subtypes(String name, String rest) {
        var extending = Pattern.compile("\\b(?:implements|extends)\\b(?s:.*)\\b" + Pattern.quote(name) + "\\b");
        return CellSplitter.statements(rest).stream()
                .map(Piece::code)
                .filter(code -> DeclaredName.body(code) > 0
                        && extending
                                .matcher(code.substring(0, DeclaredName.body(code)))
                                .find())
                .flatMap(code -> DeclaredName.of(code).stream())
                .distinct()
                .toList();
    }
}
