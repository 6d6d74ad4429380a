package jawait.runtime;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Hands each item on after one and the same delay. A hundred thousand items cost one timer entry.
///
/// @param <E> the items
final class Later<E> {
    private record Entry<E>(E item, long due) {}

    private final Queue<Entry<E>> entries = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final long delay;
    private final Consumer<? super E> action;

    Later(Duration delay, Consumer<? super E> action) {
        this.delay = delay.toNanos();
        this.action = action;
    }

    void add(E item) {
        entries.add(new Entry<>(item, System.nanoTime() + delay));
        schedule();
    }

    private void schedule() {
        Entry<E> head = entries.peek();
        if (head != null && scheduled.compareAndSet(false, true)) {
            SystemClock.CLOCK.after(Math.max(0, head.due - System.nanoTime()), this::drain);
        }
    }

    private void drain() {
        for (Entry<E> head = entries.peek(); head != null && head.due - System.nanoTime() <= 0; head = entries.peek()) {
            entries.poll();
            action.accept(head.item);
        }
        scheduled.set(false);
        schedule();
    }
}
