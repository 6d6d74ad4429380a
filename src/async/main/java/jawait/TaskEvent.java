package jawait;

/// Something that happened to a task, and when: what a timeline is drawn from. (trio's `Instrument`.)
///
/// ```java
/// String seen(TaskEvent event) {
///     return switch (event) {
///         case TaskEvent.Created _ -> "made at " + event.nanoTime();
///         case TaskEvent.Began _ -> "runs";
///         case TaskEvent.Waits waits -> "waits for " + waits.on();
///         case TaskEvent.Resumed _ -> "runs again";
///         case TaskEvent.Cancelling _ -> "is to stop";
///         case TaskEvent.Ended _ -> "has ended: " + event.task();
///     };
/// }
/// try (var _ = TaskObserver.listen(event -> IO.println(seen(event)))) {
///     await(task(() -> sleep(.001)));
/// }
/// ```
public sealed interface TaskEvent {
    /// The task it happened to.
    Task<?> task();

    /// When: a reading of the clock that the task goes by, in nanoseconds.
    long nanoTime();

    /// The task was made, and will run as soon as it can.
    record Created(Task<?> task, long nanoTime) implements TaskEvent {}

    /// The task's body began to run.
    record Began(Task<?> task, long nanoTime) implements TaskEvent {}

    /// The task waits, in a call of this library, for a task, a lock, a queue, or for time to pass.
    ///
    /// @param on what it waits for; its `toString` says so
    record Waits(Task<?> task, Object on, long nanoTime) implements TaskEvent {}

    /// The wait is over; the task runs.
    record Resumed(Task<?> task, long nanoTime) implements TaskEvent {}

    /// Somebody asked the task to stop.
    record Cancelling(Task<?> task, long nanoTime) implements TaskEvent {}

    /// The task has ended; its outcome is known.
    record Ended(Task<?> task, long nanoTime) implements TaskEvent {}
}
