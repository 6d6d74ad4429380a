package jawait.engine.stuck;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import jawait.agent.Agent;
import org.jspecify.annotations.Nullable;

/// Who holds a lock of the JDK's. It keeps that to itself and tells it of platform threads only, so the agent opens its
/// package; without the agent nobody knows.
final class LockOwners {
    private static final System.Logger LOG = System.getLogger("jawait.engine");
    private static final @Nullable Method OWNER = owner();

    private LockOwners() {}

    /// The thread that holds it; null when none does, or it is of another kind, or that cannot be told.
    static @Nullable Thread of(Object lock) {
        try {
            return OWNER != null && lock instanceof AbstractOwnableSynchronizer ? (Thread) OWNER.invoke(lock) : null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static @Nullable Method owner() {
        try {
            var jvm = Agent.instrumentation();
            if (jvm == null) {
                return null;
            }
            jvm.redefineModule(
                    Object.class.getModule(),
                    Set.of(),
                    Map.of(),
                    Map.of("java.util.concurrent.locks", Set.of(LockOwners.class.getModule())),
                    Set.of(),
                    Map.of());
            var owner = AbstractOwnableSynchronizer.class.getDeclaredMethod("getExclusiveOwnerThread");
            owner.setAccessible(true);
            return owner;
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the owners of locks cannot be told", e);
            return null;
        }
    }
}
