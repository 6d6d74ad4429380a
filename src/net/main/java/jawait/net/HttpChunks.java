package jawait.net;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A body as it comes in: one piece is asked for ahead, so that the end of a small one is known at once,
/// and no more, so that a large one stays with the server until it is wanted.
final class HttpChunks implements BodySubscriber<HttpChunks> {
    private static final List<ByteBuffer> END = List.of();

    private final String label;
    private final Duration most;
    private final ReentrantLock guard = new ReentrantLock();
    private @Nullable Subscription subscription;
    private @Nullable List<ByteBuffer> ready;
    private @Nullable HttpWait<List<ByteBuffer>> wanted;
    private @Nullable Throwable error;
    private boolean over;
    private boolean closed;

    /// @param most how long a wait may take where time is virtual
    HttpChunks(String label, Duration most) {
        this.label = label;
        this.most = most;
    }

    @Override
    public CompletionStage<HttpChunks> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Subscription given) {
        guard.lock();
        try {
            subscription = given;
        } finally {
            guard.unlock();
        }
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        guard.lock();
        try {
            if (wanted != null && wanted.complete(piece)) {
                wanted = null;
            } else {
                ready = piece;
            }
        } finally {
            guard.unlock();
        }
    }

    @Override
    public void onError(Throwable thrown) {
        end(thrown);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(@Nullable Throwable thrown) {
        guard.lock();
        try {
            if (over) {
                return;
            }
            over = true;
            error = thrown;
            if (wanted != null) {
                wanted.complete(END);
                wanted = null;
            }
        } finally {
            guard.unlock();
        }
    }

    /// The next piece; empty at the end. Waits for it: who is stopped meanwhile has lost nothing, and may
    /// ask again.
    ///
    /// @throws IOException what the JDK says of a body that does not come to its end
    List<ByteBuffer> next() throws IOException {
        HttpWait<List<ByteBuffer>> wait;
        guard.lock();
        try {
            if (ready != null || over || closed) {
                return taken(ready == null ? END : ready);
            }
            wait = new HttpWait<>("the body of " + label);
            wanted = wait;
        } finally {
            guard.unlock();
        }
        boolean came = false;
        try {
            List<ByteBuffer> piece = wait.await(most);
            came = true;
            return taken(piece);
        } finally {
            if (!came) {
                keep(wait);
            }
        }
    }

    private List<ByteBuffer> taken(List<ByteBuffer> piece) throws IOException {
        Subscription more;
        Throwable wrong;
        guard.lock();
        try {
            ready = null;
            more = over || piece.isEmpty() ? null : subscription;
            wrong = piece.isEmpty() ? error : null;
        } finally {
            guard.unlock();
        }
        if (more != null) {
            more.request(1);
        }
        if (wrong != null) {
            throw wrong instanceof IOException io ? io : new IOException(wrong);
        }
        return piece;
    }

    private void keep(HttpWait<List<ByteBuffer>> wait) {
        guard.lock();
        try {
            if (!wait.cancel(false) && !wait.isCompletedExceptionally()) {
                ready = wait.join();
            }
            wanted = null;
        } finally {
            guard.unlock();
        }
    }

    /// Ends the exchange unless it has come to its end.
    void close() {
        Subscription given;
        guard.lock();
        try {
            closed = true;
            ready = null;
            given = over ? null : subscription;
            if (wanted != null) {
                wanted.complete(END);
                wanted = null;
            }
        } finally {
            guard.unlock();
        }
        if (given != null) {
            given.cancel();
        }
    }

    boolean isClosed() {
        return closed;
    }
}
