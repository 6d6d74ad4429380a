package jawait.engine;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import jawait.Task;
import jawait.runtime.Tasks;
import jdk.management.VirtualThreadSchedulerMXBean;

/// Keeps virtual threads that compute, or that wait inside a class initialiser, from keeping all others from
/// running.
///
/// Virtual threads are not time-sliced: on two cores, two `while (true)` tasks hold both carriers and the next cell
/// would never begin.
/// When tasks have been queued for 100 ms while every carrier is taken, or a cell has not begun within 50 ms, there
/// is one more carrier,
/// and the operating system shares the cores among them. It goes again when it is no longer needed.
final class Starvation implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("jawait.engine");
    private static final long POLL_MILLIS = 50;
    private static final int MOST_EXTRA = 64;
    private static final int CALM_POLLS = 100;

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int usual = scheduler.getParallelism();
    private final Thread thread;
    private volatile long expectedSince;
    private volatile boolean closed;
    private int starved;
    private int stuck;
    private int calm;

    Starvation() {
        thread = Thread.ofPlatform().name("jawait-starvation").daemon().start(this::watch);
    }

    /// A cell's task is about to be started; [#begun] must follow.
    void expecting() {
        expectedSince = System.nanoTime();
    }

    /// The cell's task runs.
    void begun() {
        expectedSince = 0;
    }

    private void watch() {
        while (!closed) {
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                look();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() {
        int parallelism = scheduler.getParallelism();
        boolean full = scheduler.getMountedVirtualThreadCount() >= parallelism;
        boolean waiting = scheduler.getQueuedVirtualThreadCount() > 0;
        long since = expectedSince;
        boolean late = since != 0 && System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS);
        starved = full && waiting ? starved + 1 : 0;
        stuck = waiting ? stuck + 1 : 0;
        calm = full || waiting ? 0 : calm + 1;
        if ((starved >= 2 || late) && parallelism < usual + MOST_EXTRA) {
            scheduler.setParallelism(parallelism + 1);
            starved = 0;
            LOG.log(System.Logger.Level.INFO, () -> "all carriers are held by " + holders() + "; added one");
        } else if (calm >= CALM_POLLS && parallelism > usual) {
            scheduler.setParallelism(usual);
        }
        if (stuck >= 2) {
            nudge();
        }
    }

    /// The pool adds a carrier only when it is handed something, and only on an empty one of its queues, which are
    /// chosen
    /// by the thread that hands it over: so a new thread does.
    private static void nudge() {
        Thread.ofPlatform().name("jawait-nudge").daemon().start(() -> Thread.startVirtualThread(() -> {}));
    }

    /// Tasks that are on a carrier now, with the line they are at.
    private static String holders() {
        var names = Tasks.live().stream()
                .filter(task -> {
                    Thread thread = Tasks.thread(task);
                    return thread != null && thread.toString().contains("@ForkJoinPool");
                })
                .limit(8)
                .map(Starvation::named)
                .toList();
        return names.isEmpty() ? "threads that are no tasks" : String.join(", ", names);
    }

    private static String named(Task<?> task) {
        var stack = task.stack();
        return task.name() + (stack.isEmpty() ? "" : " at " + SourceMap.readable(String.valueOf(stack.getFirst())));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        scheduler.setParallelism(usual);
    }
}
