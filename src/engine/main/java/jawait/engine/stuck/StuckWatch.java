package jawait.engine.stuck;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import jawait.AwaitGraph;
import jawait.Standstill;
import jawait.Task;
import jawait.TaskEvent;
import jawait.TaskObserver;
import org.jspecify.annotations.Nullable;

/// Looks now and then whether the running cells can go on, and tells of one that cannot, once, within two seconds.
///
/// What looks like a standstill is looked at again, twice; and as all tasks go on while one looks, an observer listens
/// meanwhile: none of those concerned may have moved. While nothing looks like it nobody listens.
public final class StuckWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("jawait.engine");
    private static final long POLL_MILLIS = 400;
    private static final int LOOKS = 3;
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Supplier<? extends Collection<Task<?>>> running;
    private final BiConsumer<? super Task<?>, ? super Standstill> told;
    private final Bystanders bystanders = new Bystanders();
    private final Map<Task<?>, Suspicion> suspicions = new HashMap<>();
    private final Map<Task<?>, Long> resting = new HashMap<>();
    private final Set<Task<?>> moved = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofPlatform()
            .name("jawait-stuck")
            .daemon()
            .inheritInheritableThreadLocals(false)
            .unstarted(this::watch);
    private TaskObserver.@Nullable Listening listening;
    private volatile boolean closed;

    /// @param looks how often it was seen so; from [#LOOKS] on it has been told
    private record Suspicion(Standstill standstill, int looks) {
        private boolean is(Standstill other) {
            return sameWaits(standstill.edges(), other.edges());
        }

        private static boolean sameWaits(List<AwaitGraph.Edge> these, List<AwaitGraph.Edge> those) {
            if (these.size() != those.size()) {
                return false;
            }
            for (int i = 0; i < these.size(); i++) {
                if (these.get(i).waiter() != those.get(i).waiter()
                        || these.get(i).on() != those.get(i).on()) {
                    return false;
                }
            }
            return true;
        }
    }

    private StuckWatch(
            Supplier<? extends Collection<Task<?>>> running, BiConsumer<? super Task<?>, ? super Standstill> told) {
        this.running = running;
        this.told = told;
    }

    /// Begins to watch, until it is closed.
    ///
    /// @param running the tasks of the cells that run now
    /// @param told hears of a cell that cannot go on, once for each time that it cannot; on the watch's own thread
    public static StuckWatch start(
            Supplier<? extends Collection<Task<?>>> running, BiConsumer<? super Task<?>, ? super Standstill> told) {
        var watch = new StuckWatch(running, told);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        while (!closed) {
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                look();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "a look for stuck cells failed", e);
            }
        }
    }

    private void look() {
        var cells = Set.copyOf(running.get());
        suspicions.keySet().retainAll(cells);
        resting.keySet().retainAll(cells);
        var woken = Set.copyOf(moved);
        moved.clear();
        for (Task<?> cell : cells) {
            look(cell, woken);
        }
        if (suspicions.isEmpty()) {
            deaf();
        } else {
            listen();
        }
    }

    private void look(Task<?> cell, Set<Task<?>> woken) {
        Suspicion before = suspicions.get(cell);
        boolean last = before != null && before.looks == LOOKS - 1;
        var now = Standstill.of(cell, LockOwners::of, () -> rests(cell) || last && othersAct(cell));
        if (now.isEmpty()) {
            suspicions.remove(cell);
            return;
        }
        Standstill found = now.get();
        boolean still = found.edges().stream().noneMatch(edge -> woken.contains(edge.waiter()));
        int looks = before != null && still && before.is(found) ? before.looks + 1 : 1;
        suspicions.put(cell, new Suspicion(found, looks));
        if (looks == LOOKS) {
            told.accept(cell, found);
        }
    }

    /// Whether somebody else may act. Where that is so it is asked for again after a while only.
    private boolean othersAct(Task<?> cell) {
        boolean act = bystanders.mayAct();
        if (act) {
            resting.put(cell, System.nanoTime() + REST_NANOS);
        }
        return act;
    }

    private boolean rests(Task<?> cell) {
        return resting.containsKey(cell) && resting.get(cell) - System.nanoTime() > 0;
    }

    private void heard(TaskEvent event) {
        moved.add(event.task());
    }

    /// The watch may be closed while it looks: it must not begin to listen after that, for nobody would end it.
    private synchronized void listen() {
        if (!closed && listening == null) {
            listening = TaskObserver.listen(this::heard);
        }
    }

    private synchronized void deaf() {
        var heard = listening;
        if (heard != null) {
            heard.close();
            listening = null;
            moved.clear();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        deaf();
    }
}
