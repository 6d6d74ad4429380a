package jawait;

import java.util.AbstractQueue;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Items by rank; those of one rank in the order in which they came, which a `PriorityQueue` does not promise.
final class Ranked<T> extends AbstractQueue<T> {
    private record Entry<T>(T item, long number) {}

    private final Queue<Entry<T>> entries;
    private long numbers;

    Ranked(Comparator<? super T> order) {
        entries = new PriorityQueue<>(
                Comparator.<Entry<T>, T>comparing(Entry::item, order).thenComparingLong(Entry::number));
    }

    @Override
    public boolean offer(T item) {
        return entries.offer(new Entry<>(item, numbers++));
    }

    @Override
    public @Nullable T poll() {
        Entry<T> first = entries.poll();
        return first == null ? null : first.item();
    }

    @Override
    public @Nullable T peek() {
        Entry<T> first = entries.peek();
        return first == null ? null : first.item();
    }

    @Override
    public Iterator<T> iterator() {
        return entries.stream().map(Entry::item).iterator();
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public void clear() {
        entries.clear();
    }
}
