package jawait.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What travels with submitted work: the submitter's origin and context class loader.
record Context(@Nullable Origin origin, @Nullable ClassLoader loader) {
    static Context here() {
        return new Context(Origin.current(), Thread.currentThread().getContextClassLoader());
    }

    /// Makes this the running thread's context.
    ///
    /// @return what to [#leave(Context)] with: the context before, or null when nothing had to be changed
    @Nullable
    Context enter() {
        Context before = here();
        if (loader == before.loader && Objects.equals(origin, before.origin)) {
            return null;
        }
        adopt();
        return before;
    }

    static void leave(@Nullable Context before) {
        if (before != null) {
            before.adopt();
        }
    }

    private void adopt() {
        Origin.adopt(origin);
        Thread.currentThread().setContextClassLoader(loader);
    }
}
