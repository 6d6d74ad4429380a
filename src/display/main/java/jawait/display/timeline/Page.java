package jawait.display.timeline;

import java.util.ArrayList;
import java.util.List;

/// The ended tasks of one cell, or of one recording: the first of them one by one, the others counted.
final class Page {
    private static final int MOST = 10_000;

    private final List<Life> lives = new ArrayList<>();
    private long first = Long.MAX_VALUE;
    private long uncounted;

    /// The lowest id of its tasks: cells that come later have higher ones.
    synchronized long first() {
        return first;
    }

    synchronized boolean isFull() {
        return lives.size() >= MOST;
    }

    synchronized void add(Life life) {
        first = Math.min(first, life.who().id());
        if (isFull()) {
            uncounted++;
        } else {
            lives.add(life);
        }
    }

    /// One more that nothing is kept of.
    synchronized void count() {
        uncounted++;
    }

    synchronized List<Life> lives() {
        return List.copyOf(lives);
    }

    synchronized long uncounted() {
        return uncounted;
    }
}
