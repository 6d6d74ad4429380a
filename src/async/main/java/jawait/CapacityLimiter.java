package jawait;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Lends so many tokens at a time, each to a borrower, in the order in which they asked; how many may be
/// changed while it is in use.
///
/// The borrower is the running task (outside of tasks, the thread) unless another object is named: a
/// connection, say, for which a task does the asking. Nobody can borrow two, which would be a deadlock waiting
/// to happen. The permit may be closed by any task, so a token outlives a borrower that ends without closing it: it
/// stays lent, and `pstree` names who has it. (trio's and anyio's `CapacityLimiter`.)
///
/// ```java
/// var limiter = CapacityLimiter.of(2);
/// try (var _ = limiter.acquire();
///         var _ = limiter.acquireFor("connection 7")) {
///     limiter.available(); // 0
///     limiter.total(10);
///     limiter.available(); // 8
/// }
/// limiter.borrowed(); // 0
/// ```
public final class CapacityLimiter implements Held, Gauged {
    /// What a limiter is doing.
    ///
    /// @param total how many tokens there are
    /// @param borrowed how many are lent; more than there are after they were made fewer
    /// @param borrowers to whom, in the order in which they got them
    /// @param waiting how many tasks wait for one
    public record Statistics(int total, int borrowed, List<Object> borrowers, int waiting) {}

    private record Asking(Object borrower, Permit permit) {}

    private final ReentrantLock guard = new ReentrantLock();
    private final Line line = new Line(guard);
    private final Map<Object, Permit> lent = new LinkedHashMap<>();
    private final Set<Object> asking = new HashSet<>();
    private final Level level = new Level();
    private int total;

    private CapacityLimiter(int total) {
        total(total);
    }

    /// A limiter with so many tokens.
    ///
    /// @throws IllegalArgumentException when `total` is below 1
    public static CapacityLimiter of(int total) {
        return new CapacityLimiter(total);
    }

    /// Borrows a token for the running task; waits for it when all are lent. Throws `InterruptedException` when
    /// cancelled before one is handed over.
    ///
    /// @throws IllegalStateException when the task has a token of this limiter already
    public Permit acquire() {
        return acquireFor(Turn.me());
    }

    /// As [#acquire()], for another borrower. Borrowers are told apart by `equals`.
    ///
    /// @throws IllegalStateException when the borrower has a token already, or waits for one
    public Permit acquireFor(Object borrower) {
        Turn.begin();
        Permit permit = permit(borrower, "acquireFor");
        Line.Place place = null;
        guard.lock();
        try {
            if (!admits(borrower, permit)) {
                asking.add(borrower);
                place = line.enter(new Turn(permit.who), new Asking(borrower, permit));
            }
        } finally {
            guard.unlock();
        }
        if (place != null) {
            await(place, borrower);
        }
        return permit;
    }

    /// A token for the running task, if there is one now.
    ///
    /// ```java
    /// var limiter = CapacityLimiter.of(1);
    /// limiter.tryAcquireFor("a").isPresent(); // true
    /// limiter.tryAcquire(); // Optional.empty
    /// CapacityLimiter.Statistics now = limiter.statistics();
    /// now.borrowers(); // [a]
    /// ```
    ///
    /// @throws IllegalStateException when the task has one already
    public Optional<Permit> tryAcquire() {
        return tryAcquireFor(Turn.me());
    }

    /// A token for another borrower, if there is one now.
    ///
    /// @throws IllegalStateException when the borrower has one already, or waits for one
    public Optional<Permit> tryAcquireFor(Object borrower) {
        Permit permit = permit(borrower, "tryAcquireFor");
        guard.lock();
        try {
            return admits(borrower, permit) ? Optional.of(permit) : Optional.empty();
        } finally {
            guard.unlock();
        }
    }

    /// Changes how many tokens there are. More serve those who wait at once; fewer take nothing away, but
    /// nobody gets one until enough have come back.
    ///
    /// @throws IllegalArgumentException when `tokens` is below 1
    public void total(int tokens) {
        if (tokens < 1) {
            throw new IllegalArgumentException("CapacityLimiter: expected at least 1 token, found " + tokens);
        }
        guard.lock();
        try {
            total = tokens;
            serve();
        } finally {
            guard.unlock();
        }
    }

    /// How many tokens there are.
    public int total() {
        return statistics().total();
    }

    /// How many tokens are lent: for a while more than there are, after they were made fewer.
    public int borrowed() {
        return statistics().borrowed();
    }

    /// How many more can be borrowed now.
    public int available() {
        Statistics now = statistics();
        return Math.max(0, now.total() - now.borrowed());
    }

    /// All of its numbers, of one moment.
    public Statistics statistics() {
        guard.lock();
        try {
            return new Statistics(total, lent.size(), List.copyOf(lent.keySet()), line.waiting());
        } finally {
            guard.unlock();
        }
    }

    @Override
    public Gauge gauge() {
        return level.gauge("tokens lent", this::borrowed, this::total);
    }

    @Override
    public List<Task<?>> holders() {
        guard.lock();
        try {
            return Held.tasks(lent.entrySet().stream()
                    .map(loan -> loan.getKey() instanceof Task<?> task ? task : loan.getValue().who));
        } finally {
            guard.unlock();
        }
    }

    @Override
    public boolean anyIsEnough() {
        return true;
    }

    private Permit permit(Object borrower, String verb) {
        Objects.requireNonNull(borrower, () -> verb + ": the borrower is null");
        return new Permit(Turn.me(), permit -> giveBack(permit, borrower));
    }

    private boolean admits(Object borrower, Permit permit) {
        if (lent.containsKey(borrower) || asking.contains(borrower)) {
            String name = borrower instanceof Task<?> task ? task.name() : borrower.toString();
            throw new IllegalStateException("acquire: " + name + " has a token of this limiter already, or waits for"
                    + " one; a borrower gets one at a time");
        }
        if (lent.size() >= total) {
            return false;
        }
        lent.put(borrower, permit);
        level.moved(lent.size());
        return true;
    }

    private void await(Line.Place place, Object borrower) {
        try {
            line.await(place, this);
        } catch (Throwable e) {
            guard.lock();
            try {
                asking.remove(borrower);
            } finally {
                guard.unlock();
            }
            throw e;
        }
    }

    private void giveBack(Permit permit, Object borrower) {
        guard.lock();
        try {
            if (permit.end()) {
                lent.remove(borrower);
                serve();
                level.moved(lent.size());
            }
        } finally {
            guard.unlock();
        }
    }

    private void serve() {
        for (Line.Place next = room(); next != null; next = room()) {
            if (next.item instanceof Asking(var borrower, var permit)) {
                asking.remove(borrower);
                lent.put(borrower, permit);
                level.moved(lent.size());
                next.finish();
            }
        }
    }

    /// The next in line if there is a token for it.
    private Line.@Nullable Place room() {
        return lent.size() < total ? line.next() : null;
    }

    /// `CapacityLimiter[1 of 3 available]`.
    @Override
    public String toString() {
        Statistics now = statistics();
        return "CapacityLimiter[" + Math.max(0, now.total() - now.borrowed()) + " of " + now.total() + " available]";
    }
}
