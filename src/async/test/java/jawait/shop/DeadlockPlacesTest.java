package jawait.shop;

import static jawait.Async.event;
import static jawait.Async.lock;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.virtualTime;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import jawait.AsyncLock;
import jawait.Deadlock;
import jawait.Task;
import org.junit.jupiter.api.Test;

/// What a deadlock says of the places, to somebody whose code is in a package of his own.
class DeadlockPlacesTest {
    /// Expects lines of the message that match these.
    private static void names(Deadlock told, String... words) {
        String text = told.getMessage();
        for (String each : words) {
            assertTrue(text.lines().anyMatch(line -> line.matches(each)), () -> each + " is not in: " + text);
        }
    }

    private static void both(AsyncLock first, AsyncLock second) {
        try (var _ = first.acquire()) {
            sleep(1);
            second.acquire().close();
        }
    }

    @Test
    void who_waits_for_whom_is_told_with_the_line_of_each_wait_and_of_each_start() {
        var told = assertThrows(
                Deadlock.class,
                () -> virtualTime(() -> {
                    var till = lock();
                    var stock = lock();
                    var a = task("a", () -> both(till, stock));
                    task("b", () -> both(stock, till));
                    a.await();
                }));
        names(
                told,
                "  a running, waiting on AsyncLock\\[held by b]",
                "    at jawait\\.shop\\.DeadlockPlacesTest\\.both\\(DeadlockPlacesTest\\.java:\\d+\\)",
                "    started at jawait\\.shop\\.DeadlockPlacesTest\\.lambda.*\\(DeadlockPlacesTest\\.java:\\d+\\)",
                "  virtualTime running, waiting on a",
                "    started at jawait\\.shop\\.DeadlockPlacesTest\\.lambda.*",
                "  circle: a → b → a");
        assertEquals(3, told.getMessage().split("\n    at ").length - 1, told::getMessage);
        assertEquals(3, told.getMessage().split("\n    started at ").length - 1, told::getMessage);
        var waits = Arrays.stream(told.getSuppressed())
                .filter(each -> String.valueOf(each.getMessage()).equals("a waits here"))
                .findFirst()
                .orElseThrow();
        assertEquals("both", waits.getStackTrace()[0].getMethodName());
        assertTrue(Arrays.stream(waits.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().contains("who_waits_for_whom_is_told")));
    }

    @Test
    void waits_of_the_jdk_are_told_with_the_users_line_too() {
        names(
                assertThrows(Deadlock.class, () -> virtualTime(() -> new CountDownLatch(1).await())),
                "    at jawait\\.shop\\.DeadlockPlacesTest\\.lambda.*\\(DeadlockPlacesTest\\.java:\\d+\\)");
        names(
                assertThrows(Deadlock.class, () -> virtualTime(() -> event().await())),
                "    at jawait\\.shop\\.DeadlockPlacesTest\\.lambda.*\\(DeadlockPlacesTest\\.java:\\d+\\)");
    }

    @Test
    void to_await_who_awaits_me_is_told_with_the_places_of_the_others() {
        virtualTime(() -> {
            var first = new CompletableFuture<Task<Void>>();
            Task<Void> second = task("second", () -> {
                sleep(1);
                first.join().await();
            });
            first.complete(task("first", () -> second.await()));
            var told = assertThrows(Deadlock.class, second::await);
            names(
                    told,
                    "awaiting first would never end: second → first → second",
                    "  first running, waiting on second",
                    "    at jawait\\.shop\\.DeadlockPlacesTest\\.lambda.*",
                    "    started at jawait\\.shop\\.DeadlockPlacesTest\\.lambda.*");
        });
    }
}
