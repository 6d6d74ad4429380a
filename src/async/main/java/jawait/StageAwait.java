package jawait;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Completion stages as futures.
final class StageAwait {
    private StageAwait() {}

    /// The stage's own future; for a stage that has none, one that ends as it does.
    static <T extends @Nullable Object> CompletableFuture<T> future(CompletionStage<T> stage) {
        CompletableFuture<T> own;
        try {
            own = stage.toCompletableFuture();
        } catch (UnsupportedOperationException e) {
            return copy(stage); // as the interface allows
        }
        if (own == null) {
            throw new IllegalStateException(
                    "await: expected a future of " + stage.getClass().getName() + ".toCompletableFuture(), found null");
        }
        return own;
    }

    private static <T extends @Nullable Object> CompletableFuture<T> copy(CompletionStage<T> stage) {
        var future = new CompletableFuture<T>();
        var _ = stage.whenComplete((value, error) -> {
            if (error == null) {
                future.complete(value);
            } else {
                future.completeExceptionally(error);
            }
        });
        return future;
    }
}
