package jawait;

import static jawait.Async.*;
import static jawait.Scene.pass;
import static jawait.Scene.refuses;
import static jawait.Scene.spin;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jawait.runtime.StopSignal;
import jawait.runtime.Stops;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// All of bad input, in one place: a named error at the call, and nothing lost.
class BadInputTest {
    private record Row(String what, Class<? extends Throwable> error, String words, Executable call) {}

    private static final Class<NullPointerException> NULL = NullPointerException.class;
    private static final Class<IllegalArgumentException> ARGUMENT = IllegalArgumentException.class;
    private static final Class<IllegalStateException> STATE = IllegalStateException.class;

    private static Row row(Class<? extends Throwable> error, String words, Executable call) {
        return new Row(words, error, words, call);
    }

    private static List<Row> nulls() {
        Callable<String> none = null;
        return List.of(
                row(NULL, "async: the body is null", () -> async(none)),
                row(NULL, "task: the body is null", () -> task(none)),
                row(NULL, "task: the name is null", () -> task(null, () -> 1)),
                row(NULL, "await: the body is null", () -> await(none)),
                row(NULL, "await: the body is null", () -> await((Task<String>) null)),
                row(NULL, "await: the stage is null", () -> await((CompletionStage<String>) null)),
                row(NULL, "attempt: the body is null", () -> attempt(none)),
                row(NULL, "gather: body 2 of 2 is null", () -> gather(() -> "a", none)),
                row(NULL, "gather: body 2 is null", () -> gather(Arrays.asList(() -> "a", none))),
                row(NULL, "gather: the items are null", () -> gather(null, i -> i)),
                row(NULL, "gather: the function is null", () -> gather(List.of(1), (Fn<Integer, Integer>) null)),
                row(NULL, "outcomes: body 1 of 1 is null", () -> outcomes(new Callable<?>[] {null})),
                row(NULL, "race: body 1 of 1 is null", () -> race(new Callable<?>[] {null})),
                row(NULL, "firstSuccess: the bodies are null", () -> firstSuccess((List<Callable<String>>) null)),
                row(NULL, "asCompleted: the bodies are null", () -> asCompleted((List<Callable<String>>) null)),
                row(NULL, "awaitUntil: until is null", () -> awaitUntil(null, List.of(task(() -> 1)))),
                row(NULL, "group: the body is null", () -> group((Use<TaskGroup>) null)),
                row(NULL, "supervisor: the body is null", () -> supervisor((Use<TaskGroup>) null)),
                row(NULL, "shield: the body is null", () -> shield(none)),
                row(NULL, "run: the body is null", () -> run(none)),
                row(NULL, "timeout: the body is null", () -> timeout(1, none)),
                row(NULL, "timeout: the duration is null", () -> timeout((Duration) null, () -> 1)),
                row(NULL, "deadline: the instant is null", () -> deadline(null, () -> 1)),
                row(NULL, "deadline: the body is null", () -> deadline(Instant.MAX, none)),
                row(NULL, "moveOnAfter: the body is null", () -> moveOnAfter(1, none)),
                row(NULL, "retry: the body is null", () -> retry(2, none)),
                row(NULL, "retry: the policy is null", () -> retry(null, () -> 1)),
                row(NULL, "every: the body is null", () -> every(1, null)),
                row(NULL, "generate: the body is null", () -> generate(null)),
                row(NULL, "toThread: the body is null", () -> toThread(none)),
                row(NULL, "cpu: the body is null", () -> cpu(none)),
                row(NULL, "virtualTime: the body is null", () -> virtualTime(none)),
                row(NULL, "explore: the body is null", () -> explore(1, none)),
                row(NULL, "select: branch 1 is null", () -> select(new Branch<?>[] {null})),
                row(NULL, "put: the item is null", () -> queue().put(null)),
                row(NULL, "condition: the lock is null", () -> condition(null)),
                row(NULL, "onDone: the action is null", () -> task(() -> 1).onDone(null)));
    }

    private static List<Row> numbers() {
        return List.of(
                row(ARGUMENT, "sleep: expected seconds of 0 or more, found -1.0", () -> sleep(-1)),
                row(ARGUMENT, "sleep: expected seconds of 0 or more, found NaN", () -> sleep(Double.NaN)),
                row(ARGUMENT, "sleep: expected a duration of 0 or more", () -> sleep(Duration.ofNanos(-1))),
                row(ARGUMENT, "timeout: expected seconds of 0 or more, found -1.0", () -> timeout(-1, () -> 1)),
                row(ARGUMENT, "timeout: expected seconds of 0 or more, found NaN", () -> timeout(Double.NaN, () -> 1)),
                row(ARGUMENT, "moveOnAfter: expected seconds of 0 or more", () -> moveOnAfter(-.1, () -> 1)),
                row(ARGUMENT, "every: expected a period above 0, found 0", () -> every(0, () -> {})),
                row(ARGUMENT, "every: expected seconds of 0 or more, found NaN", () -> every(Double.NaN, () -> {})),
                row(ARGUMENT, "retry: expected at least 1 try, found 0", () -> retry(0, () -> 1)),
                row(
                        ARGUMENT,
                        "retry: expected a factor of 1 or more, found NaN",
                        () -> Retry.times(2).backoff(1, Double.NaN)),
                row(
                        ARGUMENT,
                        "retry: expected seconds of 0 or more, found -1.0",
                        () -> Retry.times(2).backoff(-1, 2)),
                row(ARGUMENT, "gather: expected a limit of at least 1, found 0", () -> gather(0, List.of(1), i -> i)),
                row(ARGUMENT, "gather: expected a limit of at least 1, found -1", () -> gather(-1, List.of(1), i -> i)),
                row(ARGUMENT, "semaphore: expected at least 1 permit, found 0", () -> semaphore(0)),
                row(ARGUMENT, "CapacityLimiter: expected at least 1 token, found 0", () -> CapacityLimiter.of(0)),
                row(ARGUMENT, "barrier: expected at least 1 party, found -1", () -> barrier(-1)),
                row(ARGUMENT, "queue: expected room for at least 1 item, found 0", () -> queue(0)),
                row(ARGUMENT, "rateLimiter: expected at least 1 call, found 0", () -> rateLimiter(0, 1)),
                row(ARGUMENT, "rateLimiter: expected a time above 0, found 0 s", () -> rateLimiter(1, 0)),
                row(ARGUMENT, "rateLimiter: expected seconds of 0 or more", () -> rateLimiter(1, Double.NaN)),
                row(
                        ARGUMENT,
                        "signal: expected a count of 0 or more, found -1",
                        () -> lock().condition().signal(-1)),
                row(ARGUMENT, "explore: expected at least 1 run, found 0", () -> explore(0, () -> 1)),
                row(ARGUMENT, "race: expected at least one body, found none", () -> race(List.<Callable<Object>>of())),
                row(ARGUMENT, "firstSuccess: expected at least one body", () -> firstSuccess(List.<Task<Object>>of())),
                row(
                        ARGUMENT,
                        "awaitUntil: expected at least one body",
                        () -> awaitUntil(Until.FIRST_COMPLETED, List.<Task<Object>>of())),
                row(ARGUMENT, "select: expected at least one branch, found none", () -> select(List.of())),
                row(
                        ARGUMENT,
                        "take: expected a number of items",
                        () -> AsyncGenerator.of(1).take(-1)),
                row(ARGUMENT, "chunk: expected", () -> AsyncGenerator.of(1).chunk(0)),
                row(ARGUMENT, "buffer: expected", () -> AsyncGenerator.of(1).buffer(0)),
                row(ARGUMENT, "window: expected", () -> AsyncGenerator.of(1).window(0, 1)),
                row(ARGUMENT, "debounce: expected", () -> AsyncGenerator.of(1).debounce(-1)),
                row(ARGUMENT, "ticks: expected", () -> AsyncGenerator.ticks(0)));
    }

    private static List<Row> states() {
        return List.of(
                row(STATE, "taskDone was called too many times", () -> {
                    var queue = queue();
                    queue.put("item");
                    queue.get();
                    queue.taskDone();
                    queue.taskDone();
                }),
                row(STATE, "cannot reuse already awaited coroutine", () -> {
                    var coroutine = async(() -> 1);
                    await(coroutine);
                    await(coroutine);
                }),
                row(STATE, "the group is over: it starts no tasks", () -> {
                    var kept = new TaskGroup[1];
                    group(g -> {
                        kept[0] = g;
                    });
                    kept[0].start(() -> 1);
                }),
                row(
                        STATE,
                        "awaits itself, and would never end",
                        () -> await(task(() -> {
                            currentTask().await();
                        }))),
                row(
                        STATE,
                        "awaits itself, and would never end",
                        () -> await(task(() -> currentTask().get(1, TimeUnit.SECONDS)))),
                row(STATE, "has not ended: there is no outcome yet", () -> {
                    var nap = task(() -> sleep(1000));
                    try {
                        nap.outcome();
                    } finally {
                        nap.cancel();
                    }
                }),
                row(QueueShutDown.class, "the queue was shut down: it takes no more items", () -> {
                    var queue = queue();
                    queue.shutdown();
                    queue.shutdown();
                    queue.put("item");
                }),
                row(
                        Deadlock.class,
                        "awaiting ",
                        () -> virtualTime(() -> {
                            var second = new CompletableFuture<Task<?>>();
                            var first = task("first", () -> {
                                second.join().await();
                            });
                            second.complete(task("second", () -> {
                                sleep(1);
                                await(first);
                            }));
                            await(first);
                        })),
                row(
                        STATE,
                        "the adapter jawait.AdapterTest$Postman",
                        () -> await(Coroutine.from(new AdapterTest.Letter(null)))),
                row(
                        STATE,
                        "no subscriptions today",
                        () -> await(Coroutine.from((Flow.Publisher<String>) subscriber -> {
                            throw new IllegalStateException("no subscriptions today");
                        }))));
    }

    @TestFactory
    List<DynamicTest> bad_input_is_named_at_the_call() {
        return Stream.of(nulls(), numbers(), states())
                .flatMap(List::stream)
                .map(row -> DynamicTest.dynamicTest(row.what, () -> {
                    refuses(row.error.asSubclass(Throwable.class), row.words, row.call);
                    assertFalse(Thread.currentThread().isInterrupted(), "an interrupt was left behind");
                }))
                .toList();
    }

    @Test
    void closing_twice_is_harmless() throws Exception {
        var sem = semaphore(2);
        var permit = sem.acquire();
        permit.close();
        permit.close();
        assertEquals(2, sem.available());
        var binding = TaskLocal.of("nobody").set("ada");
        binding.close();
        binding.close();
        var generator = AsyncGenerator.of(1);
        generator.close();
        generator.close();
        assertEquals(List.of(1), generator.toList());
        var listening = TaskObserver.listen(event -> {});
        listening.close();
        listening.close();
        var dog = Watchdog.start();
        dog.close();
        dog.close();
    }

    @Test
    void an_observer_that_throws_harms_nobody() {
        try (var _ = TaskObserver.listen(event -> {
            throw new AssertionError("an observer that throws");
        })) {
            assertEquals(List.of(1, 2), gather(() -> 1, () -> 2));
        }
    }

    @Test
    void an_interrupt_from_outside_ends_a_wait_and_nothing_is_lost() throws Exception {
        var queue = queue(1);
        queue.put("first");
        var sem = semaphore(1);
        var permit = sem.acquire();
        var nap = task(() -> sleep(1000));
        for (Executable wait : List.<Executable>of(
                () -> sleep(1000),
                () -> await(nap),
                () -> queue.put("second"),
                () -> sem.acquire(),
                () -> event().await(),
                () -> barrier(2).await(),
                () -> gather(() -> sleep(1000)),
                () -> timeout(1000, () -> sleep(1000)),
                () -> group(g -> {
                    g.start(() -> sleep(1000));
                }))) {
            var ended = new CompletableFuture<Throwable>();
            var thread = Thread.ofVirtual().start(() -> {
                try {
                    wait.execute();
                    ended.complete(new AssertionError("it did not wait"));
                } catch (Throwable e) {
                    ended.complete(Thread.currentThread().isInterrupted() ? new AssertionError("twice") : e);
                }
            });
            until(() -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
            thread.interrupt();
            assertInstanceOf(InterruptedException.class, ended.get());
        }
        assertFalse(nap.isDone());
        nap.cancel();
        permit.close();
        assertEquals(1, sem.available());
        assertEquals("first", queue.get());
        assertTrue(queue.tryGet().isEmpty());
    }

    @Test
    void a_body_that_swallows_interrupts_is_listed_after_two_seconds_with_its_line() throws Exception {
        var listed = new ConcurrentLinkedQueue<String>();
        Stops.onStubborn(each -> listed.add(each.dump()));
        var swallowed = new CountDownLatch(1);
        var task = task("deaf", () -> {
            try {
                sleep(1000);
            } catch (Throwable stop) {
                swallowed.countDown();
            }
            try {
                spin(10);
            } catch (StopSignal second) {
                spin(1000);
            }
        });
        try {
            until(() -> task.toString().contains("sleeping"));
            task.cancel();
            pass(swallowed);
            until(() -> listed.stream().anyMatch(text -> text.startsWith("Task[deaf running]")));
            String text = listed.stream()
                    .filter(each -> each.contains("deaf"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(text.contains("(BadInputTest.java:"), text);
        } finally {
            Stops.onStubborn(each -> {});
            until(() -> {
                task.cancel();
                return task.isDone();
            });
        }
    }
}
