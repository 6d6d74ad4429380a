package jawait;

import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Hands items from tasks to tasks. Who puts waits for room, who gets waits for an item; both in the order in
/// which they came. Any number of threads may put, get and iterate.
///
/// Waiting calls throw `InterruptedException` when cancelled: then nothing was put, and nothing taken out. One
/// that had been served when the cancellation came keeps what it got. To wait for so long only, say `timeout(1,
/// queue::get)`, or `moveOnAfter`. (asyncio's `Queue`, `LifoQueue` and `PriorityQueue`.)
///
/// ```java
/// AsyncQueue<String> queue = queue(2);
/// var worker = task(() -> {
///     var seen = new ArrayList<String>();
///     for (var item : queue) { // until it is shut down and empty
///         seen.add(item);
///         queue.taskDone();
///     }
///     return seen;
/// });
/// for (var item : List.of("a", "b", "c")) {
///     queue.put(item); // waits while two are in it
/// }
/// queue.join();
/// queue.shutdown();
/// await(worker); // [a, b, c]
/// ```
///
/// @param <T> the items; never null
public final class AsyncQueue<T> implements Iterable<T>, Gauged {
    private static final AtomicLong IDS = new AtomicLong();

    /// Orders the locks of several queues.
    final long id = IDS.incrementAndGet();

    final ReentrantLock guard = new ReentrantLock();
    final Line getters = new Line(guard);
    final Line putters = new Line(guard);

    /// When a `select` got an item here, or put one in, as the choices of all selects are counted.
    long lastGot, lastPut;

    final Line joiners = new Line(guard);
    private final Shelf<T> items;
    private final int capacity;
    private int unfinished;
    private boolean shutDown;

    AsyncQueue(int capacity, Queue<T> items) {
        if (capacity < 1) {
            throw new IllegalArgumentException("queue: expected room for at least 1 item, found " + capacity
                    + "; leave the number out for a queue without bounds");
        }
        this.capacity = capacity;
        this.items = new Shelf<>(items);
    }

    /// Puts an item in, when there is room.
    ///
    /// @throws QueueShutDown when the queue is or gets shut down
    public void put(T item) {
        Objects.requireNonNull(item, "put: the item is null");
        Turn.begin();
        Line.Place place = null;
        guard.lock();
        try {
            refuseWhenShutDown();
            if (!offer(item)) {
                place = putters.enter(item);
            }
        } finally {
            guard.unlock();
        }
        if (place != null) {
            putters.await(place, new Waiting("room in ", this));
            settle(place);
        }
    }

    /// Puts an item in if there is room now. Never waits.
    ///
    /// ```java
    /// AsyncQueue<Integer> queue = queue(1);
    /// queue.tryPut(1); // true
    /// queue.isFull(); // true
    /// queue.tryPut(2); // false
    /// queue.size() == queue.capacity() // true
    /// queue.get(); // 1
    /// queue.tryGet(); // Optional.empty
    /// ```
    ///
    /// @return whether there was
    /// @throws QueueShutDown when the queue is shut down
    public boolean tryPut(T item) {
        Objects.requireNonNull(item, "tryPut: the item is null");
        guard.lock();
        try {
            refuseWhenShutDown();
            return offer(item);
        } finally {
            guard.unlock();
        }
    }

    /// Takes the next item out, when there is one.
    ///
    /// @throws QueueShutDown when the queue is or gets shut down, and is empty
    public T get() {
        T item = take();
        if (item == null) {
            throw nothingLeft();
        }
        return item;
    }

    /// Takes the next item out if there is one now. Never waits.
    ///
    /// @throws QueueShutDown when the queue is shut down, and empty
    public Optional<T> tryGet() {
        guard.lock();
        try {
            T item = poll();
            if (item == null && shutDown) {
                throw nothingLeft();
            }
            return Optional.ofNullable(item);
        } finally {
            guard.unlock();
        }
    }

    /// Takes the next item out, when there is one; null when there will be none.
    @Nullable
    T take() {
        Turn.begin();
        Line.Place place;
        guard.lock();
        try {
            T item = poll();
            if (item != null || shutDown) {
                return item;
            }
            place = getters.enter(null);
        } finally {
            guard.unlock();
        }
        getters.await(place, new Waiting("an item of ", this));
        return given(place.item);
    }

    /// A branch of a `select`: gets an item, which is the result.
    ///
    /// ```java
    /// AsyncQueue<Integer> box = queue(1);
    /// select(box.onGet(i -> "got " + i), box.onPut(7, () -> "put")); // "put"
    /// ```
    public Branch<T> onGet() {
        return onGet(item -> item);
    }

    /// A branch of a `select`: gets an item; `then` makes the result of it, when this is the branch chosen.
    public <R extends @Nullable Object> Branch<R> onGet(Fn<? super T, ? extends R> then) {
        Bodies.requireBody(then, "onGet");
        return Branch.<R>of(this, null, item -> then.apply(given(item)));
    }

    /// As [#onGet(Fn)], without a result.
    public Branch<Void> onGet(Use<? super T> then) {
        return onGet(Bodies.of(then, "onGet"));
    }

    /// A branch of a `select`: puts an item.
    public Branch<Void> onPut(T item) {
        return onPut(item, () -> {});
    }

    /// A branch of a `select`: puts an item; `then` makes the result, when this is the branch chosen.
    public <R extends @Nullable Object> Branch<R> onPut(T item, Callable<? extends R> then) {
        Objects.requireNonNull(item, "onPut: the item is null");
        Bodies.requireBody(then, "onPut");
        return Branch.<R>of(this, item, _ -> then.call());
    }

    /// As [#onPut(Object, Callable)], without a result.
    public Branch<Void> onPut(T item, Action then) {
        return onPut(item, Bodies.of(then, "onPut"));
    }

    /// Says that an item taken out has been dealt with, for those who [#join()].
    ///
    /// @throws IllegalStateException when called more often than items were put in
    public void taskDone() {
        guard.lock();
        try {
            if (unfinished == 0) {
                throw new IllegalStateException(
                        "taskDone was called too many times: every item put in is done already");
            }
            finish(1);
        } finally {
            guard.unlock();
        }
    }

    /// Waits until every item put in has been taken out and dealt with (see [#taskDone()]).
    public void join() {
        Turn.begin();
        Line.Place place;
        guard.lock();
        try {
            if (unfinished == 0) {
                return;
            }
            place = joiners.enter(null);
        } finally {
            guard.unlock();
        }
        joiners.await(place, new Waiting("all to be done of ", this));
    }

    /// Closes the queue: it takes no more items, hands out those it has, and then ends every iteration. Those
    /// who wait to put get a [QueueShutDown], and so do those who wait to get. Closing it again is harmless.
    public void shutdown() {
        shutdown(false);
    }

    /// Closes the queue, as [#shutdown()].
    ///
    /// @param immediate whether to drop the items it has; they count as done
    public void shutdown(boolean immediate) {
        guard.lock();
        try {
            shutDown = true;
            if (immediate) {
                int dropped = items.size();
                items.clear();
                finish(Math.min(unfinished, dropped));
            }
            putters.refuse();
            getters.refuse(); // who waits here has found the queue empty
        } finally {
            guard.unlock();
        }
    }

    /// Whether the queue was shut down.
    public boolean isShutDown() {
        guard.lock();
        try {
            return shutDown;
        } finally {
            guard.unlock();
        }
    }

    /// How many items wait in the queue.
    public int size() {
        guard.lock();
        try {
            return items.size();
        } finally {
            guard.unlock();
        }
    }

    /// Whether no item waits in the queue.
    ///
    /// ```java
    /// queue(1).isEmpty(); // true
    /// queue(1).isShutDown(); // false
    /// ```
    public boolean isEmpty() {
        return size() == 0;
    }

    /// Whether who puts now would wait.
    public boolean isFull() {
        return size() >= capacity;
    }

    @Override
    public Gauge gauge() {
        return items.gauge(this);
    }

    /// For how many items there is room; `Integer.MAX_VALUE` when there are no bounds.
    public int capacity() {
        return capacity;
    }

    /// Gets items until the queue is shut down and empty.
    @Override
    public Iterator<T> iterator() {
        return new QueueItems<>(this);
    }

    /// Under the guard: hands an item to the first who waits for one, or puts it in if there is room.
    boolean offer(T item) {
        if (items.size() >= capacity) {
            return false;
        }
        Line.Place getter = getters.next();
        if (getter == null) {
            items.add(item);
            unfinished++;
        } else {
            unfinished++;
            getter.item = item;
            getter.finish();
        }
        return true;
    }

    /// Under the guard: takes an item out if there is one, and lets in the first who waits to put.
    @Nullable
    T poll() {
        T item = items.poll();
        Line.Place putter = item == null ? null : putters.next();
        if (putter != null) {
            try {
                items.add(given(putter.item));
                unfinished++;
            } catch (RuntimeException e) {
                putter.fault = e; // the comparator's, which who puts is to see
            }
            putter.finish();
        }
        return item;
    }

    /// Under the guard: whether an item can be put in, or taken out, at any time from now on.
    boolean lives(boolean toPut) {
        return !shutDown || (!toPut && !items.isEmpty());
    }

    /// What a place says, on which somebody was served.
    void settle(Line.Place place) {
        if (place.refused) {
            throw new QueueShutDown("the queue was shut down: it takes no more items");
        }
        if (place.fault != null) {
            throw place.fault;
        }
    }

    /// What lies in a place of this queue's.
    @SuppressWarnings({"unchecked", "NullAway"}) // null on a place that was refused
    private T given(@Nullable Object item) {
        return (T) item;
    }

    private void finish(int count) {
        unfinished -= count;
        if (unfinished == 0) {
            joiners.serve();
        }
    }

    private void refuseWhenShutDown() {
        if (shutDown) {
            throw new QueueShutDown("the queue was shut down: it takes no more items");
        }
    }

    private static QueueShutDown nothingLeft() {
        return new QueueShutDown("the queue was shut down, and nothing is left in it");
    }

    /// `AsyncQueue[2 items, room for 5]`. Does not wait for those who use the queue.
    @Override
    public String toString() {
        if (!guard.tryLock()) {
            return "AsyncQueue[in use]";
        }
        try {
            String room = capacity == Integer.MAX_VALUE ? "" : ", room for " + capacity;
            return "AsyncQueue[" + items.size() + (items.size() == 1 ? " item" : " items") + room
                    + (shutDown ? ", shut down]" : "]");
        } finally {
            guard.unlock();
        }
    }

    record Waiting(String what, AsyncQueue<?> queue) {
        @Override
        public String toString() {
            return what + queue;
        }
    }
}
