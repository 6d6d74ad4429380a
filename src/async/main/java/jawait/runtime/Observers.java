package jawait.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongFunction;
import jawait.Outcome;
import jawait.Task;
import jawait.TaskEvent;
import jawait.TaskObserver;
import org.jspecify.annotations.Nullable;

/// Who listens to tasks. One volatile read where something happens, while nobody does.
public final class Observers {
    private static final System.Logger LOG = System.getLogger("jawait");
    private static final List<TaskObserver> ALL = new CopyOnWriteArrayList<>();
    private static volatile boolean any;
    private static volatile @Nullable Ending ending;

    private Observers() {}

    /// Is told of each task that ends, before those that await it are.
    @FunctionalInterface
    public interface Ending {
        /// On the task's thread; must be short. What it throws is logged.
        void ends(Task<?> task, Strand strand, Outcome<?> outcome);
    }

    /// For hosts: who is told of ends, and of nothing else, which is much cheaper than a
    /// [TaskObserver]; null for nobody.
    public static void onEnd(@Nullable Ending hook) {
        ending = hook;
    }

    /// For [Task]: it is about to end.
    public static void ends(Task<?> task, Strand strand, Outcome<?> outcome) {
        Ending hook = ending;
        if (hook != null) {
            try {
                hook.ends(task, strand, outcome);
            } catch (Throwable e) {
                LOG.log(System.Logger.Level.WARNING, "what was to hear of a task's end failed", e);
            }
        }
    }

    /// Adds one; the same one may be added twice, and is told twice.
    public static synchronized void add(TaskObserver observer) {
        ALL.add(observer);
        any = true;
    }

    /// Takes one away.
    public static synchronized void remove(TaskObserver observer) {
        ALL.remove(observer);
        any = !ALL.isEmpty();
    }

    /// Whether anybody listens.
    public static boolean any() {
        return any;
    }

    /// For [Task]: it was created.
    public static void created(Task<?> task, Strand strand) {
        if (any) {
            tell(strand, nanos -> new TaskEvent.Created(task, nanos));
        }
    }

    /// For [Task]: it has ended.
    public static void ended(Task<?> task, Strand strand) {
        if (any) {
            tell(strand, nanos -> new TaskEvent.Ended(task, nanos));
        }
    }

    static void began(Strand strand) {
        Task<?> task = strand.task();
        if (any && task != null) {
            tell(strand, nanos -> new TaskEvent.Began(task, nanos));
        }
    }

    static void cancelling(Strand strand) {
        Task<?> task = strand.task();
        if (any && task != null) {
            tell(strand, nanos -> new TaskEvent.Cancelling(task, nanos));
        }
    }

    static void waits(Strand strand, @Nullable Object on) {
        Task<?> task = strand.task();
        if (any && task != null) {
            tell(
                    strand,
                    nanos -> on == null ? new TaskEvent.Resumed(task, nanos) : new TaskEvent.Waits(task, on, nanos));
        }
    }

    private static void tell(Strand strand, LongFunction<TaskEvent> event) {
        TaskEvent happened = event.apply(strand.realm().clock().nanoTime());
        for (TaskObserver observer : ALL) {
            try {
                observer.on(happened);
            } catch (Throwable e) {
                LOG.log(System.Logger.Level.WARNING, "a task observer failed at " + happened, e);
            }
        }
    }
}
