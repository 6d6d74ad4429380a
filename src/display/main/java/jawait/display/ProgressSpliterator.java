package jawait.display;

import java.util.Comparator;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A stream's source that makes the steps of a bar; its parts, worked on side by side, share it.
///
/// @param <T> the type of the elements
final class ProgressSpliterator<T> implements Spliterator<T> {
    private final Spliterator<T> elements;
    private final Progress progress;
    private final AtomicInteger parts;
    private boolean over;

    ProgressSpliterator(Spliterator<T> elements, String name) {
        this(elements, new Progress(elements.getExactSizeIfKnown(), name), new AtomicInteger(1));
        progress.endsWithThisTask();
    }

    private ProgressSpliterator(Spliterator<T> elements, Progress progress, AtomicInteger parts) {
        this.elements = elements;
        this.progress = progress;
        this.parts = parts;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        boolean some = elements.tryAdvance(action);
        if (some) {
            progress.step();
        } else {
            end();
        }
        return some;
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
        elements.forEachRemaining(each -> {
            action.accept(each);
            progress.step();
        });
        end();
    }

    private void end() {
        if (!over) {
            over = true;
            if (parts.decrementAndGet() == 0) {
                progress.complete();
            }
        }
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        var part = elements.trySplit();
        if (part == null) {
            return null;
        }
        parts.incrementAndGet();
        return new ProgressSpliterator<>(part, progress, parts);
    }

    @Override
    public long estimateSize() {
        return elements.estimateSize();
    }

    @Override
    public int characteristics() {
        return elements.characteristics();
    }

    @Override
    public Comparator<? super T> getComparator() {
        return elements.getComparator();
    }
}
