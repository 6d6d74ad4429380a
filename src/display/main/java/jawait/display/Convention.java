package jawait.display;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Classes that say how they are shown without knowing us: by a method `toMimeBundle()` that gives a
/// [MimeBundle] or a map of MIME types.
final class Convention {
    private static final ClassValue<Optional<Method>> METHODS = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            return search(type);
        }
    };

    private Convention() {}

    static @Nullable Method of(Class<?> type) {
        return METHODS.get(type).orElse(null);
    }

    private static Optional<Method> search(Class<?> type) {
        if (type.getClassLoader() == null) {
            return Optional.empty();
        }
        for (var each : Registry.supertypes(type)) {
            try {
                var method = each.getDeclaredMethod("toMimeBundle");
                if (isOne(method) && method.trySetAccessible()) {
                    return Optional.of(method);
                }
            } catch (NoSuchMethodException | LinkageError e) {
                // the next one may have it
            }
        }
        return Optional.empty();
    }

    private static boolean isOne(Method method) {
        return !Modifier.isStatic(method.getModifiers())
                && !Modifier.isPrivate(method.getModifiers())
                && (MimeBundle.class.isAssignableFrom(method.getReturnType())
                        || Map.class.isAssignableFrom(method.getReturnType()));
    }
}
