package jawait;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// A lambda where the bodies should be, as in `outcomes(() -> { throw … })`: one that never ends normally fits
/// `Iterable` as well as `Callable`, and javac takes the form without varargs. So it is run as a body, in a task;
/// when an iterator comes of it, it was an `Iterable` after all.
///
/// @param <T> the type of the results
final class Lone<T extends @Nullable Object> {
    private final Task<?> body;

    private Lone(Task<?> body) {
        this.body = body;
    }

    /// Starts it; null when these are no lambda.
    static <T extends @Nullable Object> @Nullable Lone<T> of(Iterable<? extends Callable<? extends T>> bodies) {
        return bodies.getClass().isHidden() ? new Lone<>(Task.start(null, bodies::iterator)) : null;
    }

    /// Waits for its end: the bodies that it gave, or itself. Being stopped meanwhile cancels it.
    @SuppressWarnings("unchecked") // the iterator is that of the bodies; a body without a value has one of every type
    Iterable<? extends Callable<? extends T>> bodies() {
        return join() instanceof Success<?>(Iterator<?> iterator)
                ? () -> (Iterator<Callable<? extends T>>) iterator
                : List.of((Task<T>) body);
    }

    private Outcome<?> join() {
        try {
            return body.join();
        } catch (Throwable stop) {
            body.cancelOnce();
            awaitCleanUp(stop);
            throw stop;
        }
    }

    private void awaitCleanUp(Throwable stop) {
        try {
            if (body.join() instanceof Failure<?>(var error)) {
                stop.addSuppressed(Traces.join(error, body));
            }
        } catch (Throwable again) {
            body.cancel(); // stopped once more: no longer waited for
        }
    }
}
