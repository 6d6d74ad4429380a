package jawait;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Those who wait, in the order in which they came. To leave costs the same from anywhere in it, so that
/// cancelling many is cheap.
///
/// It belongs to something that is guarded by a lock, and is itself guarded by that: all but [#await] is called
/// with the lock held. Whoever frees something hands it to the first in line before letting the lock go; so
/// something is free only while nobody waits for it, and nobody can push in.
final class Line {
    /// Somebody's place in a line.
    static final class Place {
        final Turn turn;

        /// What was brought along, or what was handed over.
        @Nullable
        Object item;

        /// It was not served, and never will be.
        boolean refused;

        /// It came here from another line: see [Line#pass].
        boolean passed;

        /// What went wrong while it was served.
        @Nullable
        RuntimeException fault;

        private @Nullable Line line;
        private @Nullable Place before;
        private @Nullable Place after;

        Place(Turn turn, @Nullable Object item) {
            this.turn = turn;
            this.item = item;
        }

        /// Wakes who was claimed by [Line#next()].
        void finish() {
            turn.finish(this);
        }
    }

    private final ReentrantLock guard;
    private @Nullable Place first;
    private @Nullable Place last;
    private int size;

    Line(ReentrantLock guard) {
        this.guard = guard;
    }

    /// How many wait. The lock need not be held.
    int waiting() {
        guard.lock();
        try {
            return size;
        } finally {
            guard.unlock();
        }
    }

    /// Whether somebody is in it. Under the lock, as all else.
    boolean waits() {
        return first != null;
    }

    /// How many wait and have not just given up.
    int alive() {
        for (Place place = first; place != null; ) {
            Place behind = place.after;
            if (place.turn.isOver()) {
                remove(place);
            }
            place = behind;
        }
        return size;
    }

    /// A place at the end for who calls.
    Place enter(@Nullable Object item) {
        return enter(new Turn(Turn.me()), item);
    }

    /// A place at the end.
    Place enter(Turn turn, @Nullable Object item) {
        var place = new Place(turn, item);
        turn.gain();
        append(place);
        return place;
    }

    /// Puts a place that is in no line at the end.
    private void append(Place place) {
        place.line = this;
        place.before = last;
        if (last == null) {
            first = place;
        } else {
            last.after = place;
        }
        last = place;
        size++;
    }

    /// Takes the first out, and lets it wait on at the end of another line. False when nobody waits.
    boolean pass(Line other) {
        Place place = first;
        if (place == null) {
            return false;
        }
        remove(place);
        place.passed = true;
        other.append(place);
        return true;
    }

    /// Takes out the first who still waits, and claims it: who calls does what is to be done, and finishes it.
    /// Null when nobody waits.
    @Nullable
    Place next() {
        for (Place place = first; place != null; place = first) {
            remove(place);
            if (place.turn.claim()) {
                return place;
            }
        }
        return null;
    }

    /// Wakes all.
    void serve() {
        for (Place place = next(); place != null; place = next()) {
            place.finish();
        }
    }

    /// Tells all that they will never be served here. Those who have no place elsewhere are woken.
    void refuse() {
        refuse(null);
    }

    /// As [#refuse()], and leaves the reason with them.
    void refuse(@Nullable Object why) {
        for (Place place = first; place != null; place = first) {
            remove(place);
            if (place.turn.lose() && place.turn.claim()) {
                place.refused = true;
                place.item = why == null ? place.item : why;
                place.finish();
            }
        }
    }

    /// Takes a place out of the line that it is in; of none, perhaps.
    static void remove(Place place) {
        Line line = place.line;
        if (line == null) {
            return;
        }
        Place before = place.before;
        Place after = place.after;
        if (before == null) {
            line.first = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            line.last = before;
        } else {
            after.before = before;
        }
        line.size--;
        place.line = null;
        place.before = null;
        place.after = null;
    }

    /// Waits until the place is served or refused. An interrupt gives it up. The lock is not held.
    ///
    /// @param what what for, as `pstree` shows it
    void await(Place place, Object what) {
        try {
            place.turn.await(what);
        } catch (Throwable e) {
            guard.lock();
            try {
                remove(place);
            } finally {
                guard.unlock();
            }
            throw e;
        }
    }
}
