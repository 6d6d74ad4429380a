package jawait.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The `carry` of each functional type, as a method handle to filter arguments with.
final class WeaveCarriers {
    private static final Map<Class<?>, MethodHandle> CARRIERS = Stream.of(
                    Runnable.class,
                    Callable.class,
                    Supplier.class,
                    Function.class,
                    BiFunction.class,
                    Consumer.class,
                    BiConsumer.class)
            .collect(Collectors.toMap(type -> type, type -> find(Origin.class, "carry", type)));
    private static final MethodHandle ALL = find(WeaveCarriers.class, "carryAll", Collection.class);

    private WeaveCarriers() {}

    /// The handle that wraps an argument of this type, or null when such an argument is passed on as it is.
    static @Nullable MethodHandle forType(Class<?> type) {
        return type == Collection.class ? ALL : CARRIERS.get(type);
    }

    /// The tasks of `invokeAll` and `invokeAny`; elements that are no callables stay as they are.
    static Collection<?> carryAll(@Nullable Collection<?> tasks) {
        if (tasks == null) {
            throw new NullPointerException("tasks");
        }
        return tasks.stream()
                .map(each -> each instanceof Callable<?> task ? Origin.carry(task) : each)
                .toList();
    }

    private static MethodHandle find(Class<?> in, String name, Class<?> type) {
        try {
            return MethodHandles.lookup().findStatic(in, name, MethodType.methodType(type, type));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + name + " for " + type, e);
        }
    }
}
