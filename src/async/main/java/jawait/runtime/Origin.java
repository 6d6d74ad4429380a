package jawait.runtime;

import org.jspecify.annotations.Nullable;

/// Who started a piece of work: an opaque key of the host (a notebook cell, a REPL line) and a label for people.
///
/// The library never looks into the key. A thread without an origin of its own inherits its parent's, and the library's
/// own executors
/// carry the origin of whoever submits; so output can be filed under the work that caused it, also after that work has
/// ended.
///
/// @param key what the host recognises its work by; compared by identity of the host's choosing (`equals`)
/// @param label what people recognise it by, as `In[3]`
public record Origin(Object key, String label) {
    private static final InheritableThreadLocal<@Nullable Origin> CURRENT = new InheritableThreadLocal<>();

    /// The origin of the running thread, or null when nothing gave it one.
    public static @Nullable Origin current() {
        return CURRENT.get();
    }

    /// Makes `origin` the running thread's, until the next call; null takes it away. Threads started from here on
    /// inherit it.
    public static void adopt(@Nullable Origin origin) {
        if (origin == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(origin);
        }
    }
}
