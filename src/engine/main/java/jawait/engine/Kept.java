package jawait.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import jawait.Coroutine;
import org.jspecify.annotations.Nullable;

/// Looks for objects that a session still holds: coroutines, which may be awaited later; objects of a class that was
/// replaced. Runs no user code: it reads the fields
/// of everything that is not the JDK's, and of the JDK's only its containers.
final class Kept {
    /// Who holds more than this is not searched through.
    private static final int MOST = 50_000;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> todo = new ArrayDeque<>();
    private final List<Object> found = new ArrayList<>();
    private final Predicate<Object> wanted;

    private Kept(Predicate<Object> wanted) {
        this.wanted = wanted;
    }

    /// The coroutines that can be reached from `roots`; nothing when there is too much to search.
    static Optional<List<Coroutine<?>>> coroutines(Collection<?> roots) {
        var kept = new Kept(Coroutine.class::isInstance);
        roots.forEach(kept::meet);
        return kept.search(Integer.MAX_VALUE)
                ? Optional.of(kept.found.stream()
                        .<Coroutine<?>>map(Coroutine.class::cast)
                        .toList())
                : Optional.empty();
    }

    /// The first object found that is wanted, among those that can be reached from `root`; nothing as well when there
    /// is too much to search.
    static Optional<Object> first(@Nullable Object root, Predicate<Object> wanted) {
        var kept = new Kept(wanted);
        kept.meet(root);
        kept.search(1);
        return kept.found.stream().findFirst();
    }

    /// Searches until so many are found.
    ///
    /// @return false when there is too much to search
    private boolean search(int enough) {
        while (!todo.isEmpty() && found.size() < enough) {
            if (seen.size() > MOST) {
                return false;
            }
            Object next = todo.pop();
            if (wanted.test(next)) {
                found.add(next);
            } else {
                open(next);
            }
        }
        return true;
    }

    private void meet(@Nullable Object object) {
        if (object != null && !object.getClass().isPrimitive() && !(object instanceof String) && seen.add(object)) {
            todo.push(object);
        }
    }

    private void open(Object object) {
        try {
            boolean jdk = object.getClass().getClassLoader() == null;
            switch (object) {
                case Object[] array -> Arrays.asList(array).forEach(this::meet);
                case Collection<?> many
                when jdk -> Arrays.asList(many.toArray()).forEach(this::meet);
                case Map<?, ?> map
                when jdk ->
                    map.forEach((key, value) -> {
                        meet(key);
                        meet(value);
                    });
                case Map.Entry<?, ?> entry when jdk -> meet(entry.getValue());
                case Optional<?> optional -> optional.ifPresent(this::meet);
                case AtomicReference<?> reference -> meet(reference.get());
                default -> fields(object.getClass(), object);
            }
        } catch (RuntimeException e) {
            // Somebody changes it meanwhile, or it is closed to us: what it holds is not found.
            return;
        }
    }

    private void fields(Class<?> type, Object object) {
        for (Class<?> each = type; each != null && each.getClassLoader() != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    meet(value(field, object));
                }
            }
        }
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            return null;
        }
    }
}
