package jawait.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What travels with submitted work: the submitter's origin, context class loader and task locals.
record Context(
        @Nullable Origin origin,
        @Nullable ClassLoader loader,
        @Nullable Locals locals) {
    static Context here() {
        return new Context(Origin.current(), Thread.currentThread().getContextClassLoader(), Locals.current());
    }

    /// Makes this the running thread's context.
    ///
    /// @return the context before, to [#leave()] to
    Context enter() {
        Context before = here();
        adopt(before);
        return before;
    }

    /// Makes this the running thread's context again, whatever became of it meanwhile.
    void leave() {
        adopt(here());
    }

    private void adopt(Context now) {
        if (!Objects.equals(origin, now.origin)) {
            Origin.adopt(origin);
        }
        if (loader != now.loader) {
            Thread.currentThread().setContextClassLoader(loader);
        }
        if (locals != now.locals) {
            Locals.adopt(locals);
        }
    }
}
