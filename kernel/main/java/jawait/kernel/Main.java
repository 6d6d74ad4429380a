package jawait.kernel;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import jawait.engine.Session;
import jawait.engine.history.History;
import jawait.kernel.socket.ConnectionFile;
import jawait.kernel.wire.WireException;
import org.jspecify.annotations.Nullable;

/// Starts a kernel for a connection file, as Jupyter does: `java -jar jawait-kernel.jar -f kernel-1.json`; without
/// one it chooses its ports and a key, and writes a file where `jupyter console --existing` finds it.
public final class Main {
    private static final int USAGE = 2;
    private static final int TERMINATED = 143;
    private static final long END_MILLIS = 2_000;

    /// Whether it ends of itself; else a signal ends it.
    private static volatile boolean asked;

    private Main() {}

    /// Runs until a client asks for shutdown, the process is told to end, or the parent process is gone.
    public static void main(String[] arguments) {
        var opening = Session.begin(); // first: the compiler takes longest
        Log.toOriginalStderr();
        var past = History.ofUser(System.getenv()::get);
        past.open();
        var log = System.getLogger("jawait.kernel");
        try {
            var options = Options.of(arguments);
            var wanted = options.connection();
            var path = options.target();
            var kernel = Kernel.start(wanted, opening, past, Main::end);
            boolean own = publish(path, wanted, kernel.connection());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(kernel, own ? path : null), "jawait-close"));
            Signals.onInterrupt(kernel::interrupt);
            ParentWatch.start(System.getenv("JPY_PARENT_PID"), Main::end);
            if (own) {
                log.log(Level.WARNING, "listening; attach by: jupyter console --existing {0}", path.getFileName());
            }
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

    /// Tells clients of the ports that we chose ourselves.
    ///
    /// @return whether the file did not exist before, and is ours to remove
    private static boolean publish(Path path, ConnectionFile asked, ConnectionFile bound) throws IOException {
        boolean own = !Files.exists(path);
        if (own || !bound.samePorts(asked)) {
            bound.write(path);
        }
        return own;
    }

    private static void close(Kernel kernel, @Nullable Path own) {
        // Threads and hooks of user code may hang; the process must not.
        Thread.ofPlatform().daemon().name("jawait-watchdog").start(() -> {
            try {
                Thread.sleep(END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Children.end();
            Runtime.getRuntime().halt(asked ? 0 : TERMINATED);
        });
        remove(own);
        kernel.close();
        Children.end();
    }

    private static void remove(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger("jawait.kernel").log(Level.DEBUG, "cannot remove " + file, e);
        }
    }

    private static void end() {
        asked = true;
        Runtime.getRuntime().exit(0);
    }
}
