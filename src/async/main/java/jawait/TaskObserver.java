package jawait;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import jawait.runtime.Observers;

/// Is told what happens to tasks, as it happens. While nobody listens nothing is made or called.
///
/// It is called on the thread on which things happen, by many threads at once and before the task goes on: it
/// should be short and must not wait for a task. What it throws is logged, and harms nobody.
///
/// ```java
/// var seen = new ConcurrentLinkedQueue<String>();
/// TaskObserver observer = event -> seen.add(event.getClass().getSimpleName());
/// try (TaskObserver.Listening _ = TaskObserver.listen(observer)) {
///     await(task(() -> sleep(.001)));
/// }
/// // [Created, Began, Waits, Resumed, Ended], and those of other tasks in between
/// ```
///
/// The idea is trio's `Instrument`.
@FunctionalInterface
public interface TaskObserver {
    /// Something happened.
    ///
    /// ```java
    /// class Counter implements TaskObserver {
    ///     final AtomicInteger ended = new AtomicInteger();
    ///
    ///     public void on(TaskEvent event) {
    ///         if (event instanceof TaskEvent.Ended) ended.incrementAndGet();
    ///     }
    /// }
    /// var counter = new Counter();
    /// try (var _ = TaskObserver.listen(counter)) {
    ///     await(task(() -> 1));
    /// }
    /// ```
    void on(TaskEvent event);

    /// Ends the listening when it is closed; a second time does nothing.
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /// Tells `observer` of everything that happens from now on, until the result is closed.
    static Listening listen(TaskObserver observer) {
        Objects.requireNonNull(observer, "listen: the observer is null");
        Observers.add(observer);
        var listening = new AtomicBoolean(true);
        return () -> {
            if (listening.compareAndSet(true, false)) {
                Observers.remove(observer);
            }
        };
    }
}
