package jawait;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One call of `select`.
///
/// It looks at its queues, and enters their lines, with the locks of all of them held, taken in the order of
/// their numbers. So nobody can serve it before it has looked at them all, and no two selects can block each
/// other. Then its one [Turn] stands in all lines, and whoever claims that first has chosen the branch.
final class Select<R extends @Nullable Object> {
    private static final AtomicLong CHOICES = new AtomicLong();

    /// A branch that needs a queue, and where it waits.
    private static final class Way<R extends @Nullable Object> {
        final Branch<? extends R> branch;
        final AsyncQueue<Object> queue;
        Line.@Nullable Place place;

        Way(Branch<? extends R> branch, AsyncQueue<Object> queue) {
            this.branch = branch;
            this.queue = queue;
        }

        /// Gets or puts if that can be done now: the item, or null.
        @Nullable
        Object now() {
            Object item = branch.item;
            Object done = item == null ? queue.poll() : queue.lives(true) && queue.offer(item) ? item : null;
            if (done != null) {
                chosen();
            }
            return done;
        }

        boolean enter(Turn turn) {
            Object item = branch.item;
            if (queue.lives(item != null)) {
                place = (item == null ? queue.getters : queue.putters).enter(turn, item);
            }
            return place != null;
        }

        /// Out of the line, served or not.
        void leave(Line.@Nullable Place served) {
            Line.Place mine = place;
            if (mine == null) {
                return;
            }
            queue.guard.lock();
            try {
                Line.remove(mine);
                if (mine == served) {
                    chosen();
                }
            } finally {
                queue.guard.unlock();
            }
        }

        long lastChosen() {
            return branch.item == null ? queue.lastGot : queue.lastPut;
        }

        private void chosen() {
            if (branch.item == null) {
                queue.lastGot = CHOICES.incrementAndGet();
            } else {
                queue.lastPut = CHOICES.incrementAndGet();
            }
        }
    }

    private final List<Way<R>> ways = new ArrayList<>();
    private final @Nullable Branch<? extends R> otherwise;

    Select(List<Branch<? extends R>> branches) {
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("select: expected at least one branch, found none");
        }
        Branch<? extends R> rest = null;
        for (Branch<? extends R> branch : branches) {
            if (branch.queue != null) {
                ways.add(new Way<>(branch, branch.queue));
            } else if (rest == null) {
                rest = branch;
            } else {
                throw new IllegalArgumentException("select: expected one `otherwise` at most, found several");
            }
        }
        otherwise = rest;
    }

    R run() {
        Turn.begin();
        Turn turn = new Turn(Turn.me());
        Way<R> taken = null;
        Object item = null;
        List<Way<R>> locked = new ArrayList<>(ways);
        locked.sort(Comparator.comparingLong(way -> way.queue.id));
        locked.forEach(way -> way.queue.guard.lock());
        try {
            ways.sort(Comparator.comparingLong(Way::lastChosen));
            for (Way<R> way : ways) {
                item = way.now();
                if (item != null) {
                    taken = way;
                    break;
                }
            }
            if (taken == null && otherwise == null) {
                enter(turn);
            }
        } finally {
            locked.forEach(way -> way.queue.guard.unlock());
        }
        if (taken != null) {
            return taken.branch.finish(item);
        }
        return otherwise == null ? served(turn) : otherwise.finish(null);
    }

    private void enter(Turn turn) {
        boolean any = false;
        for (Way<R> way : ways) {
            any |= way.enter(turn);
        }
        if (!any) {
            throw allShutDown();
        }
    }

    private R served(Turn turn) {
        Line.Place served = null;
        try {
            served = turn.await(this);
        } finally {
            for (Way<R> way : ways) {
                way.leave(served);
            }
        }
        for (Way<R> way : ways) {
            if (way.place == served && !served.refused) {
                way.queue.settle(served);
                return way.branch.finish(served.item);
            }
        }
        throw allShutDown();
    }

    private static QueueShutDown allShutDown() {
        return new QueueShutDown("select: all its queues were shut down, and nothing is left to get");
    }

    /// `one of: an item of AsyncQueue[0 items], room in AsyncQueue[1 item, room for 1]`.
    @Override
    public String toString() {
        return ways.stream().map(way -> way.branch.what()).collect(Collectors.joining(", ", "one of: ", ""));
    }
}
