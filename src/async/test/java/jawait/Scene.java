package jawait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jawait.runtime.Checkpoint;
import org.junit.jupiter.api.function.Executable;

/// The vocabulary of the async tests: wait for the event, spin as woven code does, expect an error by its words.
final class Scene {
    /// Longer than anything here takes on a busy machine.
    static final Duration LONG = Duration.ofSeconds(30);

    private Scene() {}

    /// Waits until `condition` holds; fails when it does not within [#LONG].
    static void until(BooleanSupplier condition) {
        long give = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < give, "the awaited condition did not come");
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    /// Waits for the latch.
    static void pass(CountDownLatch latch) throws InterruptedException {
        assertTrue(latch.await(LONG.toSeconds(), TimeUnit.SECONDS), "the latch did not open");
    }

    /// Computes without end, as woven code: with a check at the backward branch.
    static void spin() {
        while (true) {
            Checkpoint.check();
            Thread.onSpinWait();
        }
    }

    /// Computes for so long, as woven code.
    static void spin(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end) {
            Checkpoint.check();
            Thread.onSpinWait();
        }
    }

    /// Expects an error of exactly this type whose message contains `words`.
    static <X extends Throwable> X refuses(Class<X> type, String words, Executable call) {
        X error = assertThrows(type, call);
        assertEquals(type, error.getClass());
        assertTrue(String.valueOf(error.getMessage()).contains(words), () -> "expected \"" + words + "\" in: " + error);
        return error;
    }
}
