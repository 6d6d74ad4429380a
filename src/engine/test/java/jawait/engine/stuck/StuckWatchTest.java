package jawait.engine.stuck;

import static jawait.Async.barrier;
import static jawait.Async.lock;
import static jawait.Async.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import jawait.AsyncBarrier;
import jawait.AsyncLock;
import jawait.Task;
import jawait.runtime.Observers;
import org.junit.jupiter.api.Test;

/// The watch for cells that cannot go on, closed at a bad moment.
class StuckWatchTest {
    @Test
    void who_is_closed_while_looking_listens_no_more() throws Exception {
        var one = lock();
        var two = lock();
        var met = barrier(2);
        List<Task<?>> circle = List.of(crossing(one, two, met), crossing(two, one, met));
        boolean before = Observers.any();
        var watch = new CompletableFuture<StuckWatch>();
        var looks = new CompletableFuture<Thread>();
        watch.complete(StuckWatch.start(
                () -> {
                    watch.join().close();
                    looks.complete(Thread.currentThread());
                    return circle;
                },
                (cell, why) -> {}));

        looks.join().join();

        assertEquals(before, Observers.any());
        circle.forEach(Task::cancel);
    }

    private static Task<?> crossing(AsyncLock first, AsyncLock second, AsyncBarrier met) {
        return task(() -> {
            first.acquire();
            met.await();
            second.acquire();
        });
    }
}
