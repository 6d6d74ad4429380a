package jawait.net;

import java.time.Duration;

/// Figures of a [Web]: `server.stats()`.
///
/// @param served how many requests have been answered since it started
/// @param inFlight how many are being answered now
/// @param errors how many were answered with a status of 500 or above
/// @param p50 what half of the last 10 000 took at most, from the headers read to the answer taken
/// @param p99 what 99 of 100 of them took at most
public record WebStats(long served, int inFlight, long errors, Duration p50, Duration p99) {
    /// `served 120, in flight 3, errors 0, p50 1.2 ms, p99 8.0 ms`.
    @Override
    public String toString() {
        return "served %d, in flight %d, errors %d, p50 %.1f ms, p99 %.1f ms"
                .formatted(served, inFlight, errors, p50.toNanos() / 1e6, p99.toNanos() / 1e6);
    }
}
