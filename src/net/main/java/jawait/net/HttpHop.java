package jawait.net;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import jawait.Async;
import org.jspecify.annotations.Nullable;

/// One request and its answer, which can be ended at any moment, by any thread.
final class HttpHop {
    private final String label;
    private final Duration most;
    private final ReentrantLock guard = new ReentrantLock();
    private @Nullable Future<?> coming;
    private @Nullable HttpChunks body;
    private boolean closed;

    HttpHop(String label, Duration most) {
        this.label = label;
        this.most = most;
    }

    /// Sends, and waits for the headers. What goes wrong later is told by the body.
    HttpOpened send(HttpClient client, HttpRequest request) throws IOException {
        var wait = new HttpWait<HttpOpened>("the answer to " + label);
        CompletableFuture<?> sent = client.sendAsync(request, info -> {
            HttpChunks chunks = begun(new HttpChunks(label, most));
            wait.complete(new HttpOpened(request, info, chunks));
            return chunks;
        });
        if (!keep(sent)) {
            sent.cancel(true);
        }
        var _ = sent.whenComplete((_, error) -> {
            if (error != null) {
                failed(wait, HttpErrors.understood(error));
            }
        });
        return Async.await(() -> wait.await(most), IOException.class);
    }

    private void failed(HttpWait<HttpOpened> wait, Throwable error) {
        wait.completeExceptionally(error);
        guard.lock();
        try {
            if (body != null) {
                body.onError(error);
            }
        } finally {
            guard.unlock();
        }
    }

    private boolean keep(Future<?> sent) {
        guard.lock();
        try {
            coming = sent;
            return !closed;
        } finally {
            guard.unlock();
        }
    }

    private HttpChunks begun(HttpChunks chunks) {
        boolean late;
        guard.lock();
        try {
            body = chunks;
            late = closed;
        } finally {
            guard.unlock();
        }
        if (late) {
            chunks.close();
        }
        return chunks;
    }

    /// Whether the headers have come.
    boolean isAnswered() {
        guard.lock();
        try {
            return body != null;
        } finally {
            guard.unlock();
        }
    }

    /// Ends the exchange, and the connection with it, unless the body has come in whole.
    ///
    /// A future of the JDK's is cancelled only while no body has begun, and none can begin meanwhile: its
    /// exchange closes the connection also when that has gone on to the next one, just before.
    void close() {
        HttpChunks chunks;
        guard.lock();
        try {
            closed = true;
            chunks = body;
            if (chunks == null && coming != null) {
                coming.cancel(true);
            }
        } finally {
            guard.unlock();
        }
        if (chunks != null) {
            chunks.close();
        }
    }
}
