package jawait;

import java.util.List;
import java.util.concurrent.Callable;
import jawait.runtime.Strand;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// The verbs: `import static jawait.Async.*;`.
///
/// A *coroutine*, `async(() -> …)`, has not begun; a *task*, `task(() -> …)`, runs on a virtual thread of its own.
/// To await is to block: any thread may, at any depth, and any Java library is asynchronous as it is.
///
/// ```java
/// String fetch(String url) {
///     sleep(1);                                                    // any blocking call
///     return "page of " + url;
/// }
/// List<String> pages = gather(10, List.of("a", "b"), url -> fetch(url));   // [page of a, page of b]
/// String fastest = race(() -> fetch("a"), () -> fetch("b"));       // the other is cancelled
/// String soon = timeout(2, () -> fetch("a"));                      // or a TimeoutException
/// Task<Void> ticker = every(1, () -> IO.println("tick"));          // until ticker.cancel()
/// ```
///
/// | To | say |
/// |---|---|
/// | make, start, await | `async`, `task`, `await`, `attempt` |
/// | do many at once | `gather`, `outcomes`, `race`, `firstSuccess`, `asCompleted`, `awaitUntil` |
/// | bound lives | `group`, `supervisor`, `shield`, `run` |
/// | bound time | `sleep`, `timeout`, `deadline`, `moveOnAfter`, `retry`, `every` |
/// | share | `lock`, `condition`, `semaphore`, `event`, `barrier`, `rateLimiter`, `queue`, `select`, `generate` |
/// | leave virtual threads | `toThread` (native, files), `cpu` (long computations) |
/// | see | `currentTask`, `tasks`, `ps`, `pstree` |
/// | test | `virtualTime`, `explore` |
///
/// **Errors.** What a body throws is thrown where it is awaited: the very same object. Checked exceptions need not
/// be declared; to catch one say `await(body, IOException.class)`, or look at the outcome of `attempt(body)`.
///
/// **Cancelling** is an interrupt, delivered once: blocking calls throw `InterruptedException`, loops in notebook
/// cells a [jawait.runtime.StopSignal]; then clean-up runs unharmed. Who awaits a cancelled task gets a
/// `CancellationException`. A timeout is a request of the same kind that comes back as a `TimeoutException`.
///
/// **Time** given as a number is in seconds. Negative times, null bodies and empty limits are refused at the call.
public final class Async extends AsyncSharing {
    private Async() {}

    /// Runs a program: `body` as a task, which it waits for, and then cancels the tasks that were left behind,
    /// in any depth. For a `main`; it may also be called inside a task. (asyncio's and trio's `run`.)
    ///
    /// Throws what the body throws. Being cancelled meanwhile cancels the body and all tasks it started.
    ///
    /// ```java
    /// int answer = run(() -> {
    ///     Task<Integer> six = task(() -> 6);
    ///     return await(six) * 7;
    /// }); // 42
    /// ```
    public static <T extends @Nullable Object> T run(Callable<? extends T> body) {
        return Program.run(Bodies.requireBody(body, "run"));
    }

    /// As [#run(Callable)], without a result.
    public static void run(Action body) {
        Program.run(Bodies.of(body, "run"));
    }

    /// Runs `body` in virtual time: on one thread, with a clock that jumps to the next alarm as soon as every task
    /// waits. Sleeps, timeouts and periods of hours pass in milliseconds, in the same order each time. Waits
    /// for the body, cancels the tasks it left behind, and throws what the body throws.
    ///
    /// Virtual is the time of this library (`sleep`, `timeout`, `every`, rates, retries), with tasks, queues and
    /// locks of this library or of `java.util.concurrent`. Work of `toThread` and `cpu` is waited for. Real are
    /// `Thread.sleep`, waits of other libraries and input and output: do not mix them with time that jumps.
    ///
    /// ```java
    /// virtualTime(() -> {
    ///     long begin = AsyncClock.current().nanoTime();
    ///     gather(() -> { sleep(3600); return 1; }, () -> { sleep(7200); return 2; });
    ///     return Duration.ofNanos(AsyncClock.current().nanoTime() - begin);
    /// })  // PT2H, after some milliseconds
    /// ```
    ///
    /// Without `--add-opens java.base/java.lang=ALL-UNNAMED` time is virtual as well, but the order of tasks is the
    /// JDK's, and deadlocks are found by polling. The idea is trio's autojump clock.
    ///
    /// @throws Deadlock when tasks wait for each other, so that nothing could ever go on
    public static <T extends @Nullable Object> T virtualTime(Callable<? extends T> body) {
        return VirtualTime.run(null, Bodies.requireBody(body, "virtualTime"));
    }

    /// As [#virtualTime(Callable)], without a result.
    ///
    /// @throws Deadlock when tasks wait for each other, so that nothing could ever go on
    public static void virtualTime(Action body) {
        VirtualTime.run(null, Bodies.of(body, "virtualTime"));
    }

    /// As [#virtualTime(Callable)], with the order in which ready tasks go on drawn from `seed`: another one for
    /// each seed, the same one each time.
    ///
    /// ```java
    /// String order(long seed) {
    ///     return virtualTime(seed, () -> {
    ///         var seen = new StringBuilder();
    ///         gather(() -> seen.append("a"), () -> seen.append("b"), () -> seen.append("c"));
    ///         return seen.toString();
    ///     });
    /// }
    /// order(1).equals(order(1)) // true
    /// ```
    ///
    /// @throws Deadlock when tasks wait for each other, so that nothing could ever go on
    public static <T extends @Nullable Object> T virtualTime(long seed, Callable<? extends T> body) {
        return VirtualTime.run(seed, Bodies.requireBody(body, "virtualTime"));
    }

    /// As [#virtualTime(long, Callable)], without a result.
    ///
    /// @throws Deadlock when tasks wait for each other, so that nothing could ever go on
    public static void virtualTime(long seed, Action body) {
        VirtualTime.run(seed, Bodies.of(body, "virtualTime"));
    }

    /// Runs `body` in virtual time under the seeds 1, 2 and so on, `runs` of them, to find an order of its tasks
    /// that makes it fail.
    ///
    /// ```java
    /// explore(50, () -> {
    ///     var box = queue(1);
    ///     gather(() -> box.put("letter"), () -> box.get());
    /// });
    /// ```
    ///
    /// @throws AssertionError when it fails: the message names the seed, with which `virtualTime(seed, body)` shows
    ///     the failure again; the cause is the failure
    /// @throws IllegalArgumentException when `runs` is below 1
    public static void explore(int runs, Action body) {
        VirtualTime.explore(runs, Bodies.of(body, "explore"));
    }

    /// As [#explore(int, Action)], for a body with a result, which is not looked at.
    public static void explore(int runs, Callable<?> body) {
        VirtualTime.explore(runs, Bodies.requireBody(body, "explore"));
    }

    /// The task that runs on this thread; null on a thread that is no task.
    ///
    /// ```java
    /// await(task("worker", () -> currentTask().name())); // "worker"
    /// ```
    public static @Nullable Task<?> currentTask() {
        Strand strand = Strand.current();
        return strand == null ? null : strand.task();
    }

    /// All live tasks of the process, oldest first.
    ///
    /// ```java
    /// var nap = task("nap", () -> sleep(1000));
    /// tasks().contains(nap); // true
    /// nap.cancel();
    /// ```
    public static List<Task<?>> tasks() {
        return Tasks.live();
    }

    /// The live tasks as a table: number, name, state, age, who started them. Never waits. (Python 3.14's
    /// `asyncio ps`.)
    ///
    /// ```java
    /// var nap = task("nap", () -> sleep(1000));
    /// ps().contains("nap"); // true
    /// nap.cancel();
    /// ```
    public static String ps() {
        return TaskTable.text(tasks());
    }

    /// The live tasks as a tree: each below the task that started it, with what it waits for and who holds
    /// that. Never waits. (Python 3.14's `asyncio pstree`.)
    ///
    /// ```java
    /// var nap = task("nap", () -> sleep(1000));
    /// pstree().contains("nap"); // true
    /// nap.cancel();
    /// ```
    public static String pstree() {
        return TaskTree.text(tasks());
    }
}
