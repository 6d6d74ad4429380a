package jawait;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// Hands items from tasks to tasks. Who puts waits for room, who gets waits for an item.
///
/// `for (var item : queue)` gets items until the queue is shut down and empty. Any number of threads may put, get
/// and iterate. Waiting calls throw `InterruptedException` when cancelled meanwhile.
///
/// @param <T> the items; never null
public final class AsyncQueue<T> implements Iterable<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final Condition allDone = lock.newCondition();
    private final Queue<T> items;
    private final int capacity;
    private int unfinished;
    private boolean shutDown;

    AsyncQueue(int capacity, Queue<T> items) {
        if (capacity < 1) {
            throw new IllegalArgumentException("queue: expected room for at least 1 item, found " + capacity
                    + "; leave the number out for a queue without bounds");
        }
        this.capacity = capacity;
        this.items = items;
    }

    /// Puts an item in, when there is room.
    ///
    /// @throws QueueShutDown when the queue is or gets shut down
    public void put(T item) {
        Objects.requireNonNull(item, "put: the item is null");
        locked(() -> {
            await(notFull, () -> shutDown || items.size() < capacity, "room in ");
            refuseWhenShutDown("it takes no more items");
            return add(item);
        });
    }

    /// Puts an item in if there is room now.
    ///
    /// @return whether there was
    /// @throws QueueShutDown when the queue is shut down
    public boolean tryPut(T item) {
        Objects.requireNonNull(item, "tryPut: the item is null");
        return locked(() -> {
            refuseWhenShutDown("it takes no more items");
            return items.size() < capacity && add(item);
        });
    }

    /// Takes the next item out, when there is one.
    ///
    /// @throws QueueShutDown when the queue is shut down, and empty
    public T get() {
        return locked(() -> {
            await(notEmpty, () -> shutDown || !items.isEmpty(), "an item of ");
            return Objects.requireNonNullElseGet(poll(), () -> {
                throw new QueueShutDown("the queue was shut down, and nothing is left in it");
            });
        });
    }

    /// Takes the next item out if there is one now.
    public Optional<T> tryGet() {
        return locked(() -> Optional.ofNullable(poll()));
    }

    /// Says that an item taken out has been dealt with, for those who [#join()].
    ///
    /// @throws IllegalStateException when called more often than items were put in
    public void taskDone() {
        locked(() -> {
            if (unfinished == 0) {
                throw new IllegalStateException(
                        "taskDone was called too many times: every item put in is done already");
            }
            return finish(1);
        });
    }

    /// Waits until every item put in has been taken out and dealt with (see [#taskDone()]).
    public void join() {
        locked(() -> {
            await(allDone, () -> unfinished == 0, "all to be done of ");
            return true;
        });
    }

    /// Closes the queue: it takes no more items, hands out those it has, and then ends every iteration.
    public void shutdown() {
        shutdown(false);
    }

    /// Closes the queue.
    ///
    /// @param immediate whether to drop the items it has; they count as done
    public void shutdown(boolean immediate) {
        locked(() -> {
            shutDown = true;
            if (immediate) {
                finish(Math.min(unfinished, items.size()));
                items.clear();
            }
            notEmpty.signalAll();
            notFull.signalAll();
            return true;
        });
    }

    /// Whether the queue was shut down.
    public boolean isShutDown() {
        return locked(() -> shutDown);
    }

    /// How many items wait in the queue.
    public int size() {
        return locked(items::size);
    }

    /// Gets items until the queue is shut down and empty.
    @Override
    public Iterator<T> iterator() {
        return new Items();
    }

    private boolean add(T item) {
        items.add(item);
        unfinished++;
        notEmpty.signal();
        return true;
    }

    private @Nullable T poll() {
        T item = items.poll();
        if (item != null) {
            notFull.signal();
        }
        return item;
    }

    private boolean finish(int count) {
        unfinished -= count;
        if (unfinished == 0) {
            allDone.signalAll();
        }
        return true;
    }

    private void refuseWhenShutDown(String consequence) {
        if (shutDown) {
            throw new QueueShutDown("the queue was shut down: " + consequence);
        }
    }

    private void await(Condition condition, BooleanSupplier met, String what) {
        if (met.getAsBoolean()) {
            return;
        }
        Strand.waiting(new Waiting(what));
        try {
            while (!met.getAsBoolean()) {
                condition.await();
            }
        } catch (InterruptedException e) {
            throw Bodies.sneaky(e);
        } finally {
            Strand.waiting(null);
        }
    }

    private <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /// `AsyncQueue[2 items, room for 5]`. Does not wait for those who use the queue.
    @Override
    public String toString() {
        if (!lock.tryLock()) {
            return "AsyncQueue[in use]";
        }
        try {
            String room = capacity == Integer.MAX_VALUE ? "" : ", room for " + capacity;
            return "AsyncQueue[" + items.size() + (items.size() == 1 ? " item" : " items") + room
                    + (shutDown ? ", shut down]" : "]");
        } finally {
            lock.unlock();
        }
    }

    private final class Waiting {
        private final String what;

        Waiting(String what) {
            this.what = what;
        }

        @Override
        public String toString() {
            return what + AsyncQueue.this;
        }
    }

    private final class Items implements Iterator<T> {
        private @Nullable T next;

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = locked(() -> {
                            await(notEmpty, () -> shutDown || !items.isEmpty(), "an item of ");
                            return Optional.ofNullable(poll());
                        })
                        .orElse(null);
            }
            return next != null;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the queue was shut down, and nothing is left in it");
            }
            T item = Objects.requireNonNull(next);
            next = null;
            return item;
        }
    }
}
