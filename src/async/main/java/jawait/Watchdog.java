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
/// operating system shares the cores among them; and each task that holds one is reported, once, with the frame it is
/// at, when it has used a quarter of a second of the processor since, or has blocked it for half a second. The extra
/// carriers go again when they are no longer needed.
///
/// ```java
/// try (var dog = Watchdog.start(held -> IO.println(held))) {
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
    private static final Set<String> LOADING = Set.of("java.lang.ClassLoader", "java.lang.invoke.MethodHandleNatives");

    /// How often a suspect is found on its carrier, look after look, before it is told that it blocks it.
    private static final int LOOKS = 10;

    /// How much of the processor a suspect uses, in nanoseconds, before it is told that it computes: on a machine that
    /// others keep busy a little work takes long, and is nobody's fault.
    private static final long MOST_USED = 250_000_000;

    /// How many watch, and how many carriers there were before the first of them: all share the scheduler.
    private static int watching;

    private static volatile int usual;

    /// A task that holds a carrier while others wait for one.
    ///
    /// ```java
    /// Consumer<Watchdog.Holder> report = held -> IO.println(held.task() + " is at " + held.stack().getFirst());
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
    /// @param carrier the one it held
    /// @param used the processor time that the carrier had used then
    /// @param looks how often the task was found there since
    private record Suspect(long queued, String carrier, long used, int looks) {
        Suspect again() {
            return new Suspect(queued, carrier, used, looks + 1);
        }
    }

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final Consumer<? super Holder> report;
    private final Set<Task<?>> reported = new HashSet<>();
    private final Map<Task<?>, Suspect> suspects = new HashMap<>();
    private final Thread thread;
    private final CarrierTimes carriers = new CarrierTimes();
    private Map<Task<?>, String> mounted = Map.of();
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
        Map<Task<?>, String> before = mounted;
        mounted = starved > 0 || !suspects.isEmpty() ? mounted() : Map.of();
        watchSuspects();
        if ((starved >= 2 || late) && parallelism < usual + MOST_EXTRA) {
            allow(parallelism + 1);
            if (starved >= 2) {
                suspect(before, queued);
            }
            starved = 0;
        } else if (calm >= CALM_POLLS) {
            reported.clear();
            if (parallelism > usual) {
                allow(usual);
            }
        }
        if (stuck >= 2) {
            nudge();
        }
    }

    /// So many carriers, unless the watch has ended meanwhile and they are as many as before.
    private void allow(int parallelism) {
        synchronized (Watchdog.class) {
            if (!closed) {
                scheduler.setParallelism(parallelism);
            }
        }
    }

    /// The pool adds a carrier only when it is handed something, and only on an empty one of its queues, which are
    /// chosen by the thread that hands it over: so a new thread does.
    private static void nudge() {
        Thread.ofPlatform().name("jawait-nudge").daemon().start(() -> Thread.startVirtualThread(() -> {}));
    }

    /// Which task is on which carrier.
    private static Map<Task<?>, String> mounted() {
        Map<Task<?>, String> mounted = new HashMap<>();
        for (Task<?> task : Tasks.live()) {
            Thread runs = Tasks.thread(task);
            String carrier = runs == null ? null : CarrierTimes.of(runs);
            if (carrier != null) {
                mounted.put(task, carrier);
            }
        }
        return mounted;
    }

    /// Those who hold a carrier now and did so before.
    private void suspect(Map<Task<?>, String> before, long queued) {
        mounted.forEach((task, carrier) -> {
            if (carrier.equals(before.get(task)) && !reported.contains(task) && suspects.size() < MOST_NAMED) {
                suspects.computeIfAbsent(task, _ -> new Suspect(queued, carrier, carriers.used(carrier), 0));
            }
        });
    }

    private void watchSuspects() {
        suspects.entrySet().removeIf(each -> !each.getValue().carrier.equals(mounted.get(each.getKey())));
        suspects.replaceAll((task, suspect) -> suspect.again());
        for (var each : List.copyOf(suspects.entrySet())) {
            Task<?> task = each.getKey();
            Suspect suspect = each.getValue();
            boolean computes = carriers.used(suspect.carrier) - suspect.used >= MOST_USED;
            List<StackTraceElement> stack = computes || suspect.looks >= LOOKS ? task.stack() : List.of();
            if (!stack.isEmpty()
                    && !isLoading(stack)
                    && !isStarting(stack)
                    && (computes || isBlocked(task, stack.getFirst()))) {
                suspects.remove(task);
                tell(task, stack, suspect.queued);
            }
        }
    }

    /// Whether the thread waits on its carrier instead of leaving it.
    private static boolean isBlocked(Task<?> task, StackTraceElement frame) {
        Thread runs = Tasks.thread(task);
        return runs != null && (frame.isNativeMethod() || runs.getState() != Thread.State.RUNNABLE);
    }

    /// Who is about to leave his carrier holds nobody up.
    private static boolean isLeaving(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.VirtualThread")
                || frame.getClassName().startsWith("jdk.internal.vm.Continuation");
    }

    /// Classes of the JDK are loaded, linked and initialised once, and there is nothing that anybody could do about it.
    private static boolean isLoading(List<StackTraceElement> stack) {
        return stack.stream()
                .anyMatch(frame -> LOADING.contains(frame.getClassName())
                        || frame.getMethodName().equals("<clinit>")
                                && (frame.getModuleName() != null
                                        && frame.getModuleName().startsWith("java.")));
    }

    /// Who starts a crowd is not to blame that it waits for its turn.
    private static boolean isStarting(List<StackTraceElement> stack) {
        return stack.stream()
                .anyMatch(frame -> frame.getClassName().equals(Task.class.getName())
                        && frame.getMethodName().equals("start"));
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
