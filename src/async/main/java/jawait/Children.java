package jawait;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The tasks that a verb waits for: those it started itself, which it owns, and those that ran already.
///
/// @param <T> the type of their results
final class Children<T extends @Nullable Object> {
    private final String verb;
    private final Consumer<Task<T>> ended;
    private final List<Task<T>> all = new ArrayList<>();
    private final List<Task<T>> own = new ArrayList<>();
    private final List<Task<T>> hot = new ArrayList<>();
    private final List<Waiter> waiters = new ArrayList<>();

    /// @param ended told of each task's end, on any thread
    Children(String verb, Consumer<Task<T>> ended) {
        this.verb = verb;
        this.ended = ended;
    }

    /// Starts them all. When that fails for one of them, those before it are cancelled.
    void addAll(Iterable<? extends Callable<? extends T>> bodies) {
        Objects.requireNonNull(bodies, () -> verb + ": the bodies are null");
        Lone<T> lone = Lone.of(bodies);
        try {
            for (Callable<? extends T> body : lone == null ? bodies : lone.bodies()) {
                add(body);
            }
        } catch (Throwable e) {
            forgetHot();
            cancelOwn();
            throw e;
        }
    }

    void add(@Nullable Callable<? extends T> body) {
        Objects.requireNonNull(body, () -> verb + ": body " + (all.size() + 1) + " is null");
        @SuppressWarnings("unchecked")
        Task<T> task = body instanceof Task<?> hot ? (Task<T>) hot : Task.start(null, body);
        all.add(task);
        Waiter waiter = new Waiter(() -> ended.accept(task), true);
        if (task == body) {
            hot.add(task);
            waiters.add(waiter);
        } else {
            own.add(task);
        }
        task.tell(waiter);
    }

    List<Task<T>> all() {
        return all;
    }

    /// Those that have not ended, for who looks on from another thread: it may miss the newest.
    List<Task<?>> open() {
        List<Task<?>> open = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Task<T> task = all.get(i);
            if (task != null && !task.isDone()) {
                open.add(task);
            }
        }
        return open;
    }

    /// The failures of those that have ended.
    List<Throwable> failures() {
        List<Throwable> failures = new ArrayList<>();
        for (Task<T> task : all) {
            if (task.isDone() && task.outcome() instanceof Failure<T>(var error)) {
                failures.add(Traces.join(error, task));
            }
        }
        return failures;
    }

    /// Cancels what the verb started, and waits for nothing.
    void cancelOwn() {
        own.forEach(Task::cancelOnce);
    }

    /// Cancels them all: who waited for them was cancelled.
    void cancelAll() {
        all.forEach(Task::cancelOnce);
    }

    /// Lets go of the tasks that ran already: they may live long, and have other owners.
    void forgetHot() {
        for (int i = 0; i < waiters.size(); i++) {
            hot.get(i).forget(waiters.get(i));
        }
    }
}
