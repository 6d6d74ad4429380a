package jawait;

import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A generator for streams: pushes where the stream takes all, pulls where it may stop early.
///
/// @param <T> the items
final class GeneratorSpliterator<T extends @Nullable Object> implements Spliterator<T>, AutoCloseable {
    private final AsyncGenerator<T> generator;
    private @Nullable Pull<T> pull;

    GeneratorSpliterator(AsyncGenerator<T> generator) {
        this.generator = generator;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (pull == null) {
            pull = generator.pull();
        }
        if (!pull.advance()) {
            return false;
        }
        action.accept(pull.take());
        return true;
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
        if (pull == null) {
            generator.forEach(action);
        } else {
            while (tryAdvance(action)) {}
        }
    }

    /// Stops the iteration, if it pulls, and waits for the body's `finally`.
    @Override
    public void close() {
        if (pull != null) {
            Pull.close(List.of(pull));
        }
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED;
    }
}
