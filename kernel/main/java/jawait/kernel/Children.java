package jawait.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The processes that cells have started, and those that these have started. Those in a session of their own
/// (`setsid`) are left alone: who asks for one means to go on, or ends by himself, as the watcher of a database does.
public final class Children {
    private static final long GRACE_MILLIS = 300;

    private Children() {}

    /// Asks all of them to end, and makes those end that have not soon. No kernel leaves a process behind.
    public static void end() {
        String session = session(ProcessHandle.current());
        var all = ProcessHandle.current()
                .descendants()
                .filter(each -> session(each).equals(session))
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, GRACE_MILLIS, TimeUnit.MILLISECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /// As soon as this JVM ends.
    public static void endWithUs() {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::end, "jawait-children"));
    }

    /// The fourth thing after the name in parentheses, where the system tells it; else the same for all.
    private static String session(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", 5)[3];
        } catch (IOException | IndexOutOfBoundsException e) {
            return "";
        }
    }
}
