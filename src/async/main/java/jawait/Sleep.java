package jawait;

import java.time.Duration;

/// Waiting for time to pass.
final class Sleep {
    private Sleep() {}

    static void nanos(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(nanos));
        } catch (InterruptedException e) {
            throw Bodies.sneaky(e);
        }
    }
}
