package jawait.runtime;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// For [jawait.TaskLocal]: the values that the running thread sees. They never change: a thread that sets one gets
/// another set of values. So to inherit them, or to carry them along, is to copy a reference.
public final class Locals {
    private static final InheritableThreadLocal<@Nullable Locals> CURRENT = new InheritableThreadLocal<>();

    /// Whether a value was ever set. Until then nobody pays for a map of thread locals.
    private static volatile boolean used;

    private final Map<Object, @Nullable Object> values;

    private Locals(Map<Object, @Nullable Object> values) {
        this.values = values;
    }

    /// The running thread's values, or null when it has none.
    static @Nullable Locals current() {
        return used ? CURRENT.get() : null;
    }

    /// Makes these the running thread's values; threads started from here on inherit them.
    static void adopt(@Nullable Locals locals) {
        if (locals != null) {
            used = true;
            CURRENT.set(locals);
        } else if (used) {
            CURRENT.remove();
        }
    }

    /// The value that the running thread sees under `key`; `absent` when there is none.
    public static @Nullable Object get(Object key, @Nullable Object absent) {
        Locals locals = current();
        return locals == null ? absent : locals.values.getOrDefault(key, absent);
    }

    /// Sets a value for the running thread, and for what it starts from here on.
    public static void put(Object key, @Nullable Object value) {
        Map<Object, @Nullable Object> changed = copy();
        changed.put(key, value);
        adopt(new Locals(changed));
    }

    /// Takes the running thread's value away.
    public static void remove(Object key) {
        Map<Object, @Nullable Object> changed = copy();
        changed.remove(key);
        adopt(changed.isEmpty() ? null : new Locals(changed));
    }

    private static Map<Object, @Nullable Object> copy() {
        Locals locals = current();
        return locals == null ? new HashMap<>() : new HashMap<>(locals.values);
    }
}
