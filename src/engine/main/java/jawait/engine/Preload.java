package jawait.engine;

import java.util.List;
import jawait.engine.shell.Shell;

/// What every session begins with: the imports of cells, and a warm compiler.
///
/// Kept short on purpose: each import costs a little in every compilation (a session with 2 600 took seconds a
/// cell).
final class Preload {
    static final List<String> IMPORTS = List.of(
            "import module java.base;",
            "import module java.net.http;",
            "import jawait.*;",
            "import static jawait.Async.*;",
            "import static jawait.display.Display.*;");

    private Preload() {}

    /// Queues the imports, and behind them what makes the first real cell and the first completion quick.
    @SuppressWarnings("FutureReturnValueIgnored") // whoever needs the shell queues behind it
    static void into(Shell shell, Completer completer) {
        for (String each : IMPORTS) {
            shell.call(() -> shell.eval(each));
        }
        shell.call(() -> {
            shell.eval("1 + 1");
            shell.take();
            return null;
        });
        shell.call(() -> completer.complete("\"\".isE", 6));
    }
}
