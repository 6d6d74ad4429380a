package jawait;

import java.util.concurrent.locks.ReentrantLock;

/// Lets tasks wait for each other: who comes waits until so many have come, then all go on, and the next round
/// begins.
///
/// Who is cancelled while waiting leaves, and the others wait for somebody in its stead. (asyncio's `Barrier`;
/// a `CyclicBarrier` breaks then.)
///
/// ```java
/// AsyncBarrier barrier = barrier(3);
/// barrier.parties(); // 3
/// List<Integer> arrivals = gather(barrier::await, barrier::await, barrier::await);
/// arrivals.stream().sorted().toList(); // [0, 1, 2]
/// barrier.waiting(); // 0
/// ```
public final class AsyncBarrier {
    private final int parties;
    private final ReentrantLock guard = new ReentrantLock();
    private final Line line = new Line(guard);
    private boolean broken;

    AsyncBarrier(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("barrier: expected at least 1 party, found " + parties);
        }
        this.parties = parties;
    }

    /// Waits until as many as are expected have come. Throws `InterruptedException` when cancelled before that.
    ///
    /// @return how many of the round came before: 0 for the first, and so each has a number of its own
    /// @throws BrokenBarrier when the barrier is broken, or gets aborted or reset meanwhile
    public int await() {
        Turn.begin();
        Line.Place place;
        guard.lock();
        try {
            if (broken) {
                throw new BrokenBarrier("the barrier is broken: it was aborted, and nobody has reset it");
            }
            place = line.enter(null);
            if (line.waiting() >= parties && line.alive() >= parties) {
                open();
            }
        } finally {
            guard.unlock();
        }
        line.await(place, this);
        if (place.refused) {
            throw new BrokenBarrier("the barrier was aborted or reset while " + Turn.name(place.turn.who) + " waited");
        }
        return place.item instanceof Integer arrival ? arrival : 0;
    }

    private void open() {
        int arrival = 0;
        for (Line.Place next = line.next(); next != null; next = line.next()) {
            next.item = arrival++;
            next.finish();
        }
    }

    /// Begins a new round: those who wait now get a [BrokenBarrier], and an aborted barrier can be used again.
    public void reset() {
        end(false);
    }

    /// Breaks the barrier: those who wait now, and those who come later, get a [BrokenBarrier], until it is
    /// reset.
    ///
    /// ```java
    /// var barrier = barrier(2);
    /// barrier.abort();
    /// barrier.isBroken(); // true
    /// barrier.await(); // throws BrokenBarrier
    /// barrier.reset();
    /// barrier.isBroken(); // false
    /// ```
    public void abort() {
        end(true);
    }

    private void end(boolean breaks) {
        guard.lock();
        try {
            broken = breaks;
            line.refuse();
        } finally {
            guard.unlock();
        }
    }

    /// Whether it was aborted, and not reset since.
    public boolean isBroken() {
        guard.lock();
        try {
            return broken;
        } finally {
            guard.unlock();
        }
    }

    /// How many have to come.
    public int parties() {
        return parties;
    }

    /// How many have come, and wait for the others.
    public int waiting() {
        return line.waiting();
    }

    /// `AsyncBarrier[2 of 3 waiting]`.
    @Override
    public String toString() {
        return "AsyncBarrier[" + waiting() + " of " + parties + " waiting" + (isBroken() ? ", broken]" : "]");
    }
}
