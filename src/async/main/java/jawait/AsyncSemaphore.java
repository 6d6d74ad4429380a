package jawait;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets so many tasks through at a time, in the order in which they came. Any thread may use it.
///
/// A permit may be closed anywhere, also by another task than the one that got it, and gives back one permit
/// however often it is closed: so there are never more than at the beginning. (asyncio's `BoundedSemaphore`; for
/// a count that others raise, use a queue or an event.) So nobody is told when a task ends that has never closed
/// its permit: another may yet do so, and `pstree` names it as the holder. (As in asyncio and trio; only a lock
/// has an owner.)
///
/// ```java
/// AsyncSemaphore sem = semaphore(3);
/// List<Integer> squares = gather(List.of(1, 2, 3, 4), i -> {
///     try (var _ = sem.acquire()) {
///         sleep(.001);
///         return i * i;
///     }
/// }); // [1, 4, 9, 16]
/// ```
public final class AsyncSemaphore implements Held, Gauged {
    private final int permits;
    private final ReentrantLock guard = new ReentrantLock();
    private final Line line = new Line(guard);
    private final List<Permit> held = new ArrayList<>();
    private final Level level = new Level();
    private final Consumer<Permit> release = this::release;
    private volatile @Nullable Supplier<String> name;

    AsyncSemaphore(int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException("semaphore: expected at least 1 permit, found " + permits);
        }
        this.permits = permits;
    }

    /// What it is for, as `pstree()` shows those who wait for it: a pool of connections, say. Asked
    /// whenever somebody looks, by any thread.
    ///
    /// ```java
    /// var pool = semaphore(1);
    /// pool.named(() -> "pool of pigeons (" + pool.waiting() + " waiting)");
    /// pool.toString(); // "pool of pigeons (0 waiting)"
    /// ```
    public AsyncSemaphore named(Supplier<String> text) {
        name = Objects.requireNonNull(text, "named: the text is null");
        return this;
    }

    /// Waits for a permit. Throws `InterruptedException` when cancelled before one is handed over.
    public Permit acquire() {
        Turn.begin();
        var permit = new Permit(Turn.me(), release);
        Line.Place place = null;
        guard.lock();
        try {
            if (!admits(permit)) {
                place = line.enter(new Turn(permit.who), permit);
            }
        } finally {
            guard.unlock();
        }
        if (place != null) {
            line.await(place, this);
        }
        return permit;
    }

    /// A permit if there is one now. Never waits.
    ///
    /// ```java
    /// var sem = semaphore(1);
    /// Permit permit = sem.tryAcquire().orElseThrow();
    /// sem.tryAcquire(); // Optional.empty
    /// permit.close();
    /// sem.available(); // 1
    /// sem.waiting(); // 0
    /// ```
    public Optional<Permit> tryAcquire() {
        var permit = new Permit(Turn.me(), release);
        guard.lock();
        try {
            return admits(permit) ? Optional.of(permit) : Optional.empty();
        } finally {
            guard.unlock();
        }
    }

    /// How many permits nobody holds.
    public int available() {
        guard.lock();
        try {
            return permits - held.size();
        } finally {
            guard.unlock();
        }
    }

    /// How many tasks wait for a permit.
    public int waiting() {
        return line.waiting();
    }

    @Override
    public Gauge gauge() {
        return level.gauge("permits in use", () -> permits - available(), () -> permits);
    }

    @Override
    public List<Task<?>> holders() {
        guard.lock();
        try {
            return Held.tasks(held.stream().map(permit -> permit.who));
        } finally {
            guard.unlock();
        }
    }

    @Override
    public boolean anyIsEnough() {
        return true;
    }

    private boolean admits(Permit permit) {
        return held.size() < permits && add(permit);
    }

    private boolean add(Permit permit) {
        permit.slot = held.size();
        held.add(permit);
        level.moved(held.size());
        return true;
    }

    /// The last one moves into its place: so that it costs the same however many there are.
    private void remove(Permit permit) {
        Permit last = held.removeLast();
        if (last != permit) {
            held.set(permit.slot, last);
            last.slot = permit.slot;
        }
    }

    private void release(Permit permit) {
        guard.lock();
        try {
            if (!permit.end()) {
                return;
            }
            remove(permit);
            Line.Place next = line.next();
            if (next != null && next.item instanceof Permit given) {
                add(given);
                next.finish();
            } else {
                level.moved(held.size());
            }
        } finally {
            guard.unlock();
        }
    }

    /// `AsyncSemaphore[1 of 3 available]`, or what it was [#named].
    @Override
    public String toString() {
        Supplier<String> said = name;
        return said != null ? said.get() : "AsyncSemaphore[" + available() + " of " + permits + " available]";
    }
}
