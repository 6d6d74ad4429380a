package jawait;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// The tasks that work for one run of an operator. However the run ends, they are cancelled then and waited for.
///
/// Their failures reach the run in the order of the items, so unlike those of a task group they stop nobody.
final class Crew implements Held {
    private final Set<Task<?>> members = ConcurrentHashMap.newKeySet();
    private final List<Throwable> early = new CopyOnWriteArrayList<>();
    private final List<Throwable> late = new CopyOnWriteArrayList<>();
    private final Thread owner = Thread.currentThread();
    private volatile boolean dismissed;
    private volatile boolean stopped;
    private volatile Runnable onStop = () -> {};

    private Crew() {}

    /// Runs `body`, then dismisses the crew. Throws what the body threw. A clean-up that failed is suppressed in
    /// that, or thrown itself; a failure that the body did not come to is suppressed in another one.
    static void run(Use<? super Crew> body) {
        var crew = new Crew();
        Throwable thrown = null;
        try {
            body.accept(crew);
        } catch (Throwable e) {
            thrown = e;
        }
        crew.dismiss();
        if (thrown != null && !(thrown instanceof EarlyEnd)) {
            thrown = joined(thrown, crew.early);
        }
        thrown = joined(thrown, crew.late);
        if (thrown != null) {
            throw Bodies.sneaky(thrown);
        }
    }

    /// Starts `body` as a task of the crew.
    ///
    /// @param ended told of its end, on any thread, unless the crew was dismissed before
    <T extends @Nullable Object> Task<T> start(
            String name, Callable<? extends T> body, Consumer<? super Task<T>> ended) {
        Task<T> task = Task.make(name, () -> watched(body));
        add(task, ended);
        return task.launch();
    }

    /// What is thrown before the stop was delivered is a failure of its own, however late it is heard of.
    private <T extends @Nullable Object> T watched(Callable<? extends T> body) throws Exception {
        try {
            return body.call();
        } catch (Throwable e) {
            awaitRequests();
            if (!dismissed || Thread.currentThread().isInterrupted()) {
                early.add(e);
            }
            throw e;
        }
    }

    /// Between the dismissal and its last interrupt nobody can tell whether a stop was delivered.
    @SuppressWarnings("ThreadPriorityCheck") // the owner may need this carrier to go on
    private void awaitRequests() {
        while (dismissed && !stopped) {
            Thread.yield();
        }
    }

    /// As [#start], for the task of a pull, which begins when it is first wanted.
    void add(Pull<?> pull) {
        add(pull.task(), task -> {});
    }

    private <T extends @Nullable Object> void add(Task<T> task, Consumer<? super Task<T>> ended) {
        members.add(task);
        task.tell(new Waiter(() -> ended(task, ended), true));
        if (dismissed) {
            task.cancelOnce();
        }
    }

    private <T extends @Nullable Object> void ended(Task<T> task, Consumer<? super Task<T>> ended) {
        boolean over = dismissed;
        if (task.outcome() instanceof Failure<T>(var error)) {
            Traces.join(error, task);
            if (early.stream().noneMatch(known -> known == error)) {
                (over ? late : early).add(error);
            }
        }
        if (!over) {
            ended.accept(task);
        }
        members.remove(task);
        LockSupport.unpark(owner);
    }

    /// Has `action` run when all members have been interrupted.
    void onStop(Runnable action) {
        onStop = action;
    }

    /// Whether all members have been interrupted: who makes an item now has swallowed that.
    boolean stopped() {
        return stopped;
    }

    /// Being interrupted meanwhile cancels them again, and is left to be delivered afterwards.
    private void dismiss() {
        dismissed = true;
        members.forEach(Task::cancelOnce);
        stopped = true;
        onStop.run();
        boolean interrupted = false;
        Strand.waiting(this);
        while (!members.isEmpty()) {
            if (Thread.interrupted()) {
                interrupted = true;
                members.forEach(Task::cancel);
            } else {
                Strand.park(this);
            }
        }
        Strand.waiting(null);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable Throwable joined(@Nullable Throwable thrown, List<Throwable> others) {
        Throwable first = thrown;
        for (Throwable other : others) {
            first = Traces.together(first, other);
        }
        return first;
    }

    @Override
    public List<Task<?>> holders() {
        return List.copyOf(members);
    }

    /// What its owner waits for: `a stream's tasks to end (2 left)`.
    @Override
    public String toString() {
        return "a stream's tasks to end (" + members.size() + " left)";
    }
}
