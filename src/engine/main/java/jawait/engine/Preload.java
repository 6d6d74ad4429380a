package jawait.engine;

import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jawait.Async;
import jawait.display.Display;
import jawait.engine.shell.Shell;

/// What every session begins with: the imports of cells.
///
/// Kept short on purpose: each import costs a little in every compilation (a session with 2 600 took seconds
/// a cell).
final class Preload {
    /// Names the snippet of the imports: an import of the same name would take its place, so it is one that no user
    /// writes.
    static final String NAMING = "import static java.lang.Void.*;";

    /// One snippet, because each costs three tasks of the compiler before the first cell. JShell looks only at
    /// the first import, [#NAMING], and keeps the text as it is.
    static final String IMPORTS = NAMING + """
             import module java.base; import module java.net.http;\
             import jawait.*; import jawait.display.*; import static jawait.Async.*; import static jawait.display.Display.*;""";

    private Preload() {}

    /// The class of the library that has a preloaded method of this name; empty when none has.
    static Optional<Class<?>> facade(String method) {
        return Stream.<Class<?>>of(Async.class, Display.class)
                .filter(facade -> Stream.of(facade.getMethods())
                        .anyMatch(m -> Modifier.isStatic(m.getModifiers())
                                && m.getName().equals(method)))
                .findFirst();
    }

    /// Queues the imports. Nothing more: the first cell waits behind them.
    ///
    /// @return when they are done
    static CompletableFuture<?> into(Shell shell) {
        return shell.call(() -> shell.eval(IMPORTS));
    }

    /// The jars (or folders) of the preloaded packages: what cells compile against.
    static List<Path> classPath() {
        var path = new ArrayList<Path>();
        for (Class<?> each : List.of(Async.class, Display.class)) {
            CodeSource source = each.getProtectionDomain().getCodeSource();
            try {
                path.add(Path.of(source.getLocation().toURI()));
            } catch (URISyntaxException e) {
                throw new IllegalStateException("the class path has no usable entry for " + each, e);
            }
        }
        return path;
    }
}
