package jawait;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import jawait.runtime.StopSignal;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// Part of [Async], under whose name all of this is called: making, starting and awaiting one body.
@SuppressWarnings("overloads") // the 85 cases of OverloadsTest say how they resolve
public abstract sealed class AsyncBasics permits AsyncTiming {
    AsyncBasics() {}

    /// A coroutine: `body`, which does not run until it is awaited, started or gathered.
    ///
    /// ```java
    /// Coroutine<Integer> later = async(() -> 6 * 7); // nothing has run
    /// await(later); // 42
    /// await(later); // throws IllegalStateException
    /// ```
    public static <T extends @Nullable Object> Coroutine<T> async(Callable<? extends T> body) {
        return new Coroutine<>(Bodies.requireBody(body, "async"), body);
    }

    /// As [#async(Callable)], without a result.
    public static Coroutine<Void> async(Action body) {
        return new Coroutine<>(Bodies.of(body, "async"), body);
    }

    /// Starts `body` as a task, which runs from now on, whoever awaits it, also when the caller has long ended.
    /// A task is returned as it is. Never waits. (asyncio's `create_task`, Kotlin's `async` of a global scope.)
    ///
    /// ```java
    /// Task<Integer> six = task(() -> 6);
    /// Task<Integer> seven = task("seven", () -> 7);
    /// await(six) * await(seven) // 42
    /// ```
    ///
    /// @throws IllegalStateException when the body is a coroutine that was used before
    public static <T extends @Nullable Object> Task<T> task(Callable<? extends T> body) {
        @SuppressWarnings("unchecked")
        Task<T> task = Bodies.requireBody(body, "task") instanceof Task<?> hot ? (Task<T>) hot : Task.start(null, body);
        return task;
    }

    /// As [#task(Callable)], without a result.
    public static Task<Void> task(Action body) {
        return Task.start(null, Bodies.of(body, "task"));
    }

    /// As [#task(Callable)], with a name for `ps`, thread dumps and errors. A task given as the body is
    /// awaited by it.
    ///
    /// @throws IllegalStateException when the body is a coroutine that was used before
    public static <T extends @Nullable Object> Task<T> task(String name, Callable<? extends T> body) {
        return Task.start(Objects.requireNonNull(name, "task: the name is null"), Bodies.requireBody(body, "task"));
    }

    /// As [#task(String, Callable)], without a result.
    public static Task<Void> task(String name, Action body) {
        return Task.start(Objects.requireNonNull(name, "task: the name is null"), Bodies.of(body, "task"));
    }

    /// Runs `body` here and now, or waits for it when it is a task. Throws what the body throws, checked or
    /// not. Being cancelled meanwhile stops a body that runs here, and ends the waiting for a task. (`await` of
    /// asyncio and trio.)
    ///
    /// ```java
    /// await(() -> "here and now"); // "here and now"
    /// ```
    public static <T extends @Nullable Object> T await(Callable<T> body) {
        return Bodies.run(Bodies.requireBody(body, "await"));
    }

    /// As [#await(Callable)], without a result.
    public static void await(Action body) {
        Bodies.run(Bodies.of(body, "await"));
    }

    /// Waits for the task. Throws what its body threw. Being cancelled meanwhile does not cancel the task.
    ///
    /// ```java
    /// Task<String> greeting = task(() -> { sleep(1); return "hello"; });
    /// await(greeting); // "hello"
    /// ```
    ///
    /// @throws java.util.concurrent.CancellationException when the task was cancelled
    public static <T extends @Nullable Object> T await(Task<T> task) {
        return Bodies.requireBody(task, "await").await();
    }

    /// Waits for the future. Throws what it failed with, the very object, not the `ExecutionException` around it.
    /// Being cancelled meanwhile does not cancel the future: it runs already, and has other owners (asyncio and
    /// Kotlin decide otherwise). What is to be cancelled with its awaiter is begun by it: see
    /// [Coroutine#from(Callable)].
    ///
    /// ```java
    /// var pool = Executors.newVirtualThreadPerTaskExecutor();
    /// Future<Integer> future = pool.submit(() -> 42);
    /// await(future); // 42
    /// ```
    ///
    /// @throws java.util.concurrent.CancellationException when the future was cancelled
    public static <T extends @Nullable Object> T await(Future<T> future) {
        Objects.requireNonNull(future, "await: the future is null");
        if (future instanceof Task<T> task) {
            return task.await();
        }
        boolean waits = !future.isDone();
        if (waits) {
            Strand.waiting(future);
        }
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw Bodies.sneaky(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            throw Bodies.sneaky(e);
        } finally {
            if (waits) {
                Strand.waiting(null);
            }
        }
    }

    /// As [#await(Future)], for the stage.
    ///
    /// ```java
    /// CompletionStage<Integer> stage = CompletableFuture.supplyAsync(() -> 42);
    /// await(stage); // 42
    /// ```
    public static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return await((Future<T>) StageAwait.future(Objects.requireNonNull(stage, "await: the stage is null")));
    }

    /// As [#await(Future)].
    ///
    /// ```java
    /// await(CompletableFuture.supplyAsync(() -> 42)); // 42
    /// ```
    public static <T extends @Nullable Object> T await(CompletableFuture<T> future) {
        return await((Future<T>) future);
    }

    /// As [#await(Callable)], with a checked exception declared, so that `catch` compiles.
    ///
    /// ```java
    /// try {
    ///     await(() -> Files.readString(Path.of("/no/such/file")), IOException.class);
    /// } catch (IOException e) {
    ///     IO.println("no such file");
    /// }
    /// ```
    ///
    /// @param declared what the body may throw; anything else is thrown all the same
    /// @throws X when the body does
    public static <T extends @Nullable Object, X extends Exception> T await(Callable<T> body, Class<X> declared)
            throws X {
        Objects.requireNonNull(declared, "await: the exception class is null");
        return await(body);
    }

    /// Runs `body` here, or waits for it when it is a task, and returns how it ended: nothing is thrown. Only
    /// being stopped oneself (cancelled, timed out) still shows as an exception: it is not the body's outcome.
    /// [Cancelled] is the outcome of a task that was cancelled; that of a body which awaits one is a [Failure].
    ///
    /// ```java
    /// attempt(() -> 6 * 7); // Success[value=42]
    /// attempt(() -> { throw new IOException("boom"); }); // Failure[error=java.io.IOException: boom]
    /// ```
    public static <T extends @Nullable Object> Outcome<T> attempt(Callable<? extends T> body) {
        if (Bodies.requireBody(body, "attempt") instanceof Task<?> task) {
            @SuppressWarnings("unchecked")
            var outcome = (Outcome<T>) task.join();
            return outcome;
        }
        try {
            return new Success<>(body.call());
        } catch (InterruptedException | StopSignal e) {
            throw Bodies.sneaky(e);
        } catch (Throwable e) {
            return new Failure<>(e);
        }
    }

    /// As [#attempt(Callable)], without a result.
    public static Outcome<Void> attempt(Action body) {
        return attempt(Bodies.of(body, "attempt"));
    }
}
