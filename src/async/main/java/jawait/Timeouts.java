package jawait;

import java.util.Optional;
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
            return Strand.<T>within(() -> scoped(nanos, body, stop -> {
                throw expired(nanos, stop);
            }));
        } catch (TimeoutException e) {
            throw e;
        } catch (Exception e) {
            throw Bodies.sneaky(e);
        }
    }

    /// As [#call], with its own expiry as an empty result.
    static <T> Optional<T> orEmpty(long nanos, Callable<? extends @Nullable T> body) {
        try {
            return Strand.<Optional<T>>within(() -> {
                @Nullable
                T value = Timeouts.<@Nullable T>scoped(nanos, body, stop -> {
                    throwFailure(stop);
                    return null;
                });
                return Optional.ofNullable(value);
            });
        } catch (Exception e) {
            throw Bodies.sneaky(e);
        }
    }

    @SuppressWarnings("NullAway") // value is what the body returned, unless something was thrown
    private static <T extends @Nullable Object> T scoped(
            long nanos, Callable<? extends T> body, Fn<Throwable, ? extends T> expired) throws Exception {
        StopScope scope = StopScope.open();
        AsyncClock.Alarm alarm = nanos > 0 ? Timekeeper.after(nanos, scope::fire) : null;
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
        boolean stopped = scope.close(thrown);
        if (thrown == null) {
            return value;
        }
        if (body instanceof Task<?> task && StopSignal.isStop(thrown)) {
            task.cancelOnce();
        }
        if (stopped) {
            return expired.apply(thrown);
        }
        throw Bodies.sneaky(thrown);
    }

    /// Throws what failed meanwhile, of which nobody would hear otherwise.
    private static void throwFailure(Throwable stop) {
        Throwable failed = CleanUp.failure(stop);
        if (failed != null) {
            throw Bodies.sneaky(failed);
        }
    }

    private static TimeoutException expired(long nanos, Throwable stop) {
        var expired = new TimeoutException("timed out after " + Nanos.text(nanos));
        if (stop.getStackTrace().length > 0) {
            expired.initCause(stop);
        }
        Throwable failed = CleanUp.failure(stop);
        if (failed != null) {
            expired.addSuppressed(failed);
        }
        return expired;
    }
}
