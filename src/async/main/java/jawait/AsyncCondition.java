package jawait;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/// Lets tasks that hold a lock wait until others that hold it say that something has changed.
///
/// A signal wakes who has waited longest. One that meets a task just being cancelled goes to the next, so none
/// is lost; a task may therefore wake though nothing has changed for it, and should look again: that is what
/// [#awaitUntil(BooleanSupplier)] does. (asyncio's and trio's `Condition`; theirs have been caught losing signals,
/// see CPython's issue 112202.)
///
/// ```java
/// var lock = lock();
/// AsyncCondition full = lock.condition();
/// var basket = new ArrayDeque<String>();
/// var eater = task(() -> {
///     try (var _ = lock.acquire()) {
///         full.awaitUntil(() -> !basket.isEmpty());
///         return basket.remove();
///     }
/// });
/// try (var _ = lock.acquire()) {
///     basket.add("apple");
///     full.signal();
/// }
/// await(eater); // "apple"
/// ```
public final class AsyncCondition {
    private final AsyncLock lock;
    private final Line line;

    AsyncCondition(AsyncLock lock) {
        this.lock = lock;
        this.line = new Line(lock.guard);
    }

    /// Gives the lock up, waits for a signal, and takes the lock again: also when cancelled meanwhile, which
    /// throws `InterruptedException` then.
    ///
    /// @throws IllegalStateException when the running task does not hold the lock; or, without the lock, when
    ///     a task that holds it has ended: nobody could ever signal
    public void await() {
        Turn.begin();
        Line.Place place;
        int depth;
        lock.guard.lock();
        try {
            lock.requireHeld("await");
            depth = lock.depth();
            place = line.enter(depth);
            lock.waitsIn(line);
            lock.handOver();
        } finally {
            lock.guard.unlock();
        }
        try {
            line.await(place, this);
        } catch (Throwable e) {
            stopped(place, depth, e);
            throw e;
        }
        AsyncLock.refuseWhenLost(place);
        left();
    }

    /// Being cancelled ends the wait, but not before it has the lock again.
    private void stopped(Line.Place place, int depth, Throwable stop) {
        try {
            lock.takeBack(depth, lock);
        } catch (IllegalStateException lost) {
            stop.addSuppressed(lost);
            return;
        }
        left();
        if (place.passed) {
            signal();
        }
    }

    /// Somebody has left the line. By the holder.
    private void left() {
        lock.guard.lock();
        try {
            lock.waitsIn(line);
        } finally {
            lock.guard.unlock();
        }
    }

    /// Waits until `met` is true, which is asked with the lock held: at once, and after every signal.
    ///
    /// @throws IllegalStateException when the running task does not hold the lock
    public void awaitUntil(BooleanSupplier met) {
        Objects.requireNonNull(met, "awaitUntil: the predicate is null");
        guarded("awaitUntil", () -> {});
        while (!met.getAsBoolean()) {
            await();
        }
    }

    /// Wakes one who waits, if somebody does. It goes on when the lock has been given up.
    ///
    /// @throws IllegalStateException when the running task does not hold the lock
    public void signal() {
        signal(1);
    }

    /// Wakes so many of those who wait, or all when they are fewer.
    ///
    /// @throws IllegalArgumentException when `count` is negative
    /// @throws IllegalStateException when the running task does not hold the lock
    public void signal(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("signal: expected a count of 0 or more, found " + count);
        }
        guarded("signal", () -> {
            for (int left = count; left > 0 && line.pass(lock.line); left--) {}
        });
    }

    /// Wakes all who wait.
    ///
    /// ```java
    /// var lock = lock();
    /// var changed = condition(lock);
    /// try (var _ = lock.acquire()) {
    ///     changed.signalAll(); // nobody waits, so nobody wakes
    ///     changed.waiting(); // 0
    /// }
    /// ```
    ///
    /// @throws IllegalStateException when the running task does not hold the lock
    public void signalAll() {
        guarded("signalAll", () -> {
            while (line.pass(lock.line)) {}
        });
    }

    /// How many tasks wait for a signal.
    public int waiting() {
        return line.waiting();
    }

    private void guarded(String verb, Runnable action) {
        lock.guard.lock();
        try {
            lock.requireHeld(verb);
            action.run();
        } finally {
            lock.guard.unlock();
        }
    }

    /// `AsyncCondition[2 waiting, AsyncLock[free]]`.
    @Override
    public String toString() {
        return "AsyncCondition[" + waiting() + " waiting, " + lock + "]";
    }
}
