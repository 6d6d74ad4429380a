package jawait.bench;

import static jawait.Async.await;
import static jawait.Async.queue;
import static jawait.Async.task;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jawait.AsyncQueue;
import jawait.Task;
import jawait.TaskObserver;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The steps of async code, one at a time. Each runs on a virtual thread, as cells and tasks do.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Steps {
    private static final int MANY = 20_000;

    private final Task<Integer> done = finished();

    private static Task<Integer> finished() {
        Task<Integer> task = task(() -> 1);
        task.await();
        return task;
    }

    /// Awaiting a task that has ended.
    @Benchmark
    public int awaitDone() {
        return await(done);
    }

    /// Starting a task and awaiting it at once.
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int spawnAndAwait() throws InterruptedException {
        return onVirtualThread(Steps::spawn);
    }

    /// The same while somebody listens: what an observer costs; while nobody does, it is [#spawnAndAwait()].
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int spawnAndAwaitObserved() throws InterruptedException {
        int[] heard = {0};
        try (var _ = TaskObserver.listen(event -> heard[0]++)) {
            return onVirtualThread(Steps::spawn) + heard[0];
        }
    }

    /// A bare virtual thread that is started and waited for: what no task can do without.
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int bareThread() throws InterruptedException {
        return onVirtualThread(Steps::threads);
    }

    private static int threads() {
        int[] last = {0};
        for (int i = 0; i < MANY; i++) {
            int value = i;
            Thread starter = Thread.currentThread();
            Thread thread = Thread.ofVirtual().start(() -> {
                last[0] = value;
                LockSupport.unpark(starter);
            });
            while (last[0] != value && thread.isAlive()) {
                LockSupport.park();
            }
        }
        return last[0];
    }

    private static int spawn() {
        int sum = 0;
        for (int i = 0; i < MANY; i++) {
            int value = i;
            sum += await(task(() -> value));
        }
        return sum;
    }

    /// Handing an item from a producer to a consumer over a queue with room for 16.
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int queueOf16() throws InterruptedException {
        return onVirtualThread(() -> handOver(queue(16)));
    }

    private static int handOver(AsyncQueue<Integer> queue) {
        var producer = task(() -> {
            for (int i = 0; i < MANY; i++) {
                queue.put(i);
            }
        });
        int sum = 0;
        for (int i = 0; i < MANY; i++) {
            sum += queue.get();
        }
        producer.await();
        return sum;
    }

    private interface Work {
        int run();
    }

    private static int onVirtualThread(Work work) throws InterruptedException {
        int[] result = {0};
        Thread.ofVirtual().start(() -> result[0] = work.run()).join();
        return result[0];
    }
}
