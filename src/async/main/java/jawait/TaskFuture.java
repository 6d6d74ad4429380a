package jawait;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// A task as a `CompletableFuture`.
final class TaskFuture {
    private TaskFuture() {}

    static <T extends @Nullable Object> CompletableFuture<T> of(Task<T> task) {
        var future = new CompletableFuture<T>();
        var waiter = new Waiter(() -> complete(future, task.outcome()), true);
        task.tell(waiter);
        var _ = future.whenComplete((value, error) -> {
            if (future.isCancelled()) {
                task.cancelOnce();
            } else {
                task.forget(waiter); // somebody else has completed it
            }
        });
        return future;
    }

    static <T extends @Nullable Object> T get(Task<T> task, Outcome<T> outcome) throws ExecutionException {
        return switch (outcome) {
            case Success<T>(var value) -> value;
            case Failure<T>(var error) -> throw new ExecutionException(error);
            case Cancelled<T> cancelled -> throw new CancellationException("task " + task.name() + " was cancelled");
        };
    }

    static <T extends @Nullable Object> T resultNow(Task<T> task) {
        if (task.outcome() instanceof Success<T>(var value)) {
            return value;
        }
        throw new IllegalStateException(task + " has no result");
    }

    static <T extends @Nullable Object> Throwable exceptionNow(Task<T> task) {
        if (task.outcome() instanceof Failure<T>(var error)) {
            return error;
        }
        throw new IllegalStateException(task + " has not failed");
    }

    static Future.State state(@Nullable Outcome<?> outcome) {
        return switch (outcome) {
            case null -> Future.State.RUNNING;
            case Success<?> done -> Future.State.SUCCESS;
            case Failure<?> done -> Future.State.FAILED;
            case Cancelled<?> done -> Future.State.CANCELLED;
        };
    }

    private static <T extends @Nullable Object> void complete(CompletableFuture<T> future, Outcome<T> outcome) {
        switch (outcome) {
            case Success<T>(var value) -> future.complete(value);
            case Failure<T>(var error) -> future.completeExceptionally(error);
            case Cancelled<T> cancelled -> future.cancel(false);
        }
    }
}
