package jawait.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What can go on: first come, first served; or drawn by chance. Used by one thread.
final class ReadyQueue {
    private final @Nullable RandomGenerator random;
    private final Queue<Runnable> inOrder = new ArrayDeque<>();
    private final List<Runnable> pool = new ArrayList<>();

    ReadyQueue(@Nullable RandomGenerator random) {
        this.random = random;
    }

    void add(Runnable next) {
        if (random == null) {
            inOrder.add(next);
        } else {
            pool.add(next);
        }
    }

    @Nullable
    Runnable poll() {
        if (random == null) {
            return inOrder.poll();
        }
        if (pool.isEmpty()) {
            return null;
        }
        int drawn = random.nextInt(pool.size());
        Runnable next = pool.get(drawn);
        Runnable last = pool.removeLast();
        if (drawn < pool.size()) {
            pool.set(drawn, last);
        }
        return next;
    }
}
