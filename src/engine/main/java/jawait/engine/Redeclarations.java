package jawait.engine;

import java.util.List;
import java.util.Optional;
import jawait.engine.shell.Shell;
import jawait.engine.shell.Standing;
import jawait.engine.source.Ahead;
import jawait.engine.source.DeclaredName;
import jawait.engine.source.Finding;
import jawait.engine.source.Piece;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;

/// Declarations of a name that is declared already. JShell forgets the earlier one when the new one does not
/// compile, and with it what depends on it; so such a one is tried before it is made. On the shell's thread only.
final class Redeclarations {
    private final Shell shell;
    private final ShellErrors errors;

    Redeclarations(Shell shell) {
        this.shell = shell;
        this.errors = new ShellErrors(shell);
    }

    /// What a piece would declare again; empty when all that it declares is new.
    List<Snippet> tried(Piece piece) {
        boolean again = !piece.merged()
                && DeclaredName.of(piece.code()).flatMap(this::declared).isPresent();
        return again ? shell.analysis().sourceToSnippets(piece.code()) : List.of();
    }

    /// Why the earlier declaration stays; empty when the new one may take its place. One that lacks only what its cell
    /// declares further down may; one that lacks more may when there is nothing that works to lose.
    List<Finding> errors(Cell cell, Piece piece, List<Snippet> tried) {
        for (Snippet each : tried) {
            var found = errors.of(each);
            if (!found.isEmpty() && !(mayWait(each) && mends(cell, piece, each, found))) {
                return found;
            }
        }
        return List.of();
    }

    private boolean mends(Cell cell, Piece piece, Snippet tried, List<Finding> found) {
        if (!found.stream().allMatch(e -> e.code().startsWith("compiler.err.cant.resolve"))) {
            return false;
        }
        if (Standing.before(tried, shell.jshell()).isEmpty()) {
            return true;
        }
        var ahead = Ahead.names(cell.source(), piece.end());
        return found.stream().allMatch(error -> Ahead.mends(error, ahead));
    }

    /// The declaration of this name that there is.
    Optional<DeclarationSnippet> declared(String name) {
        return shell.jshell()
                .snippets()
                .filter(DeclarationSnippet.class::isInstance)
                .map(DeclarationSnippet.class::cast)
                .filter(each ->
                        each.name().equals(name) && shell.jshell().status(each).isActive())
                .findFirst();
    }

    /// Whether it can be declared before what it uses is.
    static boolean mayWait(Snippet snippet) {
        return snippet.kind() == Kind.TYPE_DECL || snippet.kind() == Kind.METHOD;
    }
}
