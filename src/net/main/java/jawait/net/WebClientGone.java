package jawait.net;

import java.io.IOException;
import java.util.Arrays;
import jawait.runtime.StopSignal;
import org.jspecify.annotations.Nullable;

/// The client has closed the connection, or broken off: nobody is left to be answered.
final class WebClientGone extends IOException {
    private static final long serialVersionUID = 1L;

    private WebClientGone(String message, IOException cause) {
        super(message, cause);
    }

    /// That, unless it is this task that was asked to stop: its interrupt closes the connection, too.
    static IOException of(String message, IOException e) {
        return StopSignal.isStop(e) ? e : new WebClientGone(message, e);
    }

    static boolean is(@Nullable Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof WebClientGone
                    || Arrays.stream(each.getSuppressed()).anyMatch(WebClientGone.class::isInstance)) {
                return true;
            }
        }
        return false;
    }
}
