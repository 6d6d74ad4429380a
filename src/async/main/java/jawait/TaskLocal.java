package jawait;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import jawait.runtime.Locals;
import org.jspecify.annotations.Nullable;

/// A variable of which every task has its own: Python's `ContextVar`, here for the user, request or language that
/// all of a call's work is done for.
///
/// A task begins with the values that its starter has at that moment; from then on neither sees what the other
/// sets. The same holds for `toThread`, `cpu`, `every`, children of groups and gathers, for callbacks (which
/// begin with the values of who gave them), and for plain threads, virtual or not, that are started inside; but
/// not for the threads of an executor, which were started by somebody else. A coroutine that is awaited, a
/// timeout, a generator's `forEach` run within the caller's task, and share its values; a generator in a `for`
/// loop has a task of its own.
///
/// Reading costs a look into a map. As long as no value is set anywhere, nobody pays anything.
///
/// ```java
/// TaskLocal<String> user = TaskLocal.of("nobody");
/// user.set("ada");
/// Task<String> child = task(() -> {
///     String inherited = user.get();
///     user.set("bob");
///     return inherited + ", " + user.get();
/// });
/// await(child);  // "ada, bob"
/// user.get();    // "ada"
/// ```
///
/// @param <T> the values
public final class TaskLocal<T extends @Nullable Object> {
    private static final Object ABSENT = new Object();

    private final Supplier<? extends T> initial;
    private final boolean kept;

    private TaskLocal(Supplier<? extends T> initial, boolean kept) {
        this.initial = initial;
        this.kept = kept;
    }

    /// A variable that is `initial` wherever nothing else was set.
    ///
    /// ```java
    /// TaskLocal<Integer> depth = TaskLocal.of(0);
    /// depth.get(); // 0
    /// ```
    public static <T extends @Nullable Object> TaskLocal<T> of(T initial) {
        return new TaskLocal<>(() -> initial, false);
    }

    /// A variable whose first value is made where it is first asked for, and kept there as if it had been set: one
    /// for each task, unless the task has inherited one.
    ///
    /// ```java
    /// TaskLocal<List<String>> log = TaskLocal.withInitial(ArrayList::new);
    /// gather(() -> log.get().add("a"), () -> log.get().add("b"));
    /// log.get(); // []
    /// ```
    public static <T extends @Nullable Object> TaskLocal<T> withInitial(Supplier<? extends T> initial) {
        return new TaskLocal<>(Objects.requireNonNull(initial, "TaskLocal: the supplier is null"), true);
    }

    /// The running task's value; on a thread that is no task, the thread's. Throws what the supplier throws.
    ///
    /// ```java
    /// TaskLocal.of("nobody").get(); // "nobody"
    /// ```
    @SuppressWarnings({"unchecked", "NullAway"}) // only T is ever set
    public T get() {
        Object value = Locals.get(this, ABSENT);
        if (value != ABSENT) {
            return (T) value;
        }
        T first = initial.get();
        if (kept) {
            Locals.put(this, first);
        }
        return first;
    }

    /// Sets the running task's value, until it ends or the binding is closed.
    ///
    /// ```java
    /// TaskLocal<String> user = TaskLocal.of("nobody");
    /// try (var _ = user.set("ada")) {
    ///     user.get(); // "ada"
    /// }
    /// user.get(); // "nobody"
    /// ```
    ///
    /// @return what puts back the value before, when it is closed
    public Binding set(T value) {
        var binding = new Binding(this, Locals.get(this, ABSENT));
        Locals.put(this, value);
        return binding;
    }

    /// Runs `body` here, with this value, and puts back the one before. Throws what the body throws.
    ///
    /// ```java
    /// TaskLocal<String> user = TaskLocal.of("nobody");
    /// user.where("ada", () -> "hello, " + user.get()); // "hello, ada"
    /// ```
    public <R extends @Nullable Object> R where(T value, Callable<? extends R> body) {
        Bodies.requireBody(body, "where");
        try (var _ = set(value)) {
            return Bodies.run(body);
        }
    }

    /// As [#where(Object, Callable)], without a result.
    ///
    /// ```java
    /// TaskLocal<String> user = TaskLocal.of("nobody");
    /// user.where("ada", () -> IO.println("hello, " + user.get())); // prints: hello, ada
    /// ```
    public void where(T value, Action body) {
        where(value, Bodies.of(body, "where"));
    }

    /// `TaskLocal[ada]`, with the running task's value, or `TaskLocal[not set]`.
    @Override
    public String toString() {
        Object value = Locals.get(this, ABSENT);
        return "TaskLocal[" + (value == ABSENT ? "not set" : value == null ? "null" : TaskText.line(value)) + "]";
    }

    /// A value that is set for the time being: Python's token.
    ///
    /// ```java
    /// TaskLocal<Integer> depth = TaskLocal.of(0);
    /// TaskLocal.Binding binding = depth.set(1);
    /// binding.close();
    /// depth.get(); // 0
    /// ```
    public static final class Binding implements AutoCloseable {
        private final TaskLocal<?> local;
        private final @Nullable Object before;
        private final Thread thread = Thread.currentThread();
        private final @Nullable Task<?> task = Async.currentTask();
        private boolean closed;

        private Binding(TaskLocal<?> local, @Nullable Object before) {
            this.local = local;
            this.before = before;
        }

        /// Puts back the value from before the setting, once: closing again does nothing.
        ///
        /// @throws IllegalStateException when called by another task or thread than the one that set the value
        @Override
        public void close() {
            if (thread != Thread.currentThread() || task != Async.currentTask()) {
                throw new IllegalStateException("TaskLocal: expected the value to be put back by " + name(thread, task)
                        + ", which has set it, found " + name(Thread.currentThread(), Async.currentTask()));
            }
            if (closed) {
                return;
            }
            closed = true;
            if (before == ABSENT) {
                Locals.remove(local);
            } else {
                Locals.put(local, before);
            }
        }

        private static String name(Thread thread, @Nullable Task<?> task) {
            return task == null ? "thread " + thread.getName() : "task " + task.name();
        }
    }
}
