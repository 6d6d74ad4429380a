package jawait.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import jawait.engine.shell.Shell;
import jdk.jshell.VarSnippet;

/// The variables `$1`, `$2`, … that JShell makes for the values of expressions: the last few stay, older
/// ones are let go.
///
/// Each costs a little in every compilation, because JShell imports every variable everywhere (after 900
/// expressions a cell took three times as long), and holds its value for ever. On the shell's thread only.
final class Results {
    /// How many values of expressions can still be named.
    static final int KEPT = 10;

    private final Shell shell;
    private final Variables variables;
    private final Deque<VarSnippet> kept = new ArrayDeque<>();

    Results(Shell shell, Variables variables) {
        this.shell = shell;
        this.variables = variables;
    }

    /// A new value has been made.
    void made(VarSnippet result) {
        kept.add(result);
        while (kept.size() > KEPT) {
            letGo(kept.remove());
        }
    }

    /// The newest value is not to be kept: its class stays until it has run, its name goes.
    void unkept() {
        if (!kept.isEmpty()) {
            variables.drop(kept.removeLast());
        }
    }

    private void letGo(VarSnippet old) {
        if (shell.jshell().status(old).isActive()) {
            variables.drop(old);
        }
    }
}
