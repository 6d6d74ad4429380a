package jawait.display;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jawait.Fn;
import jawait.display.spi.Renderers;
import jawait.display.text.Plain;
import org.jspecify.annotations.Nullable;

/// Who shows which type. Any thread may ask and register.
final class Registry implements Renderers.Registry {
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            float.class, Float.class,
            boolean.class, Boolean.class,
            char.class, Character.class,
            byte.class, Byte.class,
            short.class, Short.class);

    private final Map<Class<?>, Renderer> renderers = new ConcurrentHashMap<>();

    /// @param type what it was registered for
    record Renderer(Class<?> type, Fn<Object, ? extends @Nullable Object> how) {
        String name() {
            return "the renderer for " + Plain.name(type);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // it is only given values of that type
    public <T> void register(Class<T> type, Fn<? super T, ?> renderer) {
        Objects.requireNonNull(type, "register: the type is null");
        Objects.requireNonNull(renderer, "register: the renderer is null");
        var box = BOXES.getOrDefault(type, type);
        renderers.put(box, new Renderer(box, (Fn<Object, ?>) renderer));
    }

    boolean unregister(Class<?> type) {
        return renderers.remove(BOXES.getOrDefault(type, type)) != null;
    }

    Optional<Renderer> ofObject() {
        return Optional.ofNullable(renderers.get(Object.class));
    }

    void clear() {
        renderers.clear();
    }

    /// The nearest renderer for values of a class: the one for the type that is the fewest steps up, a
    /// class before an interface and a subtype before what it extends; `Object` is the last of all.
    ///
    /// @param but those that have had their turn
    @Nullable
    Renderer find(Class<?> of, Set<Renderer> but) {
        if (renderers.isEmpty()) {
            return null;
        }
        Renderer nearest = null;
        for (var type : supertypes(of)) {
            var found = renderers.get(type);
            if (found != null
                    && !but.contains(found)
                    && (nearest == null || nearest.type != found.type && nearest.type.isAssignableFrom(found.type))) {
                nearest = found;
            }
        }
        return nearest;
    }

    /// All types that a value of this class has, from near to far.
    static Set<Class<?>> supertypes(Class<?> of) {
        var found = new LinkedHashSet<Class<?>>();
        var next = new ArrayDeque<Class<?>>();
        next.add(of);
        while (!next.isEmpty()) {
            var type = next.remove();
            if (type != Object.class && found.add(type)) {
                var above = type.getSuperclass();
                if (above != null) {
                    next.add(above);
                }
                next.addAll(List.of(type.getInterfaces()));
            }
        }
        found.add(Object.class);
        return found;
    }
}
