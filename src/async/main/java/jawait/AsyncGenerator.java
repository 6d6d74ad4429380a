package jawait;

import java.util.Iterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A sequence made by a body that yields its items: `generate(y -> { … y.yield(item); … })`.
///
/// The body runs afresh for each iteration, and only as far as its items are wanted. In [#forEach] and in streams
/// without short cut it runs on the caller's thread; in a `for` loop it runs in a task of its own, in turns with
/// the
/// loop. A loop that is left early leaves the body waiting in `yield`: close the generator (or use a stream, which
/// does), and the body's `finally` runs. A forgotten iterator is stopped some time after it became garbage.
///
/// @param <T> the items
public final class AsyncGenerator<T extends @Nullable Object> implements Iterable<T>, AutoCloseable {
    private final Use<Yielder<T>> body;
    private final Set<Task<?>> live = ConcurrentHashMap.newKeySet();

    AsyncGenerator(Use<Yielder<T>> body) {
        this.body = body;
    }

    /// Runs the body on this thread and gives each item to `action`. Throws what the body throws.
    @Override
    public void forEach(Consumer<? super T> action) {
        Thread owner = Thread.currentThread();
        try {
            body.accept(item -> {
                requireThread(owner);
                action.accept(item);
            });
        } catch (Exception e) {
            throw Bodies.sneaky(e);
        }
    }

    /// Runs the body anew, step by step: each item is made when it is asked for. Asking throws what the body
    /// throws.
    @Override
    public Iterator<T> iterator() {
        return new Pulled<>(pull());
    }

    /// The items as a sequential stream. When the stream has enough, or fails, the body is stopped: its `finally`
    /// runs.
    public Stream<T> stream() {
        return Stream.of(this)
                .flatMap(generator ->
                        StreamSupport.stream(generator.spliterator(), false).onClose(generator::close));
    }

    /// The items, not splittable.
    @Override
    public Spliterator<T> spliterator() {
        return new GeneratorSpliterator<>(this);
    }

    /// Stops all iterations that are under way, and waits until the body's `finally` has run in each. The generator
    /// can be iterated again.
    @Override
    public void close() {
        for (Task<?> task : live) {
            task.cancelOnce();
        }
        for (Task<?> task : live) {
            if (task.join() instanceof Failure<?>(var error)) {
                throw Bodies.sneaky(error);
            }
        }
    }

    private Pull<T> pull() {
        var pull = new Pull<>(body);
        Task<?> task = pull.task();
        live.add(task);
        task.tell(new Waiter(() -> live.remove(task), true));
        return pull;
    }

    static void requireThread(Thread owner) {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("yield was called on another thread than the generator's own;"
                    + " to collect items from several tasks use a queue");
        }
    }

    /// `AsyncGenerator[1 under way]`.
    @Override
    public String toString() {
        return "AsyncGenerator[" + (live.isEmpty() ? "not under way" : live.size() + " under way") + "]";
    }
}
