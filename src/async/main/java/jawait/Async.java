package jawait;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import jawait.runtime.Strand;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// The verbs.
public final class Async {
    private Async() {}

    /// A coroutine: `body`, which does not run until it is awaited, started or gathered.
    public static <T extends @Nullable Object> Coroutine<T> async(Callable<? extends T> body) {
        return new Coroutine<>(Bodies.requireBody(body, "async"));
    }

    /// A coroutine without a result.
    public static Coroutine<Void> async(Action body) {
        return new Coroutine<>(Bodies.of(body, "async"));
    }

    /// Starts `body` as a task, which runs from now on, whoever awaits it. A task is returned as it is.
    ///
    /// @throws IllegalStateException when the body is a coroutine that was used before
    public static <T extends @Nullable Object> Task<T> task(Callable<? extends T> body) {
        @SuppressWarnings("unchecked")
        Task<T> task = Bodies.requireBody(body, "task") instanceof Task<?> hot ? (Task<T>) hot : Task.start(null, body);
        return task;
    }

    /// Starts `body` as a task without a result.
    public static Task<Void> task(Action body) {
        return Task.start(null, Bodies.of(body, "task"));
    }

    /// Starts `body` as a task with a name.
    public static <T extends @Nullable Object> Task<T> task(String name, Callable<? extends T> body) {
        return Task.start(Objects.requireNonNull(name, "task: the name is null"), Bodies.requireBody(body, "task"));
    }

    /// Starts `body` as a task with a name and without a result.
    public static Task<Void> task(String name, Action body) {
        return Task.start(Objects.requireNonNull(name, "task: the name is null"), Bodies.of(body, "task"));
    }

    /// Runs `body` here and now, or waits for it when it is a task. Throws what the body throws, checked or not.
    public static <T extends @Nullable Object> T await(Callable<T> body) {
        return Bodies.run(Bodies.requireBody(body, "await"));
    }

    /// Runs `body` here and now. Throws what the body throws, checked or not.
    public static void await(Action body) {
        Bodies.run(Bodies.of(body, "await"));
    }

    /// Waits for the task. Throws what its body threw. Being cancelled meanwhile does not cancel the task.
    ///
    /// @throws java.util.concurrent.CancellationException when the task was cancelled
    public static <T extends @Nullable Object> T await(Task<T> task) {
        return Bodies.requireBody(task, "await").await();
    }

    /// Waits for the future. Throws what it failed with, not the `ExecutionException` around it.
    public static <T extends @Nullable Object> T await(Future<T> future) {
        try {
            return Bodies.requireBody(future, "await").get();
        } catch (ExecutionException e) {
            throw Bodies.sneaky(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            throw Bodies.sneaky(e);
        }
    }

    /// Waits for the stage. Throws what it failed with.
    public static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return await((Future<T>) Bodies.requireBody(stage, "await").toCompletableFuture());
    }

    /// Waits for the future. Throws what it failed with.
    public static <T extends @Nullable Object> T await(CompletableFuture<T> future) {
        return await((Future<T>) future);
    }

    /// As [#await(Callable)], with a checked exception declared, so that `catch` compiles.
    ///
    /// @param declared what the body may throw; anything else is thrown all the same
    /// @throws X when the body does
    public static <T extends @Nullable Object, X extends Exception> T await(Callable<T> body, Class<X> declared)
            throws X {
        Objects.requireNonNull(declared, "await: the exception class is null");
        return await(body);
    }

    /// Does nothing for so many *seconds*. Throws `InterruptedException` when cancelled meanwhile.
    ///
    /// @throws IllegalArgumentException when negative or not a number
    public static void sleep(double seconds) {
        Sleep.nanos(Nanos.of(seconds, "sleep"));
    }

    /// Does nothing for so long. Throws `InterruptedException` when cancelled meanwhile.
    ///
    /// @throws IllegalArgumentException when negative
    public static void sleep(Duration time) {
        Sleep.nanos(Nanos.of(time, "sleep"));
    }

    /// Runs `body` here, and asks it to stop when so many seconds have passed. A result that comes all the same is
    /// kept.
    ///
    /// @throws TimeoutException when the body was stopped
    public static <T extends @Nullable Object> T timeout(double seconds, Callable<? extends T> body)
            throws TimeoutException {
        return Timeouts.call(Nanos.of(seconds, "timeout"), Bodies.requireBody(body, "timeout"));
    }

    /// As [#timeout(double, Callable)], without a result.
    ///
    /// @throws TimeoutException when the body was stopped
    public static void timeout(double seconds, Action body) throws TimeoutException {
        Timeouts.call(Nanos.of(seconds, "timeout"), Bodies.of(body, "timeout"));
    }

    /// As [#timeout(double, Callable)].
    ///
    /// @throws TimeoutException when the body was stopped
    public static <T extends @Nullable Object> T timeout(Duration time, Callable<? extends T> body)
            throws TimeoutException {
        return Timeouts.call(Nanos.of(time, "timeout"), Bodies.requireBody(body, "timeout"));
    }

    /// As [#timeout(double, Callable)], without a result.
    ///
    /// @throws TimeoutException when the body was stopped
    public static void timeout(Duration time, Action body) throws TimeoutException {
        Timeouts.call(Nanos.of(time, "timeout"), Bodies.of(body, "timeout"));
    }

    /// The task that runs on this thread, or null.
    public static @Nullable Task<?> currentTask() {
        Strand strand = Strand.current();
        return strand == null ? null : strand.task();
    }

    /// All live tasks, oldest first.
    public static List<Task<?>> tasks() {
        return Tasks.live();
    }
}
