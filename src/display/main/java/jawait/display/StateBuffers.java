package jawait.display;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A widget's state as it travels: JSON has no bytes, so each `byte[]` is taken out of the tree and goes
/// beside it, with the path of its place.
///
/// @param tree the rest: what was in a map is left out, what was in a list is null
/// @param paths for each buffer the keys and indices that lead to its place
/// @param buffers the bytes
record StateBuffers(Map<String, ?> tree, List<List<Object>> paths, List<byte[]> buffers) {
    /// Takes the bytes out of a tree.
    static StateBuffers split(Map<String, ?> state) {
        var split = new StateBuffers(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        return new StateBuffers(split.map(state, List.of()), split.paths, split.buffers);
    }

    private Map<String, ?> map(Map<?, ?> from, List<Object> path) {
        var kept = new LinkedHashMap<String, @Nullable Object>();
        from.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!isTaken(value, path, name)) {
                kept.put(name, without(value, path, name));
            }
        });
        return kept;
    }

    private List<@Nullable Object> list(List<?> from, List<Object> path) {
        var kept = new ArrayList<@Nullable Object>();
        for (int i = 0; i < from.size(); i++) {
            kept.add(isTaken(from.get(i), path, i) ? null : without(from.get(i), path, i));
        }
        return kept;
    }

    private boolean isTaken(@Nullable Object value, List<Object> path, Object step) {
        if (value instanceof byte[] bytes) {
            paths.add(longer(path, step));
            buffers.add(bytes);
            return true;
        }
        return false;
    }

    private @Nullable Object without(@Nullable Object value, List<Object> path, Object step) {
        return switch (value) {
            case Map<?, ?> inner -> map(inner, longer(path, step));
            case List<?> inner -> list(inner, longer(path, step));
            case null, default -> value;
        };
    }

    private static List<Object> longer(List<Object> path, Object step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    /// Puts the bytes back, and checks nothing but that each path leads somewhere.
    ///
    /// @throws IllegalArgumentException when a path leads nowhere
    static Map<String, @Nullable Object> join(Map<?, ?> tree, List<?> paths, List<byte[]> buffers) {
        var whole = new LinkedHashMap<String, @Nullable Object>();
        tree.forEach((key, value) -> whole.put(String.valueOf(key), copy(value)));
        for (int i = 0; i < Math.min(paths.size(), buffers.size()); i++) {
            put(whole, paths.get(i), buffers.get(i));
        }
        return whole;
    }

    private static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> inner -> join(inner, List.of(), List.of());
            case List<?> inner -> {
                var copied = new ArrayList<@Nullable Object>();
                inner.forEach(each -> copied.add(copy(each)));
                yield copied;
            }
            case null, default -> value;
        };
    }

    @SuppressWarnings("unchecked") // copied just now: maps have names for keys, and everything may be put into them
    private static void put(Map<String, @Nullable Object> whole, @Nullable Object path, byte[] buffer) {
        @Nullable Object place = whole;
        var steps = path instanceof List<?> list ? list : List.of();
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            Object step = steps.get(i);
            if (place instanceof Map<?, ?> map) {
                place = last
                        ? ((Map<String, @Nullable Object>) map).put(String.valueOf(step), buffer)
                        : map.get(String.valueOf(step));
            } else if (place instanceof List<?> list
                    && step instanceof Number index
                    && index.intValue() >= 0
                    && index.intValue() < list.size()) {
                int at = index.intValue();
                place = last ? ((List<@Nullable Object>) list).set(at, buffer) : list.get(at);
            } else {
                throw new IllegalArgumentException("the state has no place for the buffer path " + path);
            }
        }
    }
}
