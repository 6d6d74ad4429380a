package jawait;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/// How full something is, now and at each change: no peak is missed, however short. While nobody
/// watches, a change costs one read.
///
/// ```java
/// AsyncQueue<String> queue = queue(2);
/// var levels = new ArrayList<Integer>();
/// Gauge gauge = queue.gauge();
/// try (TaskObserver.Listening _ = gauge.watch(levels::add)) {
///     queue.put("a");
///     queue.get();
/// }
/// queue.put("unseen");
/// levels // [0, 1, 0]
/// gauge.level(); // 1
/// CapacityLimiter.of(3).gauge().limit(); // 3
/// semaphore(3).gauge().what(); // permits in use
/// ```
public final class Gauge {
    private static final System.Logger LOG = System.getLogger("jawait");

    private final String what;
    private final IntSupplier level;
    private final IntSupplier limit;
    private volatile List<IntConsumer> watchers = List.of();

    Gauge(String what, IntSupplier level, IntSupplier limit) {
        this.what = what;
        this.level = level;
        this.limit = limit;
    }

    /// What is counted, in words.
    public String what() {
        return what;
    }

    /// How many there are now.
    public int level() {
        return level.getAsInt();
    }

    /// How many there can be; `Integer.MAX_VALUE` when there is no bound.
    public int limit() {
        return limit.getAsInt();
    }

    /// Tells `watcher` the level now and at each change, until the result is closed. It is called by
    /// whoever makes the change, who holds a lock meanwhile: it must be short, wait for nothing and
    /// leave what is watched alone. What it throws is logged. The result does not keep alive what is
    /// watched.
    public TaskObserver.Listening watch(IntConsumer watcher) {
        Objects.requireNonNull(watcher, "watch: the watcher is null");
        change(watcher, true);
        watcher.accept(level());
        var self = new WeakReference<>(this);
        var open = new AtomicBoolean(true);
        return () -> {
            Gauge still = self.get();
            if (open.compareAndSet(true, false) && still != null) {
                still.change(watcher, false);
            }
        };
    }

    private synchronized void change(IntConsumer watcher, boolean add) {
        var changed = new ArrayList<>(watchers);
        if (add) {
            changed.add(watcher);
        } else {
            changed.remove(watcher);
        }
        watchers = List.copyOf(changed);
    }

    /// There are so many now.
    void moved(int now) {
        for (IntConsumer watcher : watchers) {
            try {
                watcher.accept(now);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "who watches " + what + " failed", e);
            }
        }
    }
}
