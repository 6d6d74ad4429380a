package jawait;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jawait.runtime.Observers;
import jawait.runtime.Origin;
import jawait.runtime.Realm;
import jawait.runtime.Root;
import jawait.runtime.Strand;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// A body that runs on a virtual thread of its own. Any number of threads may await it, any number of times.
///
/// A task knows its name, its parent (the task that started it; recorded, not owned) and how it ended. It outlives
/// whoever started it, and is a daemon: a program that ends waits for it only within `run`. (asyncio's `Task`.)
///
/// ```java
/// var main = task("main", () -> task("child", () -> { sleep(1); return 42; }));
/// Task<Integer> child = await(main);
/// child.onDone(() -> IO.println("over"));
/// await(child.toCompletableFuture()); // 42
/// child.outcome(); // Success[value=42]
/// child.parent() == null && child.origin() == null && child.stack().isEmpty() && !child.cancel() // true
/// child.id() > main.id() && child.createdAt().isAfter(Instant.EPOCH) // true
/// child.duration(); // PT1S
/// child.dump().contains(child.name()) && child.dump().lines().count() > child.createdBy().size() // true
/// ```
///
/// @param <T> the type of the result
public final class Task<T extends @Nullable Object> extends Ending<T> implements Awaitable<T>, Future<T> {
    private final long begun;
    private final @Nullable String name;
    private final Task<?> root;
    private final Strand strand;
    private final @Nullable Throwable created;
    private @Nullable Callable<? extends T> body;
    private volatile @Nullable Task<?> parent;
    volatile long ended;
    volatile boolean queued;

    private Task(
            @Nullable String name,
            Callable<? extends T> body,
            @Nullable Task<?> parent,
            boolean isRoot,
            @Nullable Origin origin) {
        this.name = name;
        this.body = body;
        this.parent = parent;
        this.root = parent == null || isRoot ? this : parent.root;
        this.strand = Strand.of(this, origin);
        this.begun = clock().nanoTime();
        this.created = Birthplaces.of(body, parent);
    }

    /// A task of the running task, not started yet.
    static <T extends @Nullable Object> Task<T> make(@Nullable String name, Callable<? extends T> body) {
        return new Task<>(name, Bodies.claim(body), Async.currentTask(), false, null);
    }

    /// As [#make], for a program's main task, which is asked for all that was started in it.
    static <T extends @Nullable Object> Task<T> main(String name, Callable<? extends T> body) {
        return new Task<>(name, Bodies.claim(body), Async.currentTask(), true, null);
    }

    static <T extends @Nullable Object> Task<T> start(@Nullable String name, Callable<? extends T> body) {
        return Task.<T>make(name, body).launch();
    }

    /// For hosts: see [Root#start].
    public static <T extends @Nullable Object> Task<T> order(Root root, Callable<? extends T> body) {
        Task<T> task = new Task<>(root.name(), Bodies.claim(body), null, true, root.origin());
        return task.launch(root.thread(task::work)::start);
    }

    /// Starts on a virtual thread.
    Task<T> launch() {
        Realm realm = strand.realm();
        return realm.polls()
                ? launchOn(work -> realm.thread(name, work).start())
                : launch(realm.thread(name, this::work)::start);
    }

    /// Starts on a thread of the executor's, in the caller's context.
    Task<T> launchOn(Executor executor) {
        queued = true;
        Runnable work = Origin.carry((Runnable) this::workElsewhere);
        return launch(() -> {
            strand.realm().hold();
            executor.execute(work);
        });
    }

    private Task<T> launch(Runnable starter) {
        Tasks.enter(this, strand);
        Observers.created(this, strand);
        if (isDone()) {
            Tasks.leave(this); // cancelled before it was launched
            return this;
        }
        try {
            starter.run();
        } catch (Throwable e) {
            noticed = true;
            finish(new Failure<>(e));
            throw e;
        }
        return this;
    }

    private void work() {
        strand.run(() -> finish(perform()));
    }

    private void workElsewhere() {
        queued = false;
        boolean ran = strand.run(() -> {
            strand.realm().release();
            finish(perform());
        });
        if (!ran) {
            strand.realm().release();
        }
    }

    private Outcome<T> perform() {
        Outcome<T> outcome;
        try {
            outcome = new Success<>(Objects.requireNonNull(body).call());
        } catch (Throwable e) {
            outcome = new Failure<>(e);
        }
        boolean cancelled = strand.end();
        return cancelled && outcome instanceof Failure<T>(var error) ? Traces.cancelled(error) : outcome;
    }

    private void finish(Outcome<T> outcome) {
        Tasks.leave(this);
        ended = clock().nanoTime();
        body = null;
        Observers.ends(this, strand, outcome);
        Task<?> above = parent;
        if (above != null && above.isDone()) {
            parent = null; // else a chain of tasks that each start the next would never be collected
        }
        boolean observed = end(outcome);
        if (outcome instanceof Failure && !observed) {
            Tasks.failed(this, strand, () -> noticed);
        }
        Observers.ended(this, strand); // last: who hears of it may ask whether all failures are told
    }

    /// Waits for the end.
    Outcome<T> join() {
        Outcome<T> done = peek();
        if (done == null) {
            if (strand == Strand.current()) {
                throw new IllegalStateException("task " + name() + " awaits itself, and would never end");
            }
            done = park(this);
        }
        noticed = true;
        return done;
    }

    /// Waits for the result, and throws what the body threw: the very same object, with the frames of this task's
    /// creation added to its stack trace. Cancelling who waits does not cancel this task.
    ///
    /// @throws java.util.concurrent.CancellationException when this task was cancelled
    /// @throws IllegalStateException when called by the task itself
    @Override
    public T await() {
        return switch (join()) {
            case Success<T>(var value) -> value;
            case Failure<T>(var error) -> throw Bodies.sneaky(Traces.join(error, this));
            case Cancelled<T> cancelled -> throw new CancellationException("task " + name() + " was cancelled");
        };
    }

    /// As [#await()].
    @Override
    public T call() {
        return await();
    }

    /// This task.
    @Override
    public Task<T> start() {
        return this;
    }

    /// Asks the task to stop: its thread is interrupted, and where its code is woven (in notebook cells) loops stop
    /// too. A task that has not begun never will. The task is asked once per call, so that its clean-up runs
    /// unharmed; call again when it does not stop.
    ///
    /// @return false when it was over already
    public boolean cancel() {
        return cancel(strand.cancel(true));
    }

    /// As [#cancel()], but does nothing to a task that was asked before.
    boolean cancelOnce() {
        return cancel(strand.cancel(false));
    }

    private boolean cancel(Strand.Found found) {
        if (found == Strand.Found.NOT_BEGUN) {
            finish(new Cancelled<>());
            Tasks.leave(this); // it may have entered meanwhile
        }
        return found != Strand.Found.ENDED;
    }

    /// As [#cancel()].
    ///
    /// @param mayInterruptIfRunning false to cancel the task only if it has not begun
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return (mayInterruptIfRunning || strand.thread() == null) && cancel();
    }

    /// How the task ended.
    ///
    /// @throws IllegalStateException when it has not ended; await it first, or ask [#isDone()]
    public Outcome<T> outcome() {
        Outcome<T> done = peek();
        if (done == null) {
            throw new IllegalStateException("task " + name() + " has not ended: there is no outcome yet");
        }
        noticed = true;
        return done;
    }

    /// Runs `action` when the task ends, on its thread, after those given before; or at once, on this one, when it
    /// has ended. The action has the caller's origin, context class loader and [TaskLocal]s, and belongs to no task
    /// unless it runs at once. It should be short; what it throws is logged.
    public void onDone(Runnable action) {
        Runnable carried = Origin.carry(Objects.requireNonNull(action, "onDone: the action is null"));
        tell(new Waiter(() -> Waiter.logged(carried), false));
    }

    /// A future that ends as this task does. Cancelling it cancels the task; completing it otherwise, as
    /// `orTimeout` does, lets the task go on. Each call gives another future.
    public CompletableFuture<T> toCompletableFuture() {
        return TaskFuture.of(this);
    }

    /// The name given, or `task-` and the number.
    public String name() {
        return name == null ? "task-" + id : name;
    }

    /// The number: unique in the process, ascending with creation.
    public long id() {
        return id;
    }

    /// The task that started this one; null when no task did, and after both have ended.
    public @Nullable Task<?> parent() {
        return parent;
    }

    private AsyncClock clock() {
        return strand.realm().clock();
    }

    /// Its thread, from its beginning to its end.
    @Nullable
    Thread thread() {
        return strand.thread();
    }

    /// Whether it was started by that task, or by one that was, and so on.
    boolean isWithin(Task<?> ancestor) {
        return Program.isWithin(this, ancestor);
    }

    /// The main task of the program it was started in, or the task above all, or itself when it is that.
    Task<?> root() {
        return root;
    }

    /// Who started the task, as the host sees it; null outside a host.
    public @Nullable Origin origin() {
        return strand.origin();
    }

    /// When the task was created.
    public Instant createdAt() {
        return clock().instant().plusNanos(begun - clock().nanoTime());
    }

    /// Where the task was created: the frames of the thread that started it, innermost first. Empty when there were
    /// more than 10 000 tasks then; of a crowd that one task starts from one lambda, all after the first hundred
    /// share the place of one of them.
    public List<StackTraceElement> createdBy() {
        return created == null ? List.of() : Traces.creator(created);
    }

    /// What the task's thread does right now, innermost frame first; empty when it does not run. A task that asks
    /// for its own finds itself at the line that asks.
    public List<StackTraceElement> stack() {
        Thread thread = strand.thread();
        List<StackTraceElement> frames = thread == null ? List.of() : List.of(thread.getStackTrace());
        return thread == Thread.currentThread() ? frames.subList(2, frames.size()) : frames; // less the asking
    }

    /// From creation to the end, or until now while the task lives.
    public Duration duration() {
        return Duration.ofNanos((isDone() ? ended : clock().nanoTime()) - begun);
    }

    /// Whether the task has ended, in whatever way.
    @Override
    public boolean isDone() {
        return peek() != null;
    }

    /// Whether the task has ended by being cancelled.
    @Override
    public boolean isCancelled() {
        return peek() instanceof Cancelled;
    }

    /// As [#await()], in the manners of `Future`.
    ///
    /// @throws ExecutionException when the body threw; its cause is what was thrown
    /// @throws InterruptedException when the waiting thread is interrupted
    @Override
    public T get() throws InterruptedException, ExecutionException {
        return TaskFuture.get(this, join());
    }

    /// As [#get()], for so long.
    ///
    /// @throws TimeoutException when the task has not ended by then; it goes on
    @Override
    public T get(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        Objects.requireNonNull(unit, "get: the unit is null");
        Timeouts.call(Math.max(0, unit.toNanos(time)), () -> join());
        return get();
    }

    /// The value of a task that has succeeded.
    @Override
    public T resultNow() {
        return TaskFuture.resultNow(this);
    }

    /// The exception of a task that has failed.
    @Override
    public Throwable exceptionNow() {
        return TaskFuture.exceptionNow(this);
    }

    /// The state, as `Future` names it.
    @Override
    public State state() {
        return TaskFuture.state(peek());
    }

    /// Name and state: `Task[fetch running]`, `Task[fetch done: 42]`, `Task[fetch failed: …]` and so on.
    @Override
    public String toString() {
        return "Task[" + name() + " " + stateText() + "]";
    }

    /// All that is known of the task, as text: its state, its age, who started it, what it waits for and who holds
    /// that, the frames it is at, and those it was started from.
    public String dump() {
        return TaskDump.of(this);
    }

    boolean hasDeadline() {
        return strand.hasScope();
    }

    /// What it waits for, as far as is known; null when it does not wait.
    @Nullable
    Object waitsFor() {
        return Waits.on(strand.thread(), strand.waitingFor());
    }

    String stateText() {
        return TaskText.state(peek(), queued, strand.thread(), strand.waitingFor());
    }
}
