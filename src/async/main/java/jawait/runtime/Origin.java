package jawait.runtime;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who started a piece of work: an opaque key of the host (a notebook cell, a REPL line) and a label for people.
///
/// The library never looks into the key. A thread without an origin of its own inherits its parent's, and the
/// library's own executors carry the origin of whoever submits; so output can be filed under the work that caused
/// it, also after that work has ended.
///
/// The `carry` methods wrap a body for another thread: it runs there with the origin, *the context class loader and
/// the [jawait.TaskLocal]s* of the thread that wrapped it, and that thread's own are put back afterwards, whatever
/// the body changed. Where all are the same already, the wrapper costs a few reads.
///
/// @param key what the host recognises its work by; compared by identity of the host's choosing (`equals`)
/// @param label what people recognise it by, as `In[3]`
@SuppressWarnings("overloads") // for woven code, whose arguments have a type
public record Origin(Object key, String label) {
    private static final InheritableThreadLocal<@Nullable Origin> CURRENT = new InheritableThreadLocal<>();

    /// Whether any thread was ever given an origin. Until then nobody pays for a map of thread locals.
    private static volatile boolean used;

    /// The origin of the running thread, or null when nothing gave it one.
    public static @Nullable Origin current() {
        return used ? CURRENT.get() : null;
    }

    /// Makes `origin` the running thread's, until the next call; null takes it away. Threads started from here on
    /// inherit it.
    public static void adopt(@Nullable Origin origin) {
        if (origin == null) {
            if (used) {
                CURRENT.remove();
            }
        } else {
            used = true;
            CURRENT.set(origin);
        }
    }

    /// Carries the caller's origin, context class loader and task locals into `body`.
    public static Runnable carry(Runnable body) {
        Objects.requireNonNull(body, "body");
        Context here = Context.here();
        return () -> {
            Context before = here.enter();
            try {
                body.run();
            } finally {
                before.leave();
            }
        };
    }

    /// Carries the caller's origin, context class loader and task locals into `body`.
    public static <T extends @Nullable Object> Callable<T> carry(Callable<? extends T> body) {
        Objects.requireNonNull(body, "body");
        Context here = Context.here();
        return () -> {
            Context before = here.enter();
            try {
                return body.call();
            } finally {
                before.leave();
            }
        };
    }

    /// Carries the caller's origin, context class loader and task locals into `body`.
    public static <T extends @Nullable Object> Supplier<T> carry(Supplier<? extends T> body) {
        Objects.requireNonNull(body, "body");
        Context here = Context.here();
        return () -> {
            Context before = here.enter();
            try {
                return body.get();
            } finally {
                before.leave();
            }
        };
    }

    /// Carries the caller's origin, context class loader and task locals into `body`.
    public static <A extends @Nullable Object, R extends @Nullable Object> Function<A, R> carry(
            Function<? super A, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        Context here = Context.here();
        return a -> {
            Context before = here.enter();
            try {
                return body.apply(a);
            } finally {
                before.leave();
            }
        };
    }

    /// Carries the caller's origin, context class loader and task locals into `body`.
    public static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            BiFunction<A, B, R> carry(BiFunction<? super A, ? super B, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        Context here = Context.here();
        return (a, b) -> {
            Context before = here.enter();
            try {
                return body.apply(a, b);
            } finally {
                before.leave();
            }
        };
    }

    /// Carries the caller's origin, context class loader and task locals into `body`.
    public static <A extends @Nullable Object> Consumer<A> carry(Consumer<? super A> body) {
        Objects.requireNonNull(body, "body");
        Context here = Context.here();
        return a -> {
            Context before = here.enter();
            try {
                body.accept(a);
            } finally {
                before.leave();
            }
        };
    }

    /// Carries the caller's origin, context class loader and task locals into `body`.
    public static <A extends @Nullable Object, B extends @Nullable Object> BiConsumer<A, B> carry(
            BiConsumer<? super A, ? super B> body) {
        Objects.requireNonNull(body, "body");
        Context here = Context.here();
        return (a, b) -> {
            Context before = here.enter();
            try {
                body.accept(a, b);
            } finally {
                before.leave();
            }
        };
    }
}
