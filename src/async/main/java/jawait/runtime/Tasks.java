package jawait.runtime;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jawait.Task;
import org.jspecify.annotations.Nullable;

/// The tasks of the process as a host sees them: which live, who started them, on what thread, and which failed
/// unnoticed.
public final class Tasks {
    /// Below this number of live tasks, each records where it was created.
    public static final int FEW = 10_000;

    /// How long a failed task waits for somebody to ask for its outcome before it is reported.
    public static final Duration GRACE = Duration.ofMillis(100);

    private record Failed(Strand strand, Task<?> task, BooleanSupplier noticed) {}

    private static final System.Logger LOG = System.getLogger("jawait");
    private static final Map<Task<?>, Strand> LIVE = new ConcurrentHashMap<>();
    private static final Later<Failed> FAILED = new Later<>(GRACE, Tasks::report);
    private static final int MANY = 100;
    private static final ArrayDeque<WeakReference<Task<?>>> LATELY = new ArrayDeque<>();
    private static final AtomicInteger UNTOLD = new AtomicInteger();
    private static volatile BiConsumer<@Nullable Origin, Task<?>> unobserved = Tasks::log;
    private static volatile Consumer<Unawaited> neverAwaited = Tasks::log;
    private static volatile Predicate<@Nullable Origin> busy = origin -> false;

    private Tasks() {}

    /// All tasks that have been started and have not ended, oldest first.
    public static List<Task<?>> live() {
        return sorted(LIVE.keySet());
    }

    /// The live tasks whose origin equals `origin`, oldest first.
    public static List<Task<?>> startedBy(Origin origin) {
        return sorted(LIVE.entrySet().stream()
                .filter(entry -> origin.equals(entry.getValue().origin()))
                .map(Map.Entry::getKey)
                .toList());
    }

    private static List<Task<?>> sorted(java.util.Collection<Task<?>> tasks) {
        return tasks.stream().sorted(Comparator.comparingLong(Task::id)).toList();
    }

    /// The thread on which a task runs, for stack dumps; null when it has not begun or has ended.
    public static @Nullable Thread thread(Task<?> task) {
        Strand strand = LIVE.get(task);
        return strand == null ? null : strand.thread();
    }

    /// The live tasks that have begun, by the ids of their threads.
    public static Map<Long, Task<?>> byThread() {
        var found = new HashMap<Long, Task<?>>();
        LIVE.forEach((task, strand) -> {
            Thread thread = strand.thread();
            if (thread != null) {
                found.put(thread.threadId(), task);
            }
        });
        return found;
    }

    /// Whether a live task goes by the wall's clock.
    public static boolean isReal(Task<?> task) {
        Strand strand = LIVE.get(task);
        return strand != null && strand.realm().isReal();
    }

    /// Sets who is told when a task fails, nobody awaits it at that moment, and nobody asks for its outcome within
    /// [#GRACE]. Called once per task, on a virtual thread that has the task's origin; the origin is null for tasks
    /// that have none. Without a hook such failures are logged, as warnings of the logger `jawait`.
    public static void onUnobservedFailure(BiConsumer<@Nullable Origin, Task<?>> hook) {
        unobserved = Objects.requireNonNull(hook, "hook");
    }

    /// Sets for which origins reports of unobserved failures wait: a cell that still runs may yet await its tasks.
    public static void holdReportsWhile(Predicate<@Nullable Origin> stillRuns) {
        busy = stillRuns;
    }

    /// Sets who is told of a coroutine that became garbage before it was awaited, started or gathered: somebody
    /// forgot an `await`. Called once for each, some time after (when the garbage is collected; at the end of the
    /// program perhaps never), on a virtual thread that has the coroutine's origin. Without a hook they are
    /// logged, as warnings of the logger `jawait`. Python warns alike.
    public static void onNeverAwaited(Consumer<Unawaited> hook) {
        neverAwaited = Objects.requireNonNull(hook, "hook");
    }

    /// The coroutines made under `origin` that have not begun by now, whether they are garbage or still kept
    /// somewhere to be awaited later. A question: it changes nothing about what is reported.
    public static List<Unawaited> neverAwaited(Origin origin) {
        return Unbegun.of(Objects.requireNonNull(origin, "origin"));
    }

    /// As [#neverAwaited(Origin)], for a host that tells people of them now: those that are none of `kept`, whose
    /// hook ([#onNeverAwaited]) is not called when they become garbage.
    ///
    /// @param kept coroutines that somebody holds and may await later
    public static List<Unawaited> neverAwaited(Origin origin, Collection<?> kept) {
        return Unbegun.forget(Objects.requireNonNull(origin, "origin"), Objects.requireNonNull(kept, "kept"));
    }

    static void neverAwaited(Unawaited coroutine) {
        tell(coroutine.origin(), () -> neverAwaited.accept(coroutine));
    }

    private static void log(Unawaited coroutine) {
        LOG.log(System.Logger.Level.WARNING, coroutine.toString());
    }

    /// Whether few enough tasks live for each to record where it was created.
    public static boolean few() {
        return LIVE.size() < FEW;
    }

    /// For [Task]: enters a task in the registry.
    public static void enter(Task<?> task, Strand strand) {
        LIVE.put(task, strand);
    }

    /// For [Task]: takes a task out of the registry.
    public static void leave(Task<?> task) {
        LIVE.remove(task);
    }

    /// For [Task]: a task has failed and nobody awaits it.
    ///
    /// @param noticed asked after [#GRACE]: whether somebody has asked for the outcome since
    public static void failed(Task<?> task, Strand strand, BooleanSupplier noticed) {
        synchronized (LATELY) {
            LATELY.add(new WeakReference<>(task));
            if (LATELY.size() > MANY) {
                LATELY.remove();
            }
        }
        UNTOLD.incrementAndGet();
        FAILED.add(new Failed(strand, task, noticed));
    }

    /// The tasks that failed of late while nobody awaited them, oldest first, as far as anybody still has them.
    public static List<Task<?>> failures() {
        List<Task<?>> failures = new ArrayList<>();
        synchronized (LATELY) {
            for (var each : LATELY) {
                Task<?> task = each.get();
                if (task != null) {
                    failures.add(task);
                }
            }
        }
        return failures;
    }

    /// Whether a task has failed of which it is not settled yet that somebody has noticed, or has been told of it.
    public static boolean untold() {
        return UNTOLD.get() > 0;
    }

    private static void report(Failed failed) {
        Origin origin = failed.strand.origin();
        if (failed.noticed.getAsBoolean()) {
            UNTOLD.decrementAndGet();
        } else if (busy.test(origin)) {
            FAILED.add(failed);
        } else {
            tell(origin, () -> {
                try {
                    unobserved.accept(origin, failed.task);
                } finally {
                    UNTOLD.decrementAndGet();
                }
            });
        }
    }

    private static void log(@Nullable Origin origin, Task<?> task) {
        LOG.log(System.Logger.Level.WARNING, task + ", and nobody awaits it", task.exceptionNow());
    }

    /// Runs a hook where it may block: on a virtual thread of the given origin.
    static void tell(@Nullable Origin origin, Runnable hook) {
        Thread.ofVirtual()
                .name("jawait-hook")
                .inheritInheritableThreadLocals(false)
                .start(() -> {
                    Origin.adopt(origin);
                    hook.run();
                });
    }
}
