package jawait.repl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.ScreenTerminal;
import org.jspecify.annotations.Nullable;

/// A conversation with nobody, on a terminal that is only imagined: what a start-up cache is trained with.
public final class Rehearsal {
    private static final int WIDTH = 80;
    private static final int HEIGHT = 24;
    private static final long PATIENCE_SECONDS = 60;

    private Rehearsal() {}

    /// Types a few cells, and leaves.
    ///
    /// @return the status it ended with
    public static int run() throws IOException, InterruptedException {
        openOne();
        var virtual = ScreenTerminal.withTerminal("rehearsal", "xterm-256color", WIDTH, HEIGHT);
        var typist = Thread.ofPlatform().daemon().start(() -> {
            String[] lines = {
                "1 + 2\r", "int twice(int a) {\r", "return 2 * a;\r}\r", "twice(4)\r", "\"a\".sub\t\u0003", "1 / 0\r"
            };
            try {
                sees(virtual.screen(), "In [1]");
                for (String line : lines) {
                    virtual.terminal().processInputBytes(line.getBytes(StandardCharsets.UTF_8));
                }
                sees(virtual.screen(), "by zero");
                virtual.terminal().processInputBytes("/exit\r".getBytes(StandardCharsets.UTF_8));
            } catch (IOException | InterruptedException e) {
                System.getLogger("jawait.repl").log(System.Logger.Level.WARNING, "the rehearsal was broken off", e);
            }
        });
        var settings = new Repl.Settings(false, true);
        Function<String, @Nullable String> environment = name -> name.equals("JAWAIT_HISTORY") ? "off" : null;
        int status = Repl.run(virtual.terminal(), Repl.Beginning.of(environment), settings, environment);
        typist.join(TimeUnit.SECONDS.toMillis(1));
        virtual.terminal().close();
        return status;
    }

    /// A real pseudo-terminal, so that what opens one is learnt as well.
    private static void openOne() {
        try (var terminal = TerminalBuilder.builder()
                .system(false)
                .provider(Repl.QUICKEST)
                .streams(InputStream.nullInputStream(), OutputStream.nullOutputStream())
                .build()) {
            terminal.flush();
        } catch (IOException | IllegalStateException | LinkageError e) {
            System.getLogger("jawait.repl").log(System.Logger.Level.DEBUG, "no pseudo-terminal here", e);
        }
    }

    private static void sees(ScreenTerminal screen, String text) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!screen.toString().contains(text) && System.nanoTime() < deadline) {
            screen.waitDirty(100);
        }
    }
}
