package jawait.runtime;

import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Thrown by [Checkpoint#check()] to stop code that computes rather than blocks. It has no stack trace, but keeps the
/// failures that are suppressed in it.
///
/// An `Error`, so that `catch (Exception e)` in user code does not swallow it. Who catches it should rethrow it.
public final class StopSignal extends Error {
    private static final long serialVersionUID = 1L;

    StopSignal() {
        super("stopped: the task was cancelled, its timeout expired, or its cell was interrupted", null, true, false);
    }

    /// Whether `thrown` is how a body ends that has been asked to stop: this signal, an `InterruptedException`, a
    /// `CancellationException`, or a channel or socket that was closed by the interrupt.
    public static boolean isStop(@Nullable Throwable thrown) {
        return switch (thrown) {
            case null -> false;
            case StopSignal signal -> true;
            case InterruptedException interrupted -> true;
            case CancellationException cancelled -> true;
            case ClosedByInterruptException closed -> true;
            case SocketException socket -> "Closed by interrupt".equals(socket.getMessage());
            default -> false;
        };
    }
}
