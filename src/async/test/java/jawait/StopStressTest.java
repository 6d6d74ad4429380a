package jawait;

import static jawait.Async.task;
import static jawait.Async.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import jawait.runtime.Checkpoint;
import org.junit.jupiter.api.Test;

/// Random nested timeouts and cancels: no interrupt is left behind, none is lost.
class StopStressTest {
    private static final int TASKS = 64;
    private static final int ROUNDS = Integer.getInteger("jawait.stress.rounds", 400);

    private final AtomicInteger leaked = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger expired = new AtomicInteger();

    @Test
    void nested_timeouts_leak_nothing_and_lose_nothing() {
        List<Task<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(i);
            tasks.add(task(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    nested(random, 3);
                    clean();
                }
            }));
        }
        tasks.forEach(Task::await);
        check();
    }

    @Test
    void cancels_amid_nested_timeouts_end_every_task() {
        for (int round = 0; round < ROUNDS / 10; round++) {
            List<Task<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                var random = RandomGeneratorFactory.of("L64X128MixRandom").create(round * 1000L + i);
                tasks.add(task(() -> {
                    while (true) {
                        nested(random, 3);
                    }
                }));
            }
            LockSupport.parkNanos(1_000_000);
            tasks.forEach(Task::cancel);
            for (var task : tasks) {
                if (!(task.join() instanceof Cancelled)) {
                    lost.incrementAndGet();
                }
            }
        }
        check();
    }

    private void check() {
        assertEquals(0, leaked.get(), "leaked");
        assertEquals(0, lost.get(), "lost");
        Scene.until(() -> jawait.runtime.Armed.count() == 0);
    }

    /// A timeout in a timeout in a timeout; each body ends by itself, or computes or blocks without end.
    private void nested(RandomGenerator random, int depth) {
        boolean endless = random.nextInt(3) > 0;
        boolean computes = random.nextBoolean();
        long micros = random.nextInt(300);
        try {
            timeout(Duration.ofNanos(micros * 1000), () -> {
                if (depth > 0) {
                    nested(random, depth - 1);
                }
                if (endless && computes) {
                    Scene.spin();
                } else if (endless) {
                    Async.sleep(1000);
                }
            });
            if (endless) {
                lost.incrementAndGet();
            }
        } catch (TimeoutException e) {
            expired.incrementAndGet();
        }
    }

    private void clean() {
        if (Thread.currentThread().isInterrupted()) {
            leaked.incrementAndGet();
        }
        Checkpoint.check();
    }
}
