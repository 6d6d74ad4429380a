package jawait.kernel;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import jawait.engine.Session;
import jawait.kernel.socket.ConnectionFile;
import jawait.kernel.wire.WireException;
import org.jspecify.annotations.Nullable;

/// Starts a kernel for a connection file, as Jupyter does: `java -jar jawait-kernel.jar -f kernel-1.json`.
public final class Main {
    private static final int USAGE = 2;
    private static final long END_MILLIS = 2_000;

    private Main() {}

    /// Runs until a client asks for shutdown, the process is told to end, or the parent process is gone.
    public static void main(String[] arguments) {
        var opening = Session.begin(); // first: the compiler takes longest
        Log.toOriginalStderr();
        var log = System.getLogger("jawait.kernel");
        try {
            var path = connectionFile(arguments);
            var file = ConnectionFile.read(path);
            var kernel = Kernel.start(file, opening, Main::end);
            publish(path, file, kernel.connection());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(kernel), "jawait-close"));
            Signals.onInterrupt(kernel::interrupt);
            ParentWatch.start(System.getenv("JPY_PARENT_PID"), Main::end);
            log.log(Level.INFO, "listening: {0}", path);
            kernel.awaitEnd();
        } catch (InterruptedException e) {
            end();
        } catch (WireException | IOException | RuntimeException e) {
            fail(log, e);
        }
    }

    private static void fail(Logger log, Exception e) {
        log.log(Level.ERROR, e instanceof WireException ? String.valueOf(e.getMessage()) : e.toString());
        Runtime.getRuntime().halt(USAGE);
    }

    private static Path connectionFile(String[] arguments) throws WireException {
        @Nullable String found = null;
        for (int i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            if (argument.startsWith("--connection-file=")) {
                found = argument.substring("--connection-file=".length());
            } else if (argument.equals("-f") || argument.equals("--connection-file")) {
                found = ++i < arguments.length ? arguments[i] : null;
            } else if (!argument.startsWith("-")) {
                found = argument;
            }
        }
        if (found == null) {
            throw new WireException("expected a connection file (-f kernel.json), found "
                    + (arguments.length == 0 ? "no arguments" : String.join(" ", arguments))
                    + ". Jupyter gives one: jupyter console --kernel jawait");
        }
        return Path.of(unquoted(found));
    }

    private static String unquoted(String path) {
        return path.length() > 1 && path.startsWith("\"") && path.endsWith("\"")
                ? path.substring(1, path.length() - 1)
                : path;
    }

    /// Tells clients of the ports that we chose ourselves.
    private static void publish(Path path, ConnectionFile asked, ConnectionFile bound) throws IOException {
        if (!bound.samePorts(asked)) {
            bound.write(path);
        }
    }

    private static void close(Kernel kernel) {
        // Threads and hooks of user code may hang; the process must not.
        Thread.ofPlatform().daemon().name("jawait-watchdog").start(() -> {
            try {
                Thread.sleep(END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(0);
        });
        kernel.close();
    }

    private static void end() {
        Runtime.getRuntime().exit(0);
    }
}
