package jawait.engine.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `var _ = watch(queue);` in a cell: done for what it does, not for its value.
///
/// Java knows unnamed variables in blocks only; JShell takes it for a field without a name, and fails.
public final class UnnamedVariable {
    private static final Pattern DECLARED =
            Pattern.compile("(?s)(?:(?:final|@\\w+)\\s+)*[\\w.]+(?:<[^=;(]*>)?(?:\\s*\\[\\s*])*\\s+_\\s*=(?!=).*");

    private UnnamedVariable() {}

    /// The declaration as a block of its own, when `code` is one.
    public static Optional<Rewriting> asBlock(String code) {
        if (!DECLARED.matcher(code).matches()) {
            return Optional.empty();
        }
        var close = new Rewriting.Edit(code.length(), 0, code.stripTrailing().endsWith(";") ? "}" : ";}");
        return Optional.of(Rewriting.of(code, List.of(new Rewriting.Edit(0, 0, "{"), close)));
    }
}
