package jawait.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Makes virtual threads that an executor of ours schedules.
///
/// The JDK can do so but does not offer it: the method is `java.lang.ThreadBuilders.newVirtualThread`, which needs
/// `--add-opens java.base/java.lang=ALL-UNNAMED`, or `Add-Opens: java.base/java.lang` in the program's manifest.
/// Virtual threads that such a thread starts have the same scheduler.
final class LoopThreads {
    /// Property that keeps to the JDK's scheduler, to see what the fallback does.
    private static final String FALLBACK = "jawait.virtualTime.fallback";

    private static final System.Logger LOG = System.getLogger("jawait");
    private static final @Nullable MethodHandle MAKE = find();

    /// Whether threads are scheduled by us.
    static final boolean OURS = MAKE != null;

    private LoopThreads() {}

    static Thread unstarted(Executor scheduler, @Nullable String name, Runnable work) {
        if (MAKE == null) {
            return Realm.REAL.thread(name, work);
        }
        try {
            return (Thread) MAKE.invokeExact(scheduler, name, 0, work);
        } catch (Throwable e) {
            throw new IllegalStateException("the JDK refused to make a virtual thread", e);
        }
    }

    private static @Nullable MethodHandle find() {
        try {
            if (!Boolean.getBoolean(FALLBACK)) {
                var method = Class.forName("java.lang.ThreadBuilders")
                        .getDeclaredMethod("newVirtualThread", Executor.class, String.class, int.class, Runnable.class);
                method.setAccessible(true);
                return MethodHandles.lookup()
                        .unreflect(method)
                        .asType(MethodType.methodType(
                                Thread.class, Executor.class, String.class, int.class, Runnable.class));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "no scheduler of our own", e);
        }
        LOG.log(
                System.Logger.Level.INFO,
                "virtual time without a scheduler of its own: sleeps and timeouts of jawait are virtual, but the order"
                        + " of tasks is the JDK's, a seed has no effect, and a deadlock is found by polling."
                        + " Start java with --add-opens java.base/java.lang=ALL-UNNAMED for all of it");
        return null;
    }
}
