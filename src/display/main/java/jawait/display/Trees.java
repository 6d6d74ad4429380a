package jawait.display;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values as trees of `Map`, `List`, `String`, `Number`, `Boolean` and null, which front ends write as
/// JSON.
final class Trees {
    private static final int DEEPEST = 100;

    private final Set<Object> within = Collections.newSetFromMap(new IdentityHashMap<>());

    private Trees() {}

    /// The tree. Records become maps, arrays and other collections lists, numbers that JSON lacks null,
    /// anything else its text. What contains itself is cut with a text that says so.
    static @Nullable Object of(@Nullable Object value) {
        return new Trees().tree(value);
    }

    private @Nullable Object tree(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case Double number -> Double.isFinite(number) ? number : null;
            case Float number -> Float.isFinite(number) ? number : null;
            case Number number -> number;
            case Map<?, ?> map -> inside(map, () -> map(map));
            case Iterable<?> list when !(list instanceof java.nio.file.Path) -> inside(list, () -> list(list));
            case Record row -> inside(row, () -> record(row));
            default -> value.getClass().isArray() ? inside(value, () -> array(value)) : Render.text(value);
        };
    }

    private @Nullable Object inside(Object value, java.util.function.Supplier<Object> branch) {
        if (within.size() >= DEEPEST || !within.add(value)) {
            return "(contains itself)";
        }
        try {
            return branch.get();
        } finally {
            within.remove(value);
        }
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> tree.put(Render.text(key), tree(value)));
        return tree;
    }

    private List<@Nullable Object> list(Iterable<?> list) {
        var tree = new ArrayList<@Nullable Object>();
        list.forEach(each -> tree.add(tree(each)));
        return tree;
    }

    private List<@Nullable Object> array(Object array) {
        var tree = new ArrayList<@Nullable Object>();
        for (int i = 0; i < Array.getLength(array); i++) {
            tree.add(tree(Array.get(array, i)));
        }
        return tree;
    }

    private Map<String, @Nullable Object> record(Record row) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        for (var part : row.getClass().getRecordComponents()) {
            try {
                var accessor = part.getAccessor();
                accessor.setAccessible(true);
                tree.put(part.getName(), tree(accessor.invoke(row)));
            } catch (InvocationTargetException e) {
                throw Asking.<RuntimeException>sneaky(e.getCause() == null ? e : e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return tree;
    }
}
