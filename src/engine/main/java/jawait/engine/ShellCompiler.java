package jawait.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jawait.engine.maven.Compiler;
import jawait.engine.shell.Shell;
import jdk.jshell.Snippet;

/// Has the session's shell take over what libraries bring: class path, imports, options.
final class ShellCompiler implements Compiler {
    private final Shell shell;

    ShellCompiler(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void add(List<Path> entries) throws InterruptedException {
        CellRun.await(shell, () -> {
            shell.add(entries);
            return true;
        });
    }

    @Override
    public List<String> declare(List<String> imports) throws InterruptedException {
        return CellRun.await(shell, () -> {
            var wrong = new ArrayList<String>();
            for (String each : imports) {
                if (Namesakes.isTaken(shell.jshell(), each)) {
                    wrong.add(each + " is left out: cells have declared a type of that name");
                    continue;
                }
                for (var event : shell.eval(each)) {
                    if (event.status() == Snippet.Status.REJECTED) {
                        wrong.add(each + " " + reason(event.snippet()));
                    }
                }
            }
            return wrong;
        });
    }

    private String reason(Snippet refused) {
        return shell.jshell()
                .diagnostics(refused)
                .findFirst()
                .map(error -> error.getMessage(Locale.ROOT))
                .orElse("does not compile");
    }

    @Override
    public String use(List<String> options) throws InterruptedException {
        return CellRun.await(shell, () -> {
            if (!shell.untouched()) {
                return "the compiler's options can only be set in the first cell, before anything is compiled; "
                        + "restart the kernel and run this cell first";
            }
            try {
                shell.reopen(options, Preload.IMPORTS);
                return "";
            } catch (IllegalArgumentException e) {
                return "the compiler refuses them: "
                        + String.valueOf(e.getMessage())
                                .replaceFirst("^error: ", "")
                                .strip();
            }
        });
    }
}
