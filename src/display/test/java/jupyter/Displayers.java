package jupyter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The shape of jvm-repr's class of this name, as far as a kernel uses it.
public final class Displayers {
    private static final Registration REGISTRATION = new Registration();

    private Displayers() {}

    /// Who displays which class.
    public static final class Registration {
        private final Map<Class<?>, Displayer> displayers = new ConcurrentHashMap<>();

        /// The displayer of a class, or the default one.
        public Displayer find(Class<?> type) {
            return displayers.getOrDefault(type, new ToStringDisplayer());
        }
    }

    /// Registers a displayer.
    public static void register(Class<?> type, Displayer displayer) {
        REGISTRATION.displayers.put(type, displayer);
    }

    /// The registrations of this process.
    public static Registration registration() {
        return REGISTRATION;
    }

    /// What the displayer of a value makes of it.
    public static Map<String, String> display(Object value) {
        return REGISTRATION.find(value.getClass()).display(value);
    }
}
