package jawait;

import static jawait.Async.task;
import static jawait.Scene.until;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/// Tasks that came to wait one after the other, so that their order is known.
final class Lineup {
    private Lineup() {}

    /// Starts `count` tasks, each when the one before it is seen waiting.
    static <T> List<Task<T>> of(int count, IntSupplier waiting, IntFunction<Callable<T>> body) {
        List<Task<T>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(joins(waiting, body.apply(i)));
        }
        return tasks;
    }

    /// Starts a task, and returns when it is seen waiting.
    static <T> Task<T> joins(IntSupplier waiting, Callable<T> body) {
        int before = waiting.getAsInt();
        Task<T> task = task(body);
        until(() -> waiting.getAsInt() == before + 1 && task.toString().contains("waiting on"));
        return task;
    }

    /// Cancels, and returns when the task has ended.
    static Outcome<?> cancelled(Task<?> task) {
        task.cancel();
        return task.join();
    }
}
