package jawait.repl;

import jawait.engine.Session;
import org.jspecify.annotations.Nullable;

/// Why a run without a terminal ends before its last line, and with which status. Safe for threads.
public final class Ending {
    /// The exit status of a run that the user has interrupted, as a shell gives it for SIGINT.
    public static final int INTERRUPTED = 130;

    /// The exit status when nobody reads the output any more, as a shell gives it for SIGPIPE.
    public static final int HUNG_UP = 141;

    private volatile @Nullable Session session;
    private volatile @Nullable Integer status;

    Ending() {}

    /// From now on an end interrupts what runs in `running`.
    void of(Session running) {
        session = running;
    }

    /// Nobody reads the output any more.
    void hungUp() {
        left(HUNG_UP);
        stop();
    }

    /// The process was interrupted.
    void interrupted() {
        left(INTERRUPTED);
        stop();
    }

    /// The program asked to end with this status.
    void left(int with) {
        if (status == null) {
            status = with;
        }
    }

    private void stop() {
        var running = session;
        if (running != null) {
            running.interrupt();
        }
    }

    /// Whether nothing more is to be run.
    boolean over() {
        return status != null;
    }

    /// The status to end with, when it was not ended before.
    int status(int otherwise) {
        Integer early = status;
        return early == null ? otherwise : early;
    }
}
