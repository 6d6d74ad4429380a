package jawait.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import jawait.Async;
import jawait.Gauged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Things of the JDK that are watched: they tell nobody of their changes, and are asked.
class WatchedTest {
    @BeforeEach
    void open() {
        Display.install(new Page());
    }

    @AfterEach
    void close() {
        Display.install(null);
    }

    private static String title(Watch watch) {
        try (watch) {
            return watch.toString();
        }
    }

    @Test
    void a_queue_shows_its_items_and_how_many_there_is_room_for() {
        var queue = new ArrayBlockingQueue<Integer>(5);
        queue.add(1);
        queue.add(2);
        assertEquals("Watch[items in the ArrayBlockingQueue: 2, 2 at most, limit 5]", title(Display.watch(queue)));
        assertEquals("Watch[mine: 2, 2 at most, limit 5]", title(Display.watch("mine", queue)));
        assertEquals(
                "Watch[items in the LinkedBlockingQueue: 0, 0 at most]",
                title(Display.watch(new LinkedBlockingQueue<>())));
        assertEquals("Watch[items in the ArrayDeque: 0, 0 at most]", title(Display.watch(new ArrayDeque<>())));
    }

    @Test
    void a_semaphore_shows_the_permits_in_use_while_it_changes() throws Exception {
        var semaphore = new Semaphore(3);
        try (var watch = Display.watch(semaphore)) {
            assertEquals("Watch[permits in use: 0, 0 at most, limit 3]", watch.toString());
            semaphore.acquire(2);
            Async.timeout(30, () -> {
                while (watch.peak() < 2) {
                    Async.sleep(0.01);
                }
            });
        }
    }

    @Test
    void a_pool_shows_its_threads_at_work() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(2)) {
            pool.execute(() -> {
                begun.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            begun.await();
            assertEquals("Watch[threads at work: 1, 1 at most, limit 2]", title(Display.watch(pool)));
            end.countDown();
        }
    }

    @Test
    void what_nobody_can_count_is_told_with_the_way_on() {
        String message = assertThrows(IllegalArgumentException.class, () -> Display.watch(new Object()))
                .getMessage();
        assertTrue(message.contains("found a Object") && message.contains("watch(\"name\", () -> …)"), message);
    }

    @Test
    void nothing_cannot_be_watched_and_is_said_to_be_nothing() {
        Gauged none = null;
        for (Executable watching : List.<Executable>of(
                () -> Display.watch(none), () -> Display.watch("mine", none), () -> Display.watch((Object) none))) {
            String message = assertThrows(NullPointerException.class, watching).getMessage();
            assertEquals("watch: what is to be watched is null", message);
        }
    }
}
