package jawait.engine;

import java.util.List;
import java.util.Locale;
import jawait.engine.shell.Shell;
import jawait.engine.source.Finding;
import jdk.jshell.Diag;
import jdk.jshell.Snippet;

/// What JShell holds against a snippet, compiled or only tried. On the shell's thread only.
record ShellErrors(Shell shell) {
    /// The errors, positions in the snippet's source; empty for one that compiled.
    List<Finding> of(Snippet snippet) {
        return shell.jshell()
                .diagnostics(snippet)
                .filter(Diag::isError)
                .map(ShellErrors::finding)
                .toList();
    }

    private static Finding finding(Diag error) {
        long at = error.getPosition() < 0 ? error.getStartPosition() : error.getPosition();
        long start = error.getStartPosition() < 0 ? at : Math.min(at, error.getStartPosition());
        long end = Math.max(at, error.getEndPosition());
        return new Finding((int) start, (int) at, (int) end, error.getCode(), error.getMessage(Locale.ROOT));
    }
}
