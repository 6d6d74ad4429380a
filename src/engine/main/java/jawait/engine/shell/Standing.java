package jawait.engine.shell;

import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;

/// The declaration that works and whose place another one would take. On the shell's thread only.
public final class Standing {
    private Standing() {}

    /// The one of the same kind and name, and of the same parameters for a method; empty when there is none or it does
    /// not compile either.
    public static Optional<DeclarationSnippet> before(Snippet later, JShell jshell) {
        return jshell.snippets()
                .filter(each -> each.kind() == later.kind() && jshell.status(each) == Status.VALID)
                .filter(DeclarationSnippet.class::isInstance)
                .map(DeclarationSnippet.class::cast)
                .filter(each -> named(each).equals(named(later)))
                .findFirst();
    }

    /// Its name, as its users write it: `x`, `twice(int)`.
    public static String named(Snippet declaration) {
        return switch (declaration) {
            case MethodSnippet method -> method.name() + "(" + method.parameterTypes() + ")";
            case DeclarationSnippet other -> other.name();
            default -> "";
        };
    }
}
