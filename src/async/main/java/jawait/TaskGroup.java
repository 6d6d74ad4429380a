package jawait;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import jawait.runtime.StopScope;
import jawait.runtime.StopSignal;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// Tasks that do not outlive a block of code: `group(g -> { … g.start(…) … })` returns when all of them have ended.
///
/// In a `group` the first failure, of a task or of the block, cancels everything else; in a `supervisor` a task's
/// failure is its own affair. Tasks may start further tasks in their group. Any thread may call any method.
/// (asyncio's `TaskGroup`, trio's nursery, Kotlin's `coroutineScope` and `supervisorScope`.)
///
/// ```java
/// List<String> found = new ArrayList<>();
/// group((TaskGroup g) -> {
///     g.start("ant", () -> { sleep(1); return found.add("ant"); });
///     g.start("bee", () -> { sleep(2); return found.add("bee"); });
///     g.start("cow", () -> { sleep(3); g.cancel(); });
///     g.start("dog", () -> { sleep(4); return found.add("dog"); });
/// });
/// found // [ant, bee]
/// ```
@SuppressWarnings("overloads") // the 85 cases of OverloadsTest say how they resolve
public final class TaskGroup implements Held {
    private static final int CLOSED = -1;

    private final boolean supervises;
    private final Thread owner = Thread.currentThread();
    private final @Nullable Strand strand = Strand.current();
    private final StopScope scope = StopScope.open();
    private final Set<Task<?>> live = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean stopping;

    private TaskGroup(boolean supervises) {
        this.supervises = supervises;
    }

    static <R extends @Nullable Object> R run(boolean supervises, Fn<? super TaskGroup, ? extends R> body) {
        try {
            return Strand.<R>within(() -> new TaskGroup(supervises).run(body));
        } catch (Exception e) {
            throw Bodies.sneaky(e);
        }
    }

    /// Starts `body` as a task of this group, which ends before the group does. Never waits.
    ///
    /// @throws IllegalStateException when the group is stopping or over
    public <T extends @Nullable Object> Task<T> start(Callable<? extends T> body) {
        return add(null, Bodies.requireBody(body, "start"));
    }

    /// Starts `body` as a task of this group, without a result.
    ///
    /// @throws IllegalStateException when the group is stopping or over
    public Task<Void> start(Action body) {
        return add(null, Bodies.of(body, "start"));
    }

    /// Starts `body` as a task of this group, with a name.
    ///
    /// @throws IllegalStateException when the group is stopping or over
    public <T extends @Nullable Object> Task<T> start(String name, Callable<? extends T> body) {
        return add(Objects.requireNonNull(name, "start: the name is null"), Bodies.requireBody(body, "start"));
    }

    /// Starts `body` as a task of this group, with a name and without a result.
    ///
    /// @throws IllegalStateException when the group is stopping or over
    public Task<Void> start(String name, Action body) {
        return add(Objects.requireNonNull(name, "start: the name is null"), Bodies.of(body, "start"));
    }

    /// Leaves early, and in silence: cancels the tasks and stops the block. The group then returns null, or what
    /// the block returned before; unless their clean-up fails, which is thrown.
    public void cancel() {
        stopping = true;
        inOrder().forEach(Task::cancelOnce);
        scope.fire();
    }

    /// As they were started: under a seed, the order is the same each time.
    private Stream<Task<?>> inOrder() {
        return live.stream().sorted(Comparator.comparingLong(Task::id));
    }

    private <T extends @Nullable Object> Task<T> add(@Nullable String name, Callable<? extends T> body) {
        if (body instanceof Task) {
            throw new IllegalArgumentException("start: " + body + " runs already, outside this group");
        }
        if (stopping || open.getAndUpdate(n -> n == CLOSED ? n : n + 1) == CLOSED) {
            throw new IllegalStateException(
                    "the group is " + (stopping ? "stopping" : "over") + ": it starts no tasks");
        }
        Task<T> task;
        try {
            task = Task.make(name, body);
        } catch (Throwable e) {
            leave();
            throw e;
        }
        live.add(task);
        started.incrementAndGet();
        task.tell(new Waiter(() -> ended(task), !supervises));
        if (stopping) {
            task.cancelOnce();
        }
        return task.launch();
    }

    private void ended(Task<?> task) {
        live.remove(task);
        if (!supervises && task.outcome() instanceof Failure<?>(var error)) {
            fail(Traces.join(error, task));
        }
        leave();
    }

    private void leave() {
        if (open.decrementAndGet() == 0) {
            Strand.wake(strand, owner);
        }
    }

    private void fail(Throwable error) {
        Throwable first = failure.compareAndExchange(null, error);
        if (first == null) {
            cancel();
        } else if (first != error) {
            first.addSuppressed(error);
        }
    }

    @SuppressWarnings("NullAway") // value is what the body returned, or the null of a cancelled group
    private <R extends @Nullable Object> R run(Fn<? super TaskGroup, ? extends R> body) {
        R value = null;
        Throwable stop = null;
        try {
            value = body.apply(this);
            scope.close(null);
        } catch (Throwable e) {
            stop = blockEnded(e);
        }
        stop = joinAll(stop);
        Throwable failed = failure.get();
        if (stop != null) {
            if (failed != null) {
                stop.addSuppressed(failed);
            }
            throw Bodies.sneaky(stop);
        }
        if (failed != null) {
            throw Bodies.sneaky(failed);
        }
        return value;
    }

    /// The block threw. What of it is to be thrown on as the owner's own stop, or null.
    private @Nullable Throwable blockEnded(Throwable thrown) {
        boolean ours = scope.close(thrown);
        if (ours) {
            Throwable failed = CleanUp.failure(thrown);
            if (failed != null) {
                fail(failed);
            }
            return null;
        }
        if (StopSignal.isStop(thrown)) {
            cancel();
            return thrown;
        }
        fail(thrown);
        cancel();
        return null;
    }

    /// Waits for all tasks. Being stopped meanwhile cancels them, and is thrown when they have ended; being stopped
    /// again cancels them again.
    private @Nullable Throwable joinAll(@Nullable Throwable stop) {
        boolean insist = stop != null;
        while (!open.compareAndSet(0, CLOSED)) {
            if (!Thread.interrupted()) {
                Strand.park(this);
            } else if (insist) {
                inOrder().forEach(Task::cancel);
            } else {
                insist = true;
                stop = new InterruptedException("interrupted in " + this);
                cancel();
            }
        }
        return stop;
    }

    @Override
    public List<Task<?>> holders() {
        return List.copyOf(live);
    }

    @Override
    public int crowd() {
        return started.get();
    }

    /// What is left: `group (3 tasks left)`.
    @Override
    public String toString() {
        return (supervises ? "supervisor" : "group") + " (" + Math.max(0, open.get()) + " tasks left)";
    }
}
