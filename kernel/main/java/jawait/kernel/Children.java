package jawait.kernel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The processes that cells have started, and those that these have started.
final class Children {
    private static final long GRACE_MILLIS = 300;

    private Children() {}

    /// Asks all of them to end, and makes those end that have not soon. No kernel leaves a process behind.
    static void end() {
        var all = ProcessHandle.current().descendants().toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, GRACE_MILLIS, TimeUnit.MILLISECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
