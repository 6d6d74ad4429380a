package jawait.runtime;

import java.time.Duration;
import java.util.function.Consumer;
import jawait.Task;
import org.jspecify.annotations.Nullable;

/// What happens to work that does not stop when it is asked to.
public final class Stops {
    /// How long after a request the work is asked a second time, by force.
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    /// How many are told of in one [#PATIENCE]: of a crowd that is slow to stop, the first.
    private static final int TOLD = 10;

    private record Watched(Strand strand, @Nullable StopScope scope) {}

    private static final Later<Watched> WATCHED = new Later<>(PATIENCE, Stops::insist);
    private static final System.Logger LOG = System.getLogger("jawait");
    private static volatile Consumer<Task<?>> stubborn = Stops::log;

    /// When telling began anew, and how many were told of since. Guarded by the class.
    private static long since = System.nanoTime() - PATIENCE.toNanos();

    private static int told;

    private Stops() {}

    /// Sets who is told of a task that still ran [#PATIENCE] after it was asked to stop. By then it has been asked
    /// once more. Called once per request, on a virtual thread that has the task's origin, and for ten tasks in two
    /// seconds at most: a hundred thousand that take their time to clean up are no hundred thousand messages.
    /// Without a hook such tasks are logged, with the lines they are at, as warnings of the logger `jawait`.
    public static void onStubborn(Consumer<Task<?>> hook) {
        stubborn = hook;
        synchronized (Stops.class) {
            told = 0;
        }
    }

    private static void log(Task<?> task) {
        if (!task.isDone()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "task " + task.name() + " was asked to stop " + PATIENCE.toSeconds() + " s ago, and still runs:\n"
                            + task.dump());
        }
    }

    static void watch(Strand strand, @Nullable StopScope scope) {
        WATCHED.add(new Watched(strand, scope));
    }

    private static void insist(Watched watched) {
        Task<?> task = watched.strand.task();
        if (watched.strand.insist(watched.scope) && task != null && mayTell()) {
            Tasks.tell(watched.strand.origin(), () -> stubborn.accept(task));
        }
    }

    private static synchronized boolean mayTell() {
        long now = System.nanoTime();
        if (now - since >= PATIENCE.toNanos()) {
            since = now;
            told = 0;
        }
        return told++ < TOLD;
    }
}
