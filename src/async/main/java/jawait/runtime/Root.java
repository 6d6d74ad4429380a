package jawait.runtime;

import java.util.concurrent.Callable;
import jawait.Task;
import org.jspecify.annotations.Nullable;

/// The order to start a task that has no parent: the body of a cell, of a REPL line.
public final class Root {
    private final Origin origin;
    private final ClassLoader loader;
    private final String name;
    private final Runnable begun;

    private Root(Origin origin, ClassLoader loader, String name, Runnable begun) {
        this.origin = origin;
        this.loader = loader;
        this.name = name;
        this.begun = begun;
    }

    /// Starts `body` as a task without a parent, on a new virtual thread. Tasks it starts have it as their parent
    /// and inherit its origin; it owns none of them.
    ///
    /// @param origin the origin of the task and of all it starts
    /// @param loader the context class loader of the thread
    /// @param name what people know the task by
    /// @param begun runs first thing on the new thread, so that the host can tell how long the start took
    public static <T extends @Nullable Object> Task<T> start(
            Origin origin, ClassLoader loader, String name, Callable<? extends T> body, Runnable begun) {
        return Task.order(new Root(origin, loader, name, begun), body);
    }

    /// The origin of the task.
    public Origin origin() {
        return origin;
    }

    /// The name of the task.
    public String name() {
        return name;
    }

    /// The not yet started thread that will run `work`, in this order's context.
    public Thread thread(Runnable work) {
        Thread thread = Thread.ofVirtual()
                .name(name)
                .inheritInheritableThreadLocals(false)
                .unstarted(() -> {
                    try {
                        begun.run();
                    } finally {
                        Origin.adopt(origin);
                        work.run();
                    }
                });
        thread.setContextClassLoader(loader);
        return thread;
    }
}
