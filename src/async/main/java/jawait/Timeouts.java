package jawait;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import jawait.runtime.StopScope;
import jawait.runtime.StopSignal;
import jawait.runtime.Strand;
import jawait.runtime.Timekeeper;
import org.jspecify.annotations.Nullable;

/// Deadlines on the caller's own thread.
final class Timeouts {
    private Timeouts() {}

    /// Runs `body` here; asks it to stop after `nanos`. A task given as the body is cancelled then.
    static <T extends @Nullable Object> T call(long nanos, Callable<? extends T> body) throws TimeoutException {
        try {
            return Strand.<T>within(() -> scoped(nanos, body));
        } catch (TimeoutException e) {
            throw e;
        } catch (Exception e) {
            throw Bodies.sneaky(e);
        }
    }

    @SuppressWarnings("NullAway") // value is what the body returned, unless something was thrown
    private static <T extends @Nullable Object> T scoped(long nanos, Callable<? extends T> body)
            throws TimeoutException {
        StopScope scope = StopScope.open();
        Timekeeper.Alarm alarm = nanos > 0 ? Timekeeper.after(nanos, scope::fire) : null;
        if (alarm == null) {
            scope.fire();
        }
        T value = null;
        Throwable thrown = null;
        try {
            value = body.call();
        } catch (Throwable e) {
            thrown = e;
        }
        if (alarm != null) {
            alarm.cancel();
        }
        boolean expired = scope.close(thrown);
        if (thrown != null && StopSignal.isStop(thrown) && body instanceof Task<?> task) {
            task.cancelOnce();
        }
        if (expired) {
            throw expired(nanos, thrown);
        }
        if (thrown != null) {
            throw Bodies.sneaky(thrown);
        }
        return value;
    }

    private static TimeoutException expired(long nanos, @Nullable Throwable stop) {
        var expired = new TimeoutException("timed out after " + Nanos.text(nanos));
        if (stop != null && stop.getStackTrace().length > 0) {
            expired.initCause(stop);
        }
        return expired;
    }
}
