package jawait.net;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What a call holds of its client: a place among its exchanges, and the exchange under way. Closing it
/// ends the exchange, then gives the place back; again, from whatever thread, does nothing.
final class HttpLease implements Runnable {
    private final HttpPlace place;
    private final ReentrantLock guard = new ReentrantLock();
    private @Nullable HttpHop hop;
    private boolean closed;
    private final long begun = System.nanoTime();
    private long ended;
    private volatile long received;

    HttpLease(HttpPlace place) {
        this.place = place;
    }

    /// The next exchange; the one before is ended.
    HttpHop begin(HttpHop next) {
        HttpHop before;
        boolean late;
        guard.lock();
        try {
            before = hop;
            hop = next;
            late = closed;
        } finally {
            guard.unlock();
        }
        if (before != null) {
            before.close();
        }
        if (late) {
            next.close();
        }
        return next;
    }

    HttpClient client() {
        return place.client();
    }

    /// From the beginning to the end, or until now.
    Duration elapsed() {
        guard.lock();
        try {
            return Duration.ofNanos((closed ? ended : System.nanoTime()) - begun);
        } finally {
            guard.unlock();
        }
    }

    void received(long bytes) {
        received = bytes;
    }

    /// How far it came: for who has to say that it did not end.
    String progress() {
        HttpHop last;
        guard.lock();
        try {
            last = hop;
        } finally {
            guard.unlock();
        }
        return last == null || !last.isAnswered()
                ? "no answer"
                : "the headers came, of the body " + HttpTimes.bytes(received) + ", and not its end,";
    }

    boolean isClosed() {
        guard.lock();
        try {
            return closed;
        } finally {
            guard.unlock();
        }
    }

    void close() {
        HttpHop last;
        guard.lock();
        try {
            if (!closed) {
                ended = System.nanoTime();
            }
            closed = true;
            last = hop;
        } finally {
            guard.unlock();
        }
        if (last != null) {
            last.close();
        }
        place.close();
    }

    /// As [#close()], for a stream that nobody has closed.
    @Override
    public void run() {
        close();
    }
}
