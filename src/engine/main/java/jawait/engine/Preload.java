package jawait.engine;

import jawait.engine.shell.Shell;

/// What every session begins with: the imports of cells; and what warms up behind its first cell.
///
/// Kept short on purpose: each import costs a little in every compilation (a session with 2 600 took seconds
/// a cell).
@SuppressWarnings("FutureReturnValueIgnored") // what fails here fails again, and is told, in the first cell
final class Preload {
    private static final String IMPORTS = """
            import java.lang.annotation.Native; import module java.base; import module java.net.http; import jawait.*; \
            import static jawait.Async.*; import static jawait.display.Display.*;""";

    private Preload() {}

    /// Queues the imports. Nothing more: the first cell waits behind them.
    static void into(Shell shell) {
        shell.call(() -> shell.eval(IMPORTS));
    }

    /// Warms up what a first completion needs, once the first cell has its result.
    static void afterFirstCell(Shell shell, Completer completer) {
        shell.call(() -> completer.complete("\"\".isE", 6));
    }
}
