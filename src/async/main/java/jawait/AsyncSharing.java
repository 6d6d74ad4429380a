package jawait;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Part of [Async], under whose name all of this is called: what tasks share, and the threads for what virtual
/// threads are bad at.
@SuppressWarnings({"overloads", "varargs"}) // the 85 cases of OverloadsTest say how they resolve
public abstract sealed class AsyncSharing extends AsyncCombining permits Async {
    AsyncSharing() {}

    /// Lets `permits` tasks through at a time: `try (var _ = sem.acquire()) { … }`.
    ///
    /// ```java
    /// var sem = semaphore(3);
    /// try (var _ = sem.acquire()) {
    ///     sem.available(); // 2
    /// }
    /// ```
    ///
    /// @throws IllegalArgumentException when `permits` is below 1
    public static AsyncSemaphore semaphore(int permits) {
        return new AsyncSemaphore(permits);
    }

    /// Lets one task through at a time: `try (var _ = lock.acquire()) { … }`.
    ///
    /// ```java
    /// var lock = lock();
    /// try (var _ = lock.acquire()) {
    ///     lock.isLocked(); // true
    /// }
    /// ```
    public static AsyncLock lock() {
        return new AsyncLock();
    }

    /// Lets tasks that hold `lock` wait for others that hold it to change something.
    ///
    /// ```java
    /// var lock = lock();
    /// var changed = condition(lock);
    /// try (var _ = lock.acquire()) {
    ///     changed.signalAll();
    /// }
    /// ```
    public static AsyncCondition condition(AsyncLock lock) {
        return Objects.requireNonNull(lock, "condition: the lock is null").condition();
    }

    /// Lets `parties` tasks wait for each other.
    ///
    /// ```java
    /// gather(List.of(1), _ -> barrier(1).await()); // [0]
    /// ```
    ///
    /// @throws IllegalArgumentException when `parties` is below 1
    public static AsyncBarrier barrier(int parties) {
        return new AsyncBarrier(parties);
    }

    /// Lets `permits` calls through in so many seconds: `limiter.acquire()`.
    ///
    /// ```java
    /// var limiter = rateLimiter(10, 1);
    /// for (int i = 0; i < 30; i++) limiter.acquire(); // ten at once, the others in the next two seconds
    /// ```
    ///
    /// @throws IllegalArgumentException when `permits` is below 1, or the time not above 0
    public static RateLimiter rateLimiter(int permits, double seconds) {
        return RateLimiter.of(permits, seconds);
    }

    /// Lets `permits` calls through in such a time: `limiter.acquire()`.
    ///
    /// @throws IllegalArgumentException when `permits` is below 1, or the time not above 0
    public static RateLimiter rateLimiter(int permits, Duration per) {
        return RateLimiter.of(permits, per);
    }

    /// A flag that tasks can wait for; not raised yet.
    ///
    /// ```java
    /// var ready = event();
    /// task(() -> ready.set());
    /// ready.await();
    /// ```
    public static AsyncEvent event() {
        return new AsyncEvent();
    }

    /// A queue without bounds: first in, first out.
    ///
    /// ```java
    /// AsyncQueue<String> queue = queue();
    /// queue.put("a");
    /// queue.put("b");
    /// queue.get(); // "a"
    /// ```
    public static <T> AsyncQueue<T> queue() {
        return new AsyncQueue<>(Integer.MAX_VALUE, new ArrayDeque<>());
    }

    /// A queue with room for `capacity` items: first in, first out.
    ///
    /// @throws IllegalArgumentException when `capacity` is below 1
    public static <T> AsyncQueue<T> queue(int capacity) {
        return new AsyncQueue<>(capacity, new ArrayDeque<>());
    }

    /// A queue without bounds: last in, first out.
    ///
    /// ```java
    /// AsyncQueue<String> stack = lifoQueue();
    /// stack.put("a");
    /// stack.put("b");
    /// stack.get(); // "b"
    /// ```
    public static <T> AsyncQueue<T> lifoQueue() {
        return lifoQueue(Integer.MAX_VALUE);
    }

    /// A queue with room for `capacity` items: last in, first out.
    ///
    /// @throws IllegalArgumentException when `capacity` is below 1
    public static <T> AsyncQueue<T> lifoQueue(int capacity) {
        return new AsyncQueue<>(capacity, Collections.asLifoQueue(new ArrayDeque<>()));
    }

    /// A queue without bounds: smallest first; of equals, who came first.
    ///
    /// ```java
    /// AsyncQueue<Integer> urgent = priorityQueue();
    /// urgent.put(2);
    /// urgent.put(1);
    /// urgent.get(); // 1
    /// ```
    public static <T extends Comparable<? super T>> AsyncQueue<T> priorityQueue() {
        return priorityQueue(Integer.MAX_VALUE);
    }

    /// A queue with room for `capacity` items: smallest first; of equals, who came first.
    ///
    /// @throws IllegalArgumentException when `capacity` is below 1
    public static <T extends Comparable<? super T>> AsyncQueue<T> priorityQueue(int capacity) {
        return new AsyncQueue<>(capacity, new Ranked<>(Comparator.<T>naturalOrder()));
    }

    /// A queue without bounds: first what `order` puts first.
    public static <T> AsyncQueue<T> priorityQueue(Comparator<? super T> order) {
        return priorityQueue(Integer.MAX_VALUE, order);
    }

    /// A queue with room for `capacity` items: first what `order` puts first; of equals, who came first. An order
    /// that throws does so to who puts.
    ///
    /// @throws IllegalArgumentException when `capacity` is below 1
    public static <T> AsyncQueue<T> priorityQueue(int capacity, Comparator<? super T> order) {
        Objects.requireNonNull(order, "priorityQueue: the order is null");
        return new AsyncQueue<>(capacity, new Ranked<>(order));
    }

    /// Waits until one of the branches can be taken, takes that one alone, and gives its result:
    /// `select(orders.onGet(order -> ship(order)), quit.onGet())`. Handlers run here, after the item has been
    /// got or put; one without a result is written in braces.
    ///
    /// When several can be taken, it is the one whose queue was chosen longest ago, so none starves; among
    /// those of one queue, the first. Branches of queues that were shut down (and are empty, to get from) are
    /// passed over while others can still be taken. Throws `InterruptedException` when cancelled before one is
    /// taken: then nothing was got or put. (Kotlin's and Go's `select`; asyncio and trio have none.)
    ///
    /// ```java
    /// AsyncQueue<String> orders = queue();
    /// AsyncQueue<Integer> returns = queue();
    /// returns.put(7);
    /// String next = select(orders.onGet(), returns.onGet(number -> "return " + number)); // "return 7"
    /// ```
    ///
    /// @throws QueueShutDown when no branch can be taken any more
    /// @throws IllegalArgumentException when there are no branches
    @SafeVarargs
    public static <R extends @Nullable Object> R select(Branch<? extends R>... branches) {
        return select(Arrays.asList(Objects.requireNonNull(branches, "select: the array of branches is null")));
    }

    /// As [#select(Branch...)], for queues of which there are as many as there happen to be.
    public static <R extends @Nullable Object> R select(Iterable<? extends Branch<? extends R>> branches) {
        Objects.requireNonNull(branches, "select: the branches are null");
        List<Branch<? extends R>> all = new ArrayList<>();
        for (Branch<? extends R> branch : branches) {
            all.add(Objects.requireNonNull(branch, () -> "select: branch " + (all.size() + 1) + " is null"));
        }
        return new Select<R>(all).run();
    }

    /// A sequence made by `body`, which runs only as far as items are wanted, and afresh for each
    /// iteration. What cancels its user stops the body too. (Python's asynchronous generators.)
    ///
    /// ```java
    /// AsyncGenerator<Integer> countdown = generate(y -> { for (int i = 3; i > 0; i--) y.yield(i); });
    /// countdown.toList(); // [3, 2, 1]
    /// ```
    public static <T extends @Nullable Object> AsyncGenerator<T> generate(Use<Yielder<T>> body) {
        return new AsyncGenerator<>(Bodies.requireBody(body, "generate"));
    }

    /// Starts `body` as a task on a platform thread: for native code, for file access that would hold a carrier,
    /// for libraries that need a thread of the old kind. Everything else that blocks is as well off in a `task`.
    ///
    /// At most 256 bodies run at a time (the JDK's limit for carriers); more wait in a queue, in their order, and
    /// can be cancelled there. A body that awaits a task does not count meanwhile, so bodies may nest to any
    /// depth; but 256 that wait for one another by other means (a queue, a latch) keep the rest from beginning.
    /// There is a limit because threads are dear and `gather(files, f -> await(toThread(…)))` is soon typed;
    /// asyncio's (the cores and 4) and trio's (40) are lower because everything that blocks must go there. For a
    /// lower one take a semaphore.
    ///
    /// Cancelling interrupts the thread, and the pool gets it back clean; what ignores interrupts (most native
    /// code) goes on to its end. The thread has the caller's origin, context class loader and [TaskLocal]s for as
    /// long as the body runs. The task is the body's [Async#currentTask()], a child of the caller's.
    ///
    /// ```java
    /// Path file = Files.createTempFile("jawait", ".txt");
    /// Task<String> text = toThread(() -> Files.readString(file));
    /// await(text); // "", for the file is empty
    /// ```
    public static <T extends @Nullable Object> Task<T> toThread(Callable<? extends T> body) {
        return Task.<T>make(null, Bodies.requireBody(body, "toThread")).launchOn(Pools.blocking());
    }

    /// As [#toThread(Callable)], without a result.
    ///
    /// ```java
    /// Path file = Files.createTempFile("jawait", ".txt");
    /// await(toThread(() -> Files.delete(file)));
    /// ```
    public static Task<Void> toThread(Action body) {
        return toThread(Bodies.of(body, "toThread"));
    }

    /// Starts `body` as a task on one of as many platform threads as there are cores: for long computations. It
    /// waits in a queue while all are busy, and can be cancelled there.
    ///
    /// The threads are those of a fork-join pool: parallel streams, `RecursiveTask`s and so on inside the body
    /// spread over the same cores. (Such parts, on other threads than the body's own, have no current task and no
    /// [TaskLocal]s.) A body that awaits a task lends its place to another meanwhile.
    ///
    /// Cancelling interrupts the body's thread, and the pool gets it back clean. A computation notices when it
    /// asks `Thread.interrupted()` or calls something that blocks; code of notebook cells is asked in every loop.
    /// Origin, context class loader and [TaskLocal]s are the caller's.
    ///
    /// ```java
    /// Task<Integer> sum = cpu(() -> IntStream.rangeClosed(1, 1000).parallel().sum());
    /// await(sum); // 500500
    /// ```
    public static <T extends @Nullable Object> Task<T> cpu(Callable<? extends T> body) {
        return Task.<T>make(null, Bodies.requireBody(body, "cpu")).launchOn(Pools.computing());
    }

    /// As [#cpu(Callable)], without a result.
    ///
    /// ```java
    /// int[] numbers = {3, 1, 2};
    /// await(cpu(() -> Arrays.parallelSort(numbers)));
    /// int least = numbers[0]; // 1
    /// ```
    public static Task<Void> cpu(Action body) {
        return cpu(Bodies.of(body, "cpu"));
    }
}
