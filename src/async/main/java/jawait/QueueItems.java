package jawait;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Gets items until the queue is shut down and empty.
final class QueueItems<T> implements Iterator<T> {
    private final AsyncQueue<T> queue;
    private @Nullable T next;

    QueueItems(AsyncQueue<T> queue) {
        this.queue = queue;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = queue.take();
        }
        return next != null;
    }

    @Override
    public T next() {
        T item = next == null ? queue.take() : next;
        if (item == null) {
            throw new NoSuchElementException("the queue was shut down, and nothing is left in it");
        }
        next = null;
        return item;
    }
}
