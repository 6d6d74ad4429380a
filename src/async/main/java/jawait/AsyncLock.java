package jawait;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    /// Of those that wait for a signal, as long as somebody does: see [#waitsIn].
    private final Set<Line> signals = new HashSet<>();

    private final Consumer<Permit> release = this::release;
    private int depth;
    private volatile @Nullable Object owner;

    /// Tells of the end of the task that holds it; while nobody waits there is none.
    private @Nullable Waiter watch;

    AsyncLock() {}

    /// Waits for the lock. Throws `InterruptedException` when cancelled before it is handed over.
    ///
    /// @throws IllegalStateException when a task holds it that has ended, or ends meanwhile without giving it back
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
            watchHolder();
        } finally {
            guard.unlock();
        }
        if (place != null) {
            line.await(place, what);
            refuseWhenLost(place);
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
            boolean admitted = admits(permit.who);
            watchHolder();
            return admitted ? Optional.of(permit) : Optional.empty();
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
        Object holder = owner;
        if (holder != null && hasEnded(holder)) {
            throw lost(holder);
        }
    }

    /// Throws when the holder has ended, for which the place was refused.
    static void refuseWhenLost(Line.Place place) {
        if (place.refused) {
            throw lost(Objects.requireNonNull(place.item));
        }
    }

    private static IllegalStateException lost(Object holder) {
        return new IllegalStateException("the lock is held by " + Turn.name(holder)
                + ", which has ended without giving it back: whoever waits would wait for ever");
    }

    private static boolean hasEnded(Object who) {
        return who instanceof Task<?> task ? task.isDone() : !((Thread) who).isAlive();
    }

    /// Has those who wait told when the holder ends. Under the guard, whenever there is another holder, or the
    /// first who waits.
    private void watchHolder() {
        if (watch == null && owner instanceof Task<?> holder && (line.waits() || !signals.isEmpty())) {
            watch = new Waiter(() -> ended(holder), false);
            holder.tell(watch);
        }
    }

    private void ended(Task<?> holder) {
        guard.lock();
        try {
            if (owner == holder) {
                line.refuse(holder);
                signals.forEach(signal -> signal.refuse(holder));
                signals.clear();
            }
        } finally {
            guard.unlock();
        }
    }

    /// A task has begun to wait for a signal in this line, or may have been the last. Under the guard.
    void waitsIn(Line signal) {
        if (signal.waits()) {
            signals.add(signal);
        } else {
            signals.remove(signal);
        }
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
            if (owner != permit.who || (owner != Turn.me() && !hasEnded(permit.who))) {
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
    ///
    /// @throws IllegalStateException when the holder has ended, or ends meanwhile without giving it back
    void takeBack(int given, Object what) {
        Line.Place place = null;
        guard.lock();
        try {
            if (admits(Turn.me())) {
                depth = given;
            } else {
                refuseWhenLost();
                place = line.enter(given);
            }
            watchHolder();
        } finally {
            guard.unlock();
        }
        if (place != null) {
            place.turn.awaitCalmly(what);
            refuseWhenLost(place);
        }
    }

    /// Gives the lock, at whatever depth, to the first in line. Under the guard, by the holder.
    void handOver() {
        Waiter watched = watch;
        if (watched != null && owner instanceof Task<?> holder) {
            holder.forget(watched);
            watch = null;
        }
        Line.Place next = line.next();
        owner = next == null ? null : next.turn.who;
        depth = next != null && next.item instanceof Integer given ? given : 0;
        watchHolder();
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
