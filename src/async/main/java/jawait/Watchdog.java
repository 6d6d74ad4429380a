package jawait;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jawait.runtime.Tasks;
import jdk.management.VirtualThreadSchedulerMXBean;

/// Keeps tasks that compute, or that block inside native code or a class initialiser, from keeping all others from
/// running: and says which they are.
///
/// Virtual threads are not time-sliced: on two cores two `while (true)` tasks hold both carriers, and no other task
/// moves. When tasks have been ready for 100 ms while every carrier is taken, there is one more carrier, so that the
/// operating system shares the cores among them; and each task that holds one, and still does half a second
/// later, is reported, once, with the frame it is at. The extra carriers go again when they are no longer needed.
///
/// ```java
/// try (var dog = Watchdog.start(held -> println(held))) {
///     task("greedy", () -> { long end = System.nanoTime() + 1000; while (System.nanoTime() < end) {} });
/// }
/// ```
///
/// Off unless started; a notebook session starts one. asyncio's debug mode warns of a slow step afterwards;
/// this one warns meanwhile, and mends it.
public final class Watchdog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("jawait");
    private static final long POLL_MILLIS = 50;
    private static final int MOST_EXTRA = 64;
    private static final int CALM_POLLS = 100;
    private static final int MOST_NAMED = 8;

    /// How often a suspect is found on its carrier, look after look, before it is told of. Who loads his first
    /// classes, or works on a machine that others keep busy, has long left it by then.
    private static final int LOOKS = 10;

    /// How many watch, and how many carriers there were before the first of them: all share the scheduler.
    private static int watching;

    private static volatile int usual;

    /// A task that holds a carrier while others wait for one.
    ///
    /// ```java
    /// Consumer<Watchdog.Holder> report = held -> println(held.task() + " is at " + held.stack().getFirst());
    /// Watchdog.start(report).close();
    /// ```
    ///
    /// @param task the task
    /// @param stack where it is, innermost frame first
    /// @param queued how many virtual threads are ready and wait for a carrier
    public record Holder(Task<?> task, List<StackTraceElement> stack, long queued) {
        /// `task greedy holds a carrier at Example.main(Example.java:3) while 2 others wait for one`.
        @Override
        public String toString() {
            return "task " + task.name() + " holds a carrier" + (stack.isEmpty() ? "" : " at " + stack.getFirst())
                    + " while " + queued + (queued == 1 ? " other waits" : " others wait") + " for one";
        }
    }

    /// A task that held a carrier when others waited.
    ///
    /// @param looks how often it was found there since
    private record Suspect(long queued, int looks) {}

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final Consumer<? super Holder> report;
    private final Set<Task<?>> reported = new HashSet<>();
    private final Map<Task<?>, Suspect> suspects = new HashMap<>();
    private final Thread thread;
    private Set<Task<?>> mounted = Set.of();
    private volatile long expectedSince;
    private volatile boolean closed;
    private int starved;
    private int stuck;
    private int calm;

    private Watchdog(Consumer<? super Holder> report) {
        this.report = report;
        thread = Thread.ofPlatform()
                .name("jawait-watchdog")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(this::watch);
    }

    /// Begins to watch, until it is closed.
    ///
    /// @param report told of each holder once, on the watchdog's thread; it must be short, and what it throws is
    ///     logged
    public static Watchdog start(Consumer<? super Holder> report) {
        var dog = new Watchdog(Objects.requireNonNull(report, "start: the report is null"));
        synchronized (Watchdog.class) {
            if (watching++ == 0) {
                usual = dog.scheduler.getParallelism();
            }
        }
        dog.thread.start();
        return dog;
    }

    /// As [#start(Consumer)], with warnings of the logger `jawait` as reports.
    public static Watchdog start() {
        return start(held -> LOG.log(System.Logger.Level.WARNING, held.toString()));
    }

    /// For hosts: a virtual thread was started that is to run within 50 ms, else there is one more carrier;
    /// [#begun()] is to follow.
    public void expecting() {
        expectedSince = System.nanoTime();
    }

    /// For hosts: the thread runs.
    public void begun() {
        expectedSince = 0;
    }

    /// How long tasks have to be ready and every carrier taken before something is done.
    ///
    /// ```java
    /// Watchdog.patience(); // PT0.1S
    /// ```
    public static Duration patience() {
        return Duration.ofMillis(2 * POLL_MILLIS);
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
        long queued = scheduler.getQueuedVirtualThreadCount();
        long since = expectedSince;
        boolean late = since != 0 && System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS);
        starved = full && queued > 0 ? starved + 1 : 0;
        stuck = queued > 0 ? stuck + 1 : 0;
        calm = full || queued > 0 ? 0 : calm + 1;
        Set<Task<?>> before = mounted;
        mounted = starved > 0 || !suspects.isEmpty() ? mounted() : Set.of();
        watchSuspects();
        if ((starved >= 2 || late) && parallelism < usual + MOST_EXTRA) {
            scheduler.setParallelism(parallelism + 1);
            if (starved >= 2) {
                suspect(before, queued);
            }
            starved = 0;
        } else if (calm >= CALM_POLLS) {
            reported.clear();
            if (parallelism > usual) {
                scheduler.setParallelism(usual);
            }
        }
        if (stuck >= 2) {
            nudge();
        }
    }

    /// The pool adds a carrier only when it is handed something, and only on an empty one of its queues, which are
    /// chosen by the thread that hands it over: so a new thread does.
    private static void nudge() {
        Thread.ofPlatform().name("jawait-nudge").daemon().start(() -> Thread.startVirtualThread(() -> {}));
    }

    private static Set<Task<?>> mounted() {
        Set<Task<?>> mounted = new HashSet<>();
        for (Task<?> task : Tasks.live()) {
            Thread runs = Tasks.thread(task);
            if (runs != null && runs.toString().contains("@ForkJoinPool")) {
                mounted.add(task);
            }
        }
        return mounted;
    }

    /// Those who hold a carrier now and did so before.
    private void suspect(Set<Task<?>> before, long queued) {
        for (Task<?> task : mounted) {
            if (before.contains(task) && !reported.contains(task) && suspects.size() < MOST_NAMED) {
                suspects.putIfAbsent(task, new Suspect(queued, 0));
            }
        }
    }

    private void watchSuspects() {
        suspects.keySet().retainAll(mounted);
        suspects.replaceAll((task, suspect) -> new Suspect(suspect.queued, suspect.looks + 1));
        for (var each : List.copyOf(suspects.entrySet())) {
            List<StackTraceElement> stack =
                    each.getValue().looks < LOOKS ? List.of() : each.getKey().stack();
            if (!stack.isEmpty() && !isLoading(stack)) {
                suspects.remove(each.getKey());
                tell(each.getKey(), stack, each.getValue().queued);
            }
        }
    }

    /// Who is about to leave his carrier holds nobody up.
    private static boolean isLeaving(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.VirtualThread")
                || frame.getClassName().startsWith("jdk.internal.vm.Continuation");
    }

    /// Classes are loaded once, and there is nothing that anybody could do about it.
    private static boolean isLoading(List<StackTraceElement> stack) {
        return stack.stream().anyMatch(frame -> frame.getClassName().equals("java.lang.ClassLoader"));
    }

    private void tell(Task<?> task, List<StackTraceElement> stack, long queued) {
        if (isLeaving(stack.getFirst()) || !reported.add(task)) {
            return;
        }
        try {
            report.accept(new Holder(task, stack, queued));
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "the report of a watchdog failed", e);
        }
    }

    /// Ends the watch; the extra carriers go, unless another one watches. A second call does nothing.
    @Override
    public void close() {
        synchronized (Watchdog.class) {
            if (closed) {
                return;
            }
            closed = true;
            thread.interrupt();
            if (--watching == 0) {
                scheduler.setParallelism(usual);
            }
        }
    }
}
