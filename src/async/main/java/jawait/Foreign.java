package jawait;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jawait.runtime.StopSignal;
import jawait.spi.AwaitAdapter;
import org.jspecify.annotations.Nullable;

/// How objects of other libraries are awaited: by an [AwaitAdapter], or by the methods that they have in common.
final class Foreign {
    /// Begins to wait for an object of one class. What it gives is ours, and cancelled with who awaits.
    @FunctionalInterface
    private interface Way {
        Future<?> begin(Object source) throws Throwable;
    }

    /// The lazy ones come first; those with a parameter are given null, for when there is no item.
    private static final String[] METHODS = {
        "subscribeAsCompletionStage()",
        "toCompletionStage(Object)",
        "toCompletionStage()",
        "firstStage(Object)",
        "toFuture()",
        "toCompletableFuture()"
    };

    private static final ClassValue<Way> WAYS = new ClassValue<>() {
        @Override
        protected Way computeValue(Class<?> type) {
            return Stream.concat(adapters(type), Stream.concat(methods(type), publishers(type)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Coroutine.from: nobody knows how to await a "
                            + type.getName() + ": expected a future, a publisher, an object with one of the methods "
                            + String.join(", ", METHODS) + ", or an AwaitAdapter for its class"
                            + "; a body is given to async(…)"));
        }
    };

    private final Object source;
    private final Way way;

    private Foreign(Object source, Way way) {
        this.source = source;
        this.way = way;
    }

    /// The source, of a kind that can be awaited.
    static Foreign of(Object source) {
        return new Foreign(source, WAYS.get(source.getClass()));
    }

    /// Waits for the result; when that fails, waits no more and cancels what was begun.
    @Nullable
    Object await() throws Exception {
        try {
            return awaitOwn(way.begin(source));
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw Bodies.sneaky(e);
        }
    }

    /// Waits for a future that nobody else knows, and cancels it when it is not to be waited for any more.
    static <T extends @Nullable Object> T awaitOwn(Future<T> future) {
        try {
            return AsyncBasics.await(future);
        } finally {
            future.cancel(true); // nothing, once it has ended
        }
    }

    private static Stream<Way> adapters(Class<?> type) {
        return Stream.of(
                        Thread.currentThread().getContextClassLoader(),
                        type.getClassLoader(),
                        Foreign.class.getClassLoader())
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(loader -> ServiceLoader.load(AwaitAdapter.class, loader).stream())
                .map(ServiceLoader.Provider::get)
                .filter(adapter -> accepts(adapter, type))
                .map(adapter -> source -> begin(adapter, source));
    }

    private static boolean accepts(AwaitAdapter adapter, Class<?> type) {
        try {
            return adapter.accepts(type);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the adapter " + adapter.getClass().getName() + ", asked about " + type.getName() + ", failed: "
                            + e,
                    e);
        }
    }

    private static Future<?> begin(AwaitAdapter adapter, Object source) {
        CompletionStage<?> stage;
        try {
            stage = adapter.begin(source);
        } catch (Exception e) {
            if (StopSignal.isStop(e)) {
                throw e;
            }
            throw new IllegalStateException(who(adapter, source) + " failed: " + e, e);
        }
        if (stage == null) {
            throw new IllegalStateException(who(adapter, source) + ": expected a stage, found null");
        }
        return StageAwait.future(stage);
    }

    private static String who(AwaitAdapter adapter, Object source) {
        return "the adapter " + adapter.getClass().getName() + ", given a "
                + source.getClass().getName();
    }

    private static Stream<Way> methods(Class<?> type) {
        return Arrays.stream(METHODS).flatMap(signature -> {
            int parameters = signature.endsWith("(Object)") ? 1 : 0;
            String name = signature.substring(0, signature.indexOf('('));
            return visible(type)
                    .filter(method -> method.getName().equals(name)
                            && method.getParameterCount() == parameters
                            && (parameters == 0 || method.getParameterTypes()[0] == Object.class)
                            && (CompletionStage.class.isAssignableFrom(method.getReturnType())
                                    || Future.class.isAssignableFrom(method.getReturnType())))
                    .map(method -> source -> future(method, source));
        });
    }

    private static Future<?> future(Method method, Object source) throws Throwable {
        return switch (call(method, source, new @Nullable Object[method.getParameterCount()])) {
            case CompletionStage<?> stage -> StageAwait.future(stage);
            case Future<?> future -> future;
            case null, default ->
                throw new IllegalStateException(
                        source.getClass().getName() + "." + method.getName() + "(): expected a future, found null");
        };
    }

    private static Stream<Way> publishers(Class<?> type) {
        if (Flow.Publisher.class.isAssignableFrom(type)) {
            return Stream.of(source -> FirstItem.of((Flow.Publisher<?>) source));
        }
        return visible(type)
                .filter(method -> method.getName().equals("subscribe")
                        && method.getDeclaringClass().getName().equals("org.reactivestreams.Publisher"))
                .map(method -> source -> FirstItem.of(subscriber -> call(method, source, subscriber), method));
    }

    /// Calls a method of another library's; throws what it throws.
    static @Nullable Object call(Method method, Object target, @Nullable Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /// The public instance methods that we may call, those of interfaces included: the class itself often is not
    /// public.
    private static Stream<Method> visible(@Nullable Class<?> type) {
        if (type == null) {
            return Stream.of();
        }
        Module ours = Foreign.class.getModule();
        Stream<Method> own =
                Modifier.isPublic(type.getModifiers()) && type.getModule().isExported(type.getPackageName(), ours)
                        ? Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> Modifier.isPublic(method.getModifiers())
                                        && !Modifier.isStatic(method.getModifiers()))
                        : Stream.of();
        Stream<Class<?>> above =
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()));
        return Stream.concat(own, above.flatMap(Foreign::visible));
    }
}
