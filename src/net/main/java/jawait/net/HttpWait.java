package jawait.net;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Something that is to come from a server. Tasks that wait for it show what it is.
///
/// @param <T> what comes
final class HttpWait<T extends @Nullable Object> extends CompletableFuture<T> {
    private final String what;

    HttpWait(String what) {
        this.what = what;
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
