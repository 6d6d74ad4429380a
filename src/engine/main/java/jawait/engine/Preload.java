package jawait.engine;

import jawait.engine.shell.Shell;

/// What every session begins with: the imports of cells; and what warms up behind its first cell.
///
/// Kept short on purpose: each import costs a little in every compilation (a session with 2 600 took seconds
/// a cell).
@SuppressWarnings("FutureReturnValueIgnored") // what fails here fails again, and is told, in the first cell
final class Preload {
    /// One snippet, because each costs three tasks of the compiler before the first cell. JShell looks only at
    /// the first import and keeps the text as it is. That first one names the snippet: an import of the same name
    /// would take the snippet's place, so it is one that no user writes.
    private static final String IMPORTS = """
            import static java.lang.Void.*; import module java.base; import module java.net.http; \
            import jawait.*; import jawait.display.*; import static jawait.Async.*; import static jawait.display.Display.*;""";

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
