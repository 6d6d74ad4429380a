package jawait;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets one task through at a time, in the order in which they came.
///
/// It belongs to the task that took it (outside of tasks, to the thread). That task may take it again, and has
/// it until as many permits are closed. Only the holder may close them; once it has ended, anyone may. (trio
/// and asyncio have no re-entrant lock; in Java every lock is.)
///
/// ```java
/// AsyncLock lock = lock();
/// int[] count = {0};
/// gather(List.of(1, 2, 3), i -> {
///     try (var _ = lock.acquire()) {
///         int seen = count[0];
///         sleep(.001);
///         return count[0] = seen + i;
///     }
/// });
/// assert count[0] == 6;
/// ```
public final class AsyncLock implements Held {
    /// Guards the lock, and its conditions.
    final ReentrantLock guard = new ReentrantLock();

    final Line line = new Line(guard);
    private final Consumer<Permit> release = this::release;
    private int depth;
    private volatile @Nullable Object owner;

    AsyncLock() {}

    /// Waits for the lock. Throws `InterruptedException` when cancelled before it is handed over.
    ///
    /// @throws IllegalStateException when a task holds it that has ended: nobody will ever give it back
    public Permit acquire() {
        return acquireAs(this);
    }

    /// Waits for the lock, as part of something else.
    Permit acquireAs(Object what) {
        Turn.begin();
        var permit = new Permit(Turn.me(), release);
        Line.Place place = null;
        guard.lock();
        try {
            if (!admits(permit.who)) {
                refuseWhenLost();
                place = line.enter(new Turn(permit.who), 1);
            }
        } finally {
            guard.unlock();
        }
        if (place != null) {
            line.await(place, what);
        }
        return permit;
    }

    /// The lock if it is free, or one's own already. Never waits.
    ///
    /// ```java
    /// var lock = lock();
    /// try (var _ = lock.acquire()) {
    ///     lock.isLocked(); // true
    ///     lock.waiting(); // 0
    ///     await(task(() -> lock.tryAcquire().isPresent())); // false
    /// }
    /// ```
    public Optional<Permit> tryAcquire() {
        var permit = new Permit(Turn.me(), release);
        guard.lock();
        try {
            return admits(permit.who) ? Optional.of(permit) : Optional.empty();
        } finally {
            guard.unlock();
        }
    }

    /// A condition that tasks which hold this lock can wait for.
    ///
    /// ```java
    /// AsyncCondition changed = lock().condition();
    /// changed.waiting(); // 0
    /// ```
    public AsyncCondition condition() {
        return new AsyncCondition(this);
    }

    /// Whether somebody holds it.
    public boolean isLocked() {
        return owner != null;
    }

    /// How many tasks wait for it.
    public int waiting() {
        return line.waiting();
    }

    @Override
    public List<Task<?>> holders() {
        return owner instanceof Task<?> task ? List.of(task) : List.of();
    }

    private boolean admits(Object who) {
        if (owner == null) {
            owner = who;
        } else if (owner != who) {
            return false;
        }
        depth++;
        return true;
    }

    private void refuseWhenLost() {
        if (hasEnded(owner)) {
            throw new IllegalStateException("the lock is held by " + ownerName()
                    + ", which has ended without giving it back: whoever waits would wait for ever");
        }
    }

    private static boolean hasEnded(@Nullable Object who) {
        return who instanceof Task<?> task && task.isDone();
    }

    private String ownerName() {
        Object by = owner;
        return by == null ? "nobody" : Turn.name(by);
    }

    private void release(Permit permit) {
        guard.lock();
        try {
            if (permit.isClosed()) {
                return;
            }
            if (owner != permit.who || (owner != Turn.me() && !hasEnded(owner))) {
                throw new IllegalStateException("the lock is held by " + ownerName()
                        + ", and only there it can be released; this is " + Turn.name(Turn.me()));
            }
            permit.end();
            if (--depth == 0) {
                handOver();
            }
        } finally {
            guard.unlock();
        }
    }

    /// Under the guard.
    void requireHeld(String verb) {
        if (owner != Turn.me()) {
            throw new IllegalStateException(verb + ": expected the lock of the condition to be held by "
                    + Turn.name(Turn.me()) + ", found it held by " + ownerName() + "; acquire it first");
        }
    }

    /// How often the holder has taken it. Under the guard.
    int depth() {
        return depth;
    }

    /// Takes back what [#handOver()] gave up, however long that takes.
    void takeBack(int given, Object what) {
        Line.Place place = null;
        guard.lock();
        try {
            if (admits(Turn.me())) {
                depth = given;
            } else {
                place = line.enter(given);
            }
        } finally {
            guard.unlock();
        }
        if (place != null) {
            place.turn.awaitCalmly(what);
        }
    }

    /// Gives the lock, at whatever depth, to the first in line. Under the guard, by the holder.
    void handOver() {
        Line.Place next = line.next();
        owner = next == null ? null : next.turn.who;
        depth = next != null && next.item instanceof Integer given ? given : 0;
        if (next != null) {
            next.finish();
        }
    }

    /// `AsyncLock[held by fetch]`.
    @Override
    public String toString() {
        return owner == null ? "AsyncLock[free]" : "AsyncLock[held by " + ownerName() + "]";
    }
}
