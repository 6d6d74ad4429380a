package jawait.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Tells when the process that started this one is gone, so that no kernel and no run is left behind.
public final class ParentWatch {
    private static final Logger LOG = System.getLogger("jawait.kernel");

    private ParentWatch() {}

    /// Watches a process from a thread of its own.
    ///
    /// @param pid as Jupyter gives it in JPY_PARENT_PID; null, 1 or no number means nobody is watched
    /// @param gone called once when the process has ended
    public static void start(@Nullable String pid, Runnable gone) {
        if (pid == null || !pid.matches("\\d{1,18}") || Long.parseLong(pid) <= 1) {
            return;
        }
        long number = Long.parseLong(pid);
        Thread.ofPlatform().daemon().name("jawait-parent-watch").start(() -> {
            awaitEnd(number);
            LOG.log(Level.INFO, "the parent process " + number + " is gone; ending");
            gone.run();
        });
    }

    private static void awaitEnd(long pid) {
        var parent = ProcessHandle.of(pid).orElse(null);
        if (parent == null) {
            return;
        }
        boolean ours = isOurs(pid);
        var ended = parent.onExit();
        // A process that was killed but never reaped still counts as alive; our own parent then has changed.
        while (parent.isAlive() && isOurs(pid) == ours && !passed(ended)) {
            LOG.log(Level.TRACE, "the parent process lives");
        }
    }

    private static boolean passed(CompletableFuture<ProcessHandle> ended) {
        try {
            ended.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | InterruptedException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private static boolean isOurs(long pid) {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L) == pid;
    }
}
