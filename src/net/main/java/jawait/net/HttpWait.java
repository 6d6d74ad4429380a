package jawait.net;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jawait.Async;
import jawait.runtime.Realm;
import org.jspecify.annotations.Nullable;

/// Something that is to come from a server. Tasks that wait for it show what it is.
///
/// @param <T> what comes
final class HttpWait<T extends @Nullable Object> extends CompletableFuture<T> {
    private final String what;

    HttpWait(String what) {
        this.what = what;
    }

    /// Waits for it. Virtual time stands still meanwhile, and its timeouts with it: then `most` is as long
    /// as it may take, in the time of the server.
    T await(Duration most) {
        Realm realm = Realm.current();
        if (!realm.isReal()) {
            orTimeout(most.toMillis(), TimeUnit.MILLISECONDS);
        }
        realm.hold();
        try {
            return Async.await((Future<T>) this);
        } finally {
            realm.release();
        }
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    /// `the answer to GET http://…`.
    @Override
    public String toString() {
        return what;
    }
}
