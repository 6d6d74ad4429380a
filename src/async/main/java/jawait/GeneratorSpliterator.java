package jawait;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A generator for streams: pushes where the stream takes all, pulls where it may stop early.
///
/// @param <T> the items
final class GeneratorSpliterator<T extends @Nullable Object> implements Spliterator<T> {
    private final AsyncGenerator<T> generator;
    private @Nullable Iterator<T> pulled;

    GeneratorSpliterator(AsyncGenerator<T> generator) {
        this.generator = generator;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        Iterator<T> items = pulled == null ? generator.iterator() : pulled;
        pulled = items;
        if (!items.hasNext()) {
            return false;
        }
        action.accept(items.next());
        return true;
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
        if (pulled == null) {
            generator.forEach(action);
        } else {
            pulled.forEachRemaining(action);
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
