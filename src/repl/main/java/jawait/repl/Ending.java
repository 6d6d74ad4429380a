package jawait.repl;

import jawait.engine.Session;
import org.jspecify.annotations.Nullable;

/// Why a run without a terminal ends before its last line, and with which status. Safe for threads.
final class Ending {
    private static final int INTERRUPTED = 130;
    private static final int HUNG_UP = 141;

    private volatile @Nullable Session session;
    private volatile @Nullable Integer status;

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
