package jawait.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jawait.engine.shell.Shell;
import jdk.jshell.ImportSnippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;

/// An import that takes the place of another of the same simple name, as `java.util.Date` of `java.sql.Date`.
/// JShell looks at what used the other one only when some later import comes, and then blames that.
/// On the shell's thread only.
final class ImportChange {
    private final Shell shell;

    ImportChange(Shell shell) {
        this.shell = shell;
    }

    /// Evaluates code; when it is such an import, the earlier one goes first, and what used it is looked at now.
    List<SnippetEvent> eval(String code) {
        var earlier = code.startsWith("import") ? replaced(code) : Optional.<ImportSnippet>empty();
        if (earlier.isEmpty()) {
            return shell.eval(code);
        }
        var events = new ArrayList<>(shell.jshell().drop(earlier.get()));
        events.removeIf(event -> event.causeSnippet() == null);
        var made = shell.eval(code);
        events.addAll(made);
        boolean works = made.stream().anyMatch(event -> event.causeSnippet() == null && event.status() == Status.VALID);
        if (!works) {
            shell.eval(earlier.get().source()).stream()
                    .filter(event -> event.causeSnippet() != null)
                    .forEach(events::add);
        }
        return events;
    }

    private Optional<ImportSnippet> replaced(String code) {
        return shell.analysis().sourceToSnippets(code).stream()
                .filter(ImportSnippet.class::isInstance)
                .map(ImportSnippet.class::cast)
                .findFirst()
                .flatMap(this::replaced);
    }

    private Optional<ImportSnippet> replaced(ImportSnippet now) {
        return shell.jshell()
                .imports()
                .filter(each -> shell.jshell().status(each).isActive()
                        && now.subKind() == SubKind.SINGLE_TYPE_IMPORT_SUBKIND
                        && each.subKind() == now.subKind()
                        && each.name().equals(now.name())
                        && !each.fullname().equals(now.fullname()))
                .findFirst();
    }
}
