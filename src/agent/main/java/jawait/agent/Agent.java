package jawait.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/// Holds the JVM's [Instrumentation], which the engine needs to give a loaded class new method bodies.
///
/// It arrives through `Launcher-Agent-Class` in the kernel's manifest (no flag, no warning), or through `-javaagent:`
/// in tests.
/// Without it the engine still works: an edited method then resets the variables it made, and the cell says so.
public final class Agent {
    private static volatile @Nullable Instrumentation instrumentation;

    private Agent() {}

    /// Called by the JVM for `Launcher-Agent-Class`.
    public static void agentmain(String arguments, Instrumentation granted) {
        instrumentation = granted;
    }

    /// Called by the JVM for `-javaagent:`.
    public static void premain(String arguments, Instrumentation granted) {
        instrumentation = granted;
    }

    /// The JVM's instrumentation, or null when this JVM was started without the agent.
    public static @Nullable Instrumentation instrumentation() {
        return instrumentation;
    }
}
