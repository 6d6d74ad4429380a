/// Async for Java: tasks, gathers, timeouts, queues and generators on virtual threads, in the words of asyncio and
/// trio. To await is to block, so there are no coloured functions: any thread may await, at any depth, and any
/// Java library is asynchronous as it is. It needs the JDK and nothing else.
///
/// ```java
/// String fetch(String url) {
///     sleep(.2);                                              // a blocking call, as it is
///     return "page of " + url;
/// }
/// gather(10, List.of("a", "b", "c"), url -> fetch(url));      // [page of a, page of b, page of c]
/// ```
///
/// In sources say `import static jawait.Async.*;` and `import jawait.*;`; a notebook has both from the start.
/// All verbs are on one page, [jawait.Async].
///
/// ## Coming from asyncio
///
/// | asyncio | here |
/// |---|---|
/// | `async def f(): …`, `f()` | `Coroutine<T> f() { return async(() -> …); }`, or any method |
/// | `await x` | `await(x)`; a plain method is just called |
/// | `create_task(f())` | `task(() -> f())`: held by the runtime, you may drop it |
/// | `gather(a, b)` | `gather(a, b)`; a failure cancels what the gather started |
/// | `gather(…, return_exceptions=True)` | `outcomes(a, b)`, of `Success`, `Failure`, `Cancelled` |
/// | `async with TaskGroup() as g` | `group(g -> { g.start(() -> …); })` |
/// | `async with timeout(1)`, `wait_for` | `timeout(1, () -> …)`, throws `TimeoutException` |
/// | `timeout_at` | `deadline(instant, () -> …)` |
/// | `shield(f())` | `shield(() -> f())` |
/// | `as_completed`, `wait` | `asCompleted(list)`, `awaitUntil(Until.FIRST_COMPLETED, tasks)` |
/// | `Queue`, `LifoQueue`, `PriorityQueue` | `queue(n)`, `lifoQueue(n)`, `priorityQueue(n)`; all `Iterable` |
/// | `Semaphore`, `Lock`, `Event` | `semaphore(n)`, `lock()`, `event()` |
/// | `Condition`, `Barrier` | `condition(lock)`, `barrier(n)` |
/// | `async with lock:` | `try (var _ = lock.acquire()) { … }`; so for all resources |
/// | `async for x in gen()` | `for (var x : generator)`; made by `generate(y -> y.yield(x))` |
/// | `to_thread`, `run_in_executor` | call it; `toThread` for native code, `cpu` for long computations |
/// | `contextvars` | [jawait.TaskLocal], inherited by tasks |
/// | `asyncio.run(main())` | `run(() -> …)`; may nest; a notebook needs none |
/// | `task.add_done_callback` | `task.onDone(() -> …)` |
/// | `asyncio ps`, `pstree` | `ps()`, `pstree()` |
///
/// ```java
/// AsyncQueue<String> urls = queue(2);
/// var worker = task("worker", () -> {
///     int seen = 0;
///     for (String url : urls) seen++;                         // until it is shut down
///     return seen;
/// });
/// for (String url : List.of("a", "b", "c")) urls.put(url);
/// urls.shutdown();
/// await(worker);                                              // 3
/// ```
///
/// ## Coming from trio
///
/// | trio | here |
/// |---|---|
/// | `open_nursery()`, `start_soon` | `group(g -> …)`, `g.start(…)`; `supervisor` where failures stay apart |
/// | `nursery.cancel_scope.cancel()` | `g.cancel()` |
/// | `move_on_after(1)` | `moveOnAfter(1, () -> …)`: an `Optional`, or whether it came to its end |
/// | `fail_after(1)` | `timeout(1, () -> …)` |
/// | `CancelScope(shield=True)` | `shield(() -> …)`; clean-up needs none, a request comes once |
/// | cancellation stays until the scope ends | it is delivered once: see below |
/// | memory channels | `queue(n)`, closed by `shutdown()`; clones: several may use one |
/// | `CapacityLimiter` | [jawait.CapacityLimiter] |
/// | `MockClock`, `autojump_clock` | [jawait.VirtualClock], `virtualTime(() -> …)` |
/// | `Instrument` | [jawait.TaskObserver] |
/// | `ExceptionGroup` | the first exception, the others suppressed in it |
///
/// ```java
/// group(g -> {
///     g.start("ticker", () -> { while (true) sleep(1); });
///     sleep(2.5);
///     g.cancel();
/// });
/// moveOnAfter(1, () -> sleep(60));                            // false
/// ```
///
/// ## Coming from Kotlin
///
/// | kotlinx.coroutines | here |
/// |---|---|
/// | `suspend fun` | any method |
/// | `launch { }`, `async { }` | `task(() -> …)`, `g.start(() -> …)`; lazy: `async(() -> …)` |
/// | `deferred.await()`, `awaitAll` | `await(task)`, `gather(tasks)` |
/// | `coroutineScope`, `supervisorScope` | `group(g -> …)`, `supervisor(g -> …)` |
/// | `withTimeout`, `withTimeoutOrNull` | `timeout`, `moveOnAfter` |
/// | `NonCancellable` | `shield` |
/// | `Dispatchers.IO`, `Default` | none needed, `cpu` |
/// | `flow { emit(x) }`, its operators | `generate(y -> y.yield(x))`; `map`, `filter`, `take`, … |
/// | `Channel`, `select { }` | `queue(n)`, `select(q.onGet(…), p.onPut(…))` |
/// | `Mutex.withLock` | `try (var _ = lock.acquire())`, re-entrant |
/// | `runTest`, `advanceTimeBy` | `virtualTime(() -> …)`, `VirtualClock.advance` |
///
/// ```java
/// AsyncGenerator<Integer> numbers = generate(y -> { for (int i = 1; ; i++) y.yield(i); });
/// numbers.filter(i -> i % 2 == 1).map(i -> i * i).take(3).toList();   // [1, 9, 25]
/// AsyncQueue<String> orders = queue();
/// AsyncQueue<String> quit = queue();
/// quit.put("now");
/// select(orders.onGet(order -> "ship " + order), quit.onGet(when -> "quit " + when));   // "quit now"
/// ```
///
/// ## Coming from the plain JDK
///
/// | JDK | here |
/// |---|---|
/// | `ExecutorService.submit`, `invokeAll`, `invokeAny` | `task`, `gather`, `firstSuccess`; nothing to close |
/// | `CompletableFuture` chains | statements, one after the other; `await(future)`, `toCompletableFuture()` |
/// | `StructuredTaskScope` (preview) | `group`, `supervisor`, `race` |
/// | `BlockingQueue` | `queue(n)`, with an end; the JDK's own works as well, as do all locks and latches |
/// | `Semaphore`, `ReentrantLock` | `semaphore(n)`, `lock()`: fair, closed by `try`, named in `pstree()` |
/// | `Timer`, `ScheduledExecutorService` | `every(1, () -> …)`, `sleep` |
/// | `Thread.interrupt()` | `task.cancel()` |
/// | `Flow.Publisher`, Reactor, RxJava, Mutiny | `AsyncGenerator.from(…)`, `toPublisher()`, `Coroutine.from(…)` |
/// | `InheritableThreadLocal`, `ScopedValue` | [jawait.TaskLocal]; both work in tasks, the first is inherited |
///
/// ```java
/// CompletableFuture<Integer> six = CompletableFuture.supplyAsync(() -> 6);
/// Task<Integer> seven = task(() -> 7);
/// await(six) * await(seven)                                   // 42
/// ```
///
/// ## The rules
///
/// **Errors.** What a body throws is thrown where it is awaited, the very same object, checked or not, without a
/// `throws` and without a wrapper. To catch a checked one, declare it, or ask for the outcome. The failure of a
/// task that nobody awaits is logged.
///
/// ```java
/// String text;
/// try {
///     text = await(() -> Files.readString(Path.of("/no/such/file")), IOException.class);
/// } catch (IOException e) {
///     text = "none";
/// }
/// attempt(() -> Integer.parseInt("x")) instanceof Failure(NumberFormatException e)   // true
/// ```
///
/// **Cancelling** is an interrupt, delivered once per request: what blocks throws `InterruptedException`, and
/// `finally` runs unharmed, also where it awaits. Who awaits a cancelled task gets a `CancellationException`. A
/// body that catches and goes on is not asked again unless `cancel` is called again. Code that neither blocks nor
/// asks `Thread.interrupted()` is not stopped (in notebook cells its loops are).
///
/// **Time** as a number is in seconds; where a number goes, a `Duration` does too. Negative times, null bodies and
/// empty limits are refused at the call.
///
/// **Lives.** A task outlives who started it, and is a daemon: tie it down with `group` or `run`.
///
/// **Atomicity.** Tasks run in parallel, on as many carriers as there are cores, and are switched anywhere:
/// `counter++` is not safe, as it is in asyncio between two awaits. Use a lock, an `AtomicInteger`, or give the
/// state to one task and talk to it through a queue.
///
/// ```java
/// var lock = lock();
/// int[] counter = {0};
/// gather(IntStream.range(0, 100).mapToObj(i -> () -> {
///     try (var _ = lock.acquire()) {
///         return counter[0]++;
///     }
/// }));
/// counter[0]                                                  // 100
/// ```
///
/// ## Pitfalls
///
/// - A coroutine that is never awaited does nothing; it is reported when it has become garbage.
/// - A method of your own named like a verb (`sleep`, `run`) hides all of that name; say `Async.sleep(1)`.
/// - A `for` loop over a generator that is left early leaves its body waiting: close the generator, or `take`.
/// - `catch (Exception e) {}` around a blocking call swallows the cancelling too: rethrow `InterruptedException`.
/// - `group` and `timeout` run their block on the caller's thread: what blocks in native code they cannot stop.
///
/// ## Testing
///
/// In `virtualTime` hours pass at once, in the same order each time, and tasks that wait for each other are a
/// [jawait.Deadlock]; `explore` tries other orders and names the seed of one that fails.
///
/// ```java
/// virtualTime(() -> { sleep(Duration.ofHours(8)); return "rested"; });   // "rested"
/// explore(20, () -> {
///     var box = queue(1);
///     gather(() -> box.put("letter"), () -> box.get());
/// });
/// ```
module jawait {
    requires static org.jspecify;
    requires java.management;
    requires jdk.management;

    exports jawait;
    exports jawait.runtime;
    exports jawait.spi;

    uses jawait.spi.AwaitAdapter;
}
