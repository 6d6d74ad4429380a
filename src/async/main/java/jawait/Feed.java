package jawait;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import jawait.runtime.Strand;
import jawait.runtime.Timekeeper;
import org.jspecify.annotations.Nullable;

/// Hands the items of a crew's tasks to the one thread that runs the operator: in order, so many at a time, and
/// after them what ended the tasks.
///
/// The taker parks rather than waits on a condition, so that an alarm can wake it without a lock.
///
/// @param <T> the items
final class Feed<T extends @Nullable Object> {
    /// What [#next(long)] found.
    enum Found {
        /// An item, to be had by [#item()].
        ITEM,
        /// All tasks have ended.
        END,
        /// The time has come, and no item.
        LATE
    }

    private record Broken(Throwable error) {}

    static final long NEVER = Long.MAX_VALUE;
    private static final Object NULL = new Object();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Queue<Object> items = new ArrayDeque<>();
    private final Crew crew;
    private final int capacity;
    private int taken;
    private int sources;
    private volatile @Nullable Thread waits;
    private @Nullable T item;

    /// @param crew whose tasks put items in
    /// @param capacity how many items there may be before those who put more wait
    /// @param sources how many tasks will put items in
    Feed(Crew crew, int capacity, int sources) {
        this.crew = crew;
        this.capacity = capacity;
        this.sources = sources;
        crew.onStop(this::wakeAll);
    }

    /// Puts an item in when there is room.
    void put(T next) {
        reserve();
        add(next);
    }

    /// Waits for room, and keeps it for one [#add].
    void reserve() {
        refuseWhenStopped();
        lock.lock();
        try {
            if (taken == capacity) {
                awaitRoom();
            }
            taken++;
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom() {
        Strand.waiting(this);
        try {
            while (taken == capacity) { // under the lock, as wakeAll: the one or the other sees it
                refuseWhenStopped();
                room.await();
            }
        } catch (InterruptedException e) {
            room.signal(); // may have been meant for this thread
            throw Bodies.sneaky(e);
        } finally {
            Strand.waiting(null);
        }
    }

    /// An interrupt went before: who comes here all the same has swallowed it, or not met it yet.
    private void refuseWhenStopped() {
        if (crew.stopped()) {
            Thread.interrupted(); // delivered herewith
            throw Bodies.sneaky(new InterruptedException("the stream has ended: it wants no more items"));
        }
    }

    private void wakeAll() {
        lock.lock();
        try {
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Puts an item in the room kept for it.
    void add(T next) {
        append(next == null ? NULL : next);
    }

    /// A source has come to its end; how, is thrown after the items it has put in.
    void ended(Task<?> source) {
        switch (source.outcome()) {
            case Success<?> done -> {}
            case Failure<?>(var error) -> append(new Broken(Traces.join(error, source)));
            case Cancelled<?> cancelled ->
                append(new Broken(
                        new CancellationException("task " + source.name() + ", which makes the items, was cancelled")));
        }
        append(null);
    }

    private void append(@Nullable Object next) {
        lock.lock();
        try {
            if (next == null) {
                sources--;
            } else {
                items.add(next);
            }
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(waits);
    }

    /// Waits for the next item and makes room for another. Whether there is one. Throws what a source has thrown.
    boolean next() {
        boolean more = next(NEVER) == Found.ITEM;
        if (more) {
            release();
        }
        return more;
    }

    /// Waits for the next item until `due`, and makes no room.
    Found next(long due) {
        Found found = poll();
        return found == Found.LATE ? await(due) : found;
    }

    private Found await(long due) {
        Thread me = Thread.currentThread();
        Strand.waiting(this);
        waits = me;
        AsyncClock.Alarm alarm =
                due == NEVER ? null : Timekeeper.after(due - Timekeeper.nanoTime(), () -> LockSupport.unpark(me));
        try {
            Found found = poll();
            while (found == Found.LATE && (due == NEVER || Timekeeper.nanoTime() - due < 0)) {
                if (Thread.interrupted()) {
                    throw Bodies.sneaky(new InterruptedException("interrupted while awaiting " + this));
                }
                Strand.park(this);
                found = poll();
            }
            return found;
        } finally {
            waits = null;
            Strand.waiting(null);
            if (alarm != null) {
                alarm.cancel();
            }
        }
    }

    /// The next item there is, without waiting: late is who finds none.
    @SuppressWarnings("unchecked")
    private Found poll() {
        lock.lock();
        try {
            Object next = items.poll();
            if (next instanceof Broken(var error)) {
                throw Bodies.sneaky(error);
            }
            if (next != null) {
                item = next == NULL ? null : (T) next;
                return Found.ITEM;
            }
            return sources == 0 ? Found.END : Found.LATE;
        } finally {
            lock.unlock();
        }
    }

    /// Makes room for another item.
    void release() {
        lock.lock();
        try {
            taken--;
            room.signal();
        } finally {
            lock.unlock();
        }
    }

    /// The item that was found.
    @SuppressWarnings("NullAway") // null only where T is nullable
    T item() {
        T found = item;
        item = null;
        return found;
    }

    /// What it stands for where a task waits on it: `items of a stream (room for 5)`.
    @Override
    public String toString() {
        return "items of a stream (room for " + capacity + ")";
    }
}
