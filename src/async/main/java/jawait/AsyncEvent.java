package jawait;

import java.util.concurrent.locks.ReentrantLock;

/// A flag that tasks can wait for. Any thread may use it.
///
/// Raising it wakes all who wait then, also when it is lowered again at once. (asyncio's `Event`; trio's cannot
/// be lowered.)
///
/// ```java
/// AsyncEvent ready = event();
/// var waiting = task(() -> {
///     ready.await();
///     return "go";
/// });
/// ready.set();
/// await(waiting); // "go"
/// ```
public final class AsyncEvent {
    private final ReentrantLock guard = new ReentrantLock();
    private final Line line = new Line(guard);
    private volatile boolean set;

    AsyncEvent() {}

    /// Raises the flag: all who wait go on, and nobody waits until it is cleared. Never waits.
    public void set() {
        guard.lock();
        try {
            set = true;
            line.serve();
        } finally {
            guard.unlock();
        }
    }

    /// Lowers the flag.
    ///
    /// ```java
    /// var ready = event();
    /// ready.set();
    /// ready.isSet(); // true
    /// ready.clear();
    /// ready.isSet(); // false
    /// ready.waiting(); // 0
    /// ```
    public void clear() {
        guard.lock();
        try {
            set = false;
        } finally {
            guard.unlock();
        }
    }

    /// Whether the flag is raised.
    public boolean isSet() {
        return set;
    }

    /// How many tasks wait for it.
    public int waiting() {
        return line.waiting();
    }

    /// Waits until the flag is raised. Throws `InterruptedException` when cancelled before that.
    public void await() {
        Turn.begin();
        if (set) {
            return;
        }
        Line.Place place = null;
        guard.lock();
        try {
            if (!set) {
                place = line.enter(null);
            }
        } finally {
            guard.unlock();
        }
        if (place != null) {
            line.await(place, this);
        }
    }

    /// `AsyncEvent[set]`.
    @Override
    public String toString() {
        return set ? "AsyncEvent[set]" : "AsyncEvent[not set]";
    }
}
