package jawait;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What the verbs do to the bodies they are given.
final class Bodies {
    private Bodies() {}

    /// The action as a callable that returns null.
    @SuppressWarnings("NullAway") // Void has no other value
    static Callable<Void> of(Action action, String verb) {
        requireBody(action, verb);
        return () -> {
            action.run();
            return null;
        };
    }

    static <B> B requireBody(@Nullable B body, String verb) {
        return Objects.requireNonNull(body, () -> verb + ": the body is null");
    }

    /// Runs a body here and now; throws what it throws.
    static <T extends @Nullable Object> T run(Callable<? extends T> body) {
        try {
            return body.call();
        } catch (Exception e) {
            throw sneaky(e);
        }
    }

    /// The body itself, taken out of its coroutine.
    static <T extends @Nullable Object> Callable<? extends T> claim(Callable<? extends T> body) {
        @SuppressWarnings("unchecked")
        var claimed = body instanceof Coroutine<?> coroutine ? (Callable<? extends T>) coroutine.claim() : body;
        return claimed;
    }

    /// Throws `error` whatever its type; never returns. `throw sneaky(e)` tells the compiler so.
    static RuntimeException sneaky(Throwable error) {
        Bodies.<RuntimeException>raise(error);
        throw new AssertionError();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable error) throws E {
        throw (E) error;
    }
}
