package jawait;

import java.util.concurrent.CompletableFuture;
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

    private static <T extends @Nullable Object> void complete(CompletableFuture<T> future, Outcome<T> outcome) {
        switch (outcome) {
            case Success<T>(var value) -> future.complete(value);
            case Failure<T>(var error) -> future.completeExceptionally(error);
            case Cancelled<T> cancelled -> future.cancel(false);
        }
    }
}
