package jawait.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Where [Timed.Sink#consume(Object)] puts values. Opaque writes, because the compiler may drop none of them: comparing
/// with a volatile is not enough, an object that is only compared is never even made.
final class Consumed {
    private static final VarHandle OBJECT;
    private static final VarHandle NUMBER;

    @SuppressWarnings("unused")
    private static @Nullable Object object;

    @SuppressWarnings("unused")
    private static long number;

    static {
        try {
            var lookup = MethodHandles.lookup();
            OBJECT = lookup.findStaticVarHandle(Consumed.class, "object", Object.class);
            NUMBER = lookup.findStaticVarHandle(Consumed.class, "number", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Consumed() {}

    static void put(@Nullable Object value) {
        OBJECT.setOpaque(value);
    }

    static void put(long value) {
        NUMBER.setOpaque(value);
    }
}
