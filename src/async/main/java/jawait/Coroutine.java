package jawait;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A body that has not begun: it runs when it is awaited, started, or given to `gather` and the like. Once.
///
/// @param <T> the type of the result
public final class Coroutine<T extends @Nullable Object> implements Awaitable<T> {
    private final Callable<? extends T> body;
    private final AtomicBoolean used = new AtomicBoolean();

    Coroutine(Callable<? extends T> body) {
        this.body = body;
    }

    /// Runs the body on the calling thread, within the calling task.
    ///
    /// @throws IllegalStateException when it has been awaited or started before
    @Override
    public T await() {
        return Bodies.run(this);
    }

    /// Starts the body as a task of its own.
    ///
    /// @throws IllegalStateException when it has been awaited or started before
    @Override
    public Task<T> start() {
        return Task.start(null, this);
    }

    /// As [#await()].
    ///
    /// @throws Exception whatever the body throws
    @Override
    public T call() throws Exception {
        return claim().call();
    }

    /// The body, for its only run.
    Callable<? extends T> claim() {
        if (!used.compareAndSet(false, true)) {
            throw new IllegalStateException("cannot reuse already awaited coroutine: a coroutine runs once;"
                    + " make a new one with async(…), or start it as a task, which can be awaited often");
        }
        return body;
    }

    /// Says whether it has begun, and what to do with it if not.
    @Override
    public String toString() {
        return used.get() ? "Coroutine[awaited]" : "Coroutine[not started - use await(c), task(c) or gather(c)]";
    }
}
