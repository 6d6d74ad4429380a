package jawait.net;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A client of the JDK's for so many exchanges at once, and so for at most so many connections to one
/// server. Opened when it is first needed; closed a while after its last exchange, with its connections,
/// when it is one that does not stay.
final class HttpLane {
    private static final Duration WHILE = Duration.ofSeconds(1);

    private final int places;
    private final boolean stays;
    private final Supplier<HttpClient> opener;
    private final ReentrantLock guard = new ReentrantLock();
    private @Nullable HttpClient client;
    private int taken;
    private long uses;

    HttpLane(int places, boolean stays, Supplier<HttpClient> opener) {
        this.places = places;
        this.stays = stays;
        this.opener = opener;
    }

    /// Takes a place; null when there is none.
    @Nullable
    HttpClient take() {
        guard.lock();
        try {
            if (taken == places) {
                return null;
            }
            HttpClient open = client;
            if (open == null) {
                open = opener.get();
                client = open;
            }
            taken++;
            uses++;
            return open;
        } finally {
            guard.unlock();
        }
    }

    /// Gives a place back.
    void release() {
        long last;
        guard.lock();
        try {
            taken--;
            last = uses;
            if (stays || taken > 0) {
                return;
            }
        } finally {
            guard.unlock();
        }
        Executor later = CompletableFuture.delayedExecutor(WHILE.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
        later.execute(() -> closeUnused(last));
    }

    private void closeUnused(long last) {
        HttpClient unused;
        guard.lock();
        try {
            unused = uses == last ? client : null;
            if (unused != null) {
                client = null;
            }
        } finally {
            guard.unlock();
        }
        if (unused != null) {
            unused.shutdownNow();
        }
    }

    /// Ends whatever is under way.
    void close() {
        HttpClient open;
        guard.lock();
        try {
            open = client;
            client = null;
        } finally {
            guard.unlock();
        }
        if (open != null) {
            open.shutdownNow();
        }
    }
}
