package jawait.kernel;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/// Binds our own log to the stderr that the process was born with: what cells print is redirected, this is not.
public final class Log {
    // Held here, because the logging library forgets a logger that nobody holds.
    private static final Logger OURS = Logger.getLogger("jawait");

    private Log() {}

    /// From now on our log goes there. Loggers of user code are left as they are.
    public static void toOriginalStderr() {
        var handler = new StreamHandler(new FileOutputStream(FileDescriptor.err), new Lines()) {
            @Override
            public synchronized void publish(LogRecord entry) {
                super.publish(entry);
                flush();
            }
        };
        OURS.setUseParentHandlers(false);
        OURS.addHandler(handler);
        OURS.setLevel(Level.parse(System.getenv().getOrDefault("JAWAIT_LOG", "WARNING")));
        handler.setLevel(Level.ALL);
    }

    private static final class Lines extends Formatter {
        @Override
        public String format(LogRecord entry) {
            var text =
                    new StringBuilder("[jawait] ").append(formatMessage(entry)).append('\n');
            for (Throwable cause = entry.getThrown(); cause != null; cause = cause.getCause()) {
                text.append("    ").append(cause).append('\n');
                for (var frame : cause.getStackTrace()) {
                    text.append("        at ").append(frame).append('\n');
                }
            }
            return text.toString();
        }
    }
}
