package jawait;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Part of [Async], under whose name all of this is called: many bodies at once.
@SuppressWarnings({"overloads", "varargs"}) // the 85 cases of OverloadsTest say how they resolve
public abstract sealed class AsyncCombining extends AsyncTiming permits AsyncSharing {
    AsyncCombining() {}

    /// Runs all bodies at once, each as a task, and waits for their results: in the order of the bodies, not of
    /// their ends. Lambdas, coroutines and running tasks may be mixed.
    ///
    /// The first failure is thrown at once, the very same object, and cancels the tasks that this gather started;
    /// tasks that ran already have other owners and go on. Later failures are added to it as suppressed. Being
    /// cancelled oneself cancels them all, those that ran already too, and is thrown when they have ended; being
    /// cancelled again ends that wait. (asyncio's `gather`, which cancels nothing when one fails; Kotlin's
    /// `awaitAll`.)
    ///
    /// ```java
    /// Task<Integer> seven = task(() -> 7);
    /// gather(() -> 6, seven, async(() -> 42)); // [6, 7, 42]
    /// ```
    @SafeVarargs
    public static <T extends @Nullable Object> List<T> gather(Callable<? extends T>... bodies) {
        return Gathering.values(Bodies.requireAll(bodies, "gather"));
    }

    /// As [#gather(Callable...)], without results.
    public static List<Void> gather(Action... bodies) {
        return Gathering.values(Bodies.callables(bodies, "gather"));
    }

    /// Nothing to run, nothing to wait for: the empty list.
    public static <T extends @Nullable Object> List<T> gather() {
        return List.of();
    }

    /// As [#gather(Callable...)].
    public static <T extends @Nullable Object> List<T> gather(Iterable<? extends Callable<? extends T>> bodies) {
        return Gathering.values(bodies);
    }

    /// As [#gather(Callable...)].
    public static <T extends @Nullable Object> List<T> gather(Stream<? extends Callable<? extends T>> bodies) {
        return Gathering.values(Bodies.iterable(bodies, "gather"));
    }

    /// Applies `f` to all items at once, each in a task, and waits for the results, in the order of the items.
    /// Failing and being cancelled are as in [#gather(Callable...)].
    ///
    /// ```java
    /// gather(List.of(1, 2, 3), i -> i * i); // [1, 4, 9]
    /// ```
    public static <A extends @Nullable Object, T extends @Nullable Object> List<T> gather(
            Iterable<A> items, Fn<? super A, ? extends T> f) {
        return Gathering.limited(Integer.MAX_VALUE, items, f);
    }

    /// As [#gather(Iterable, Fn)], with at most `limit` tasks at a time.
    ///
    /// ```java
    /// gather(2, List.of(3, 1, 2), i -> {
    ///     sleep(i);
    ///     return i * i;
    /// }); // [9, 1, 4]
    /// ```
    ///
    /// @throws IllegalArgumentException when the limit is below 1
    public static <A extends @Nullable Object, T extends @Nullable Object> List<T> gather(
            int limit, Iterable<A> items, Fn<? super A, ? extends T> f) {
        return Gathering.limited(limit, items, f);
    }

    /// Runs all bodies at once and waits for all of them, however they end: none disturbs the others,
    /// nothing of theirs is thrown. Being cancelled oneself cancels them all, and is thrown when they have ended.
    /// (asyncio's `gather(return_exceptions=True)`.)
    ///
    /// ```java
    /// outcomes(() -> 1, () -> { throw new IOException("boom"); });
    /// // [Success[value=1], Failure[error=java.io.IOException: boom]]
    /// ```
    @SafeVarargs
    public static <T extends @Nullable Object> List<Outcome<T>> outcomes(Callable<? extends T>... bodies) {
        return Gathering.outcomes(Bodies.requireAll(bodies, "outcomes"));
    }

    /// As [#outcomes(Callable...)], without results.
    public static List<Outcome<Void>> outcomes(Action... bodies) {
        return Gathering.outcomes(Bodies.callables(bodies, "outcomes"));
    }

    /// The empty list.
    public static <T extends @Nullable Object> List<Outcome<T>> outcomes() {
        return List.of();
    }

    /// As [#outcomes(Callable...)].
    public static <T extends @Nullable Object> List<Outcome<T>> outcomes(
            Iterable<? extends Callable<? extends T>> bodies) {
        return Gathering.outcomes(bodies);
    }

    /// As [#outcomes(Callable...)].
    public static <T extends @Nullable Object> List<Outcome<T>> outcomes(
            Stream<? extends Callable<? extends T>> bodies) {
        return Gathering.outcomes(Bodies.iterable(bodies, "outcomes"));
    }

    /// Starts all bodies, ends as the first of them does, whether well or not, and cancels the others. Tasks
    /// that ran already go on. Being cancelled oneself cancels them all, and is thrown when they have ended.
    /// (JavaScript's `race`.)
    ///
    /// ```java
    /// race(() -> { sleep(2); return "slow"; }, () -> { sleep(1); return "fast"; }); // "fast"
    /// ```
    ///
    /// @throws IllegalArgumentException when there are no bodies
    @SafeVarargs
    public static <T extends @Nullable Object> T race(Callable<? extends T>... bodies) {
        return Arrivals.first(Bodies.requireAll(bodies, "race"));
    }

    /// As [#race(Callable...)].
    public static <T extends @Nullable Object> T race(Iterable<? extends Callable<? extends T>> bodies) {
        return Arrivals.first(bodies);
    }

    /// The result of the first body that succeeds; cancels the others. Tasks that ran already go on. When all fail,
    /// the first failure is thrown, with the others suppressed. Being cancelled oneself cancels them all, and is
    /// thrown when they have ended. (JavaScript's `any`, jox's `race`.)
    ///
    /// ```java
    /// firstSuccess(() -> { throw new IOException("down"); }, () -> "mirror"); // "mirror"
    /// ```
    ///
    /// @throws IllegalArgumentException when there are no bodies
    @SafeVarargs
    public static <T extends @Nullable Object> T firstSuccess(Callable<? extends T>... bodies) {
        return Arrivals.firstSuccess(Bodies.requireAll(bodies, "firstSuccess"));
    }

    /// As [#firstSuccess(Callable...)].
    public static <T extends @Nullable Object> T firstSuccess(Iterable<? extends Callable<? extends T>> bodies) {
        return Arrivals.firstSuccess(bodies);
    }

    /// Starts all bodies now, and hands out their tasks as they end: `for (var t : asCompleted(list)) await(t);`.
    /// To be iterated once. Being cancelled while waiting for the next cancels them all, and is thrown when they
    /// have ended. Bodies that a lambda or a method reference gives are asked for now, and started by who
    /// iterates.
    ///
    /// ```java
    /// Coroutine<Integer> nap(int seconds) {
    ///     return async(() -> { sleep(seconds); return seconds; });
    /// }
    /// var seen = new ArrayList<Integer>();
    /// for (Task<Integer> ended : asCompleted(List.of(nap(3), nap(1), nap(2)))) seen.add(await(ended));
    /// seen // [1, 2, 3]
    /// ```
    public static <T extends @Nullable Object> Iterable<Task<T>> asCompleted(
            Iterable<? extends Callable<? extends T>> bodies) {
        return Arrivals.iterable(bodies);
    }

    /// Waits until the first, the first failed, or all of the tasks have ended. Cancels none, also when
    /// cancelled itself, and throws nothing of theirs. (asyncio's `wait`.)
    ///
    /// ```java
    /// var fast = task("fast", () -> sleep(1));
    /// var slow = task("slow", () -> sleep(2));
    /// Waited<Void> found = awaitUntil(Until.FIRST_COMPLETED, List.of(fast, slow));
    /// found.pending().contains(slow); // true
    /// ```
    ///
    /// @throws IllegalArgumentException when there are no tasks
    public static <T extends @Nullable Object> Waited<T> awaitUntil(Until until, Collection<Task<T>> tasks) {
        return Arrivals.until(Objects.requireNonNull(until, "awaitUntil: until is null"), tasks);
    }

    /// Runs `body`, then waits for all tasks it started in the group. The first failure cancels the other tasks and
    /// stops the block, and is thrown, the very same object, when all have ended; other failures are suppressed in
    /// it. Being cancelled oneself cancels all, and is thrown when they have ended. (asyncio's `TaskGroup`, trio's
    /// nursery, Kotlin's `coroutineScope`; in Python a group of exceptions is thrown.)
    ///
    /// ```java
    /// int sum = group(g -> {
    ///     Task<Integer> six = g.start(() -> 6);
    ///     Task<Integer> seven = g.start(() -> 7);
    ///     return await(six) + await(seven);
    /// }); // 13
    /// ```
    public static <R extends @Nullable Object> R group(Fn<? super TaskGroup, ? extends R> body) {
        return TaskGroup.run(false, Bodies.requireBody(body, "group"));
    }

    /// As [#group(Fn)], without a result.
    public static void group(Use<? super TaskGroup> body) {
        TaskGroup.run(false, Bodies.of(body, "group"));
    }

    /// Runs `body`, then waits for all tasks it started in the group. A task that fails does not disturb the
    /// others: await it, or its failure is reported as that of a task nobody awaits. A failure of the block cancels
    /// them all, and so does being cancelled oneself. (Kotlin's `supervisorScope`.)
    ///
    /// ```java
    /// int good = supervisor(g -> {
    ///     Task<Integer> bad = g.start(() -> Integer.parseInt("x"));
    ///     Task<Integer> seven = g.start(() -> 7);
    ///     return attempt(bad) instanceof Failure ? await(seven) : 0;
    /// }); // 7
    /// ```
    public static <R extends @Nullable Object> R supervisor(Fn<? super TaskGroup, ? extends R> body) {
        return TaskGroup.run(true, Bodies.requireBody(body, "supervisor"));
    }

    /// As [#supervisor(Fn)], without a result.
    public static void supervisor(Use<? super TaskGroup> body) {
        TaskGroup.run(true, Bodies.of(body, "supervisor"));
    }

    /// Runs `body` as a task and waits for it. Being cancelled meanwhile ends the waiting, not the body,
    /// which goes on as a task. Throws what the body throws. (asyncio's `shield`.)
    ///
    /// ```java
    /// moveOnAfter(1, () -> shield(() -> { sleep(2); return "saved"; })); // Optional.empty, but it gets saved
    /// ```
    public static <T extends @Nullable Object> T shield(Callable<? extends T> body) {
        return AsyncBasics.<T>task(Bodies.requireBody(body, "shield")).await();
    }

    /// As [#shield(Callable)], without a result.
    public static void shield(Action body) {
        shield(Bodies.of(body, "shield"));
    }
}
