package jawait;

import static jawait.Async.await;
import static jawait.Async.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/// Waits for things of the JDK, in the words of who looks at the waiting task.
class JdkWaitsTest {
    private static void waits(String what, Task<?> task) {
        Scene.until(() -> task.toString().equals("Task[" + task.name() + " running, waiting on " + what + "]"));
    }

    @Test
    void each_is_called_by_what_the_user_knows() throws Exception {
        var queue = new LinkedBlockingQueue<Integer>();
        var taker = task("taker", queue::take);
        waits("a Condition", taker);
        queue.put(7);
        assertEquals(7, await(taker));

        var latch = new CountDownLatch(1);
        var awaiter = task("awaiter", () -> latch.await());
        waits("CountDownLatch", awaiter);
        latch.countDown();
        await(awaiter);

        var permits = new Semaphore(0);
        var asker = task("asker", () -> permits.acquire());
        waits("Semaphore", asker);
        permits.release();
        await(asker);
    }
}
