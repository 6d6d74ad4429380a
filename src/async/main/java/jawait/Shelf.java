package jawait;

import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What lies in a queue, and says how much it is. Under the queue's guard.
///
/// @param <T> the items
final class Shelf<T> {
    private final Queue<T> items;
    private final Level level = new Level();

    Shelf(Queue<T> items) {
        this.items = items;
    }

    void add(T item) {
        items.add(item);
        level.moved(items.size());
    }

    @Nullable
    T poll() {
        T item = items.poll();
        if (item != null) {
            level.moved(items.size());
        }
        return item;
    }

    void clear() {
        items.clear();
        level.moved(0);
    }

    int size() {
        return items.size();
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    Gauge gauge(AsyncQueue<T> queue) {
        return level.gauge("items in the queue", queue::size, queue::capacity);
    }
}
