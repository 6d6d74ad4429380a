package jawait.display.table;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import jawait.display.text.Plain;
import jawait.runtime.StopSignal;
import org.jspecify.annotations.Nullable;

/// How rows are cut into cells.
///
/// @param cells the cells of a row, as many as there are columns; a row of another kind is one cell
public record Shape(List<Column> columns, Function<@Nullable Object, List<@Nullable Object>> cells) {
    private static final int MOST_KEYS = 1000;

    /// How rows of which these are some are cut. What is neither a record, a map, an entry of a map nor an
    /// array is one cell.
    static Shape of(List<? extends @Nullable Object> some) {
        var known = some.stream().filter(Objects::nonNull).toList();
        if (!known.isEmpty()) {
            var first = known.getFirst();
            if (first.getClass().isRecord() && known.stream().allMatch(each -> each.getClass() == first.getClass())) {
                return records(first.getClass());
            }
            if (known.stream().allMatch(Map.class::isInstance)) {
                return maps(known);
            }
            if (known.stream().allMatch(Map.Entry.class::isInstance)) {
                return entries(known);
            }
            if (known.stream().allMatch(each -> each.getClass().isArray())) {
                return arrays(known);
            }
        }
        return new Shape(List.of(Column.of("value", known)), Shape::single);
    }

    private static List<@Nullable Object> single(@Nullable Object row) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row);
        return cells;
    }

    /// Rows that are lists of cells already.
    static Shape ready(List<Column> columns) {
        return new Shape(
                columns,
                row -> fitted(
                        row instanceof List<?> cells ? new ArrayList<@Nullable Object>(cells) : single(row),
                        columns.size()));
    }

    static Shape records(Class<?> type) {
        var parts = type.getRecordComponents();
        var columns = Arrays.stream(parts)
                .map(part -> Column.of(part.getName(), part.getType()))
                .toList();
        var accessors = Arrays.stream(parts).map(Shape::accessor).toList();
        return new Shape(columns, row -> {
            if (!type.isInstance(row)) {
                return fitted(row == null ? new ArrayList<@Nullable Object>() : single(row), columns.size());
            }
            var cells = new ArrayList<@Nullable Object>();
            accessors.forEach(accessor -> cells.add(value(accessor, row)));
            return cells;
        });
    }

    private static Method accessor(RecordComponent part) {
        var accessor = part.getAccessor();
        accessor.trySetAccessible();
        return accessor;
    }

    private static @Nullable Object value(Method accessor, Object row) {
        try {
            return accessor.invoke(row);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (StopSignal.isStop(cause) && cause instanceof Error stop) {
                throw stop;
            }
            return "(threw " + Plain.thrown(cause) + ")";
        } catch (IllegalAccessException e) {
            return "(not accessible)";
        }
    }

    private static Shape maps(List<?> some) {
        var keys = new LinkedHashSet<Object>();
        for (var each : some) {
            ((Map<?, ?>) each).keySet().stream().limit(MOST_KEYS).forEach(keys::add);
        }
        var columns = keys.stream()
                .map(key -> Column.of(Plain.line(key, 60), values(some, key)))
                .toList();
        return new Shape(columns, row -> {
            var cells = new ArrayList<@Nullable Object>();
            if (row instanceof Map<?, ?> map) {
                keys.forEach(key -> cells.add(map.get(key)));
            } else if (row != null) {
                cells.add(row);
            }
            return fitted(cells, columns.size());
        });
    }

    private static List<@Nullable Object> values(List<?> maps, Object key) {
        var values = new ArrayList<@Nullable Object>();
        maps.forEach(map -> values.add(((Map<?, ?>) map).get(key)));
        return values;
    }

    /// The key, and the cells of the value.
    private static Shape entries(List<?> some) {
        var keys = new ArrayList<@Nullable Object>();
        var values = new ArrayList<@Nullable Object>();
        for (var each : some) {
            keys.add(((Map.Entry<?, ?>) each).getKey());
            values.add(((Map.Entry<?, ?>) each).getValue());
        }
        Shape right = of(values);
        var columns = new ArrayList<Column>();
        columns.add(Column.of("key", keys));
        columns.addAll(right.columns);
        return new Shape(columns, row -> {
            var cells = new ArrayList<@Nullable Object>();
            if (row instanceof Map.Entry<?, ?> entry) {
                cells.add(entry.getKey());
                cells.addAll(right.cells.apply(entry.getValue()));
            }
            return fitted(cells, columns.size());
        });
    }

    private static Shape arrays(List<?> some) {
        int width = some.stream().mapToInt(Array::getLength).max().orElse(0);
        var columns = IntStream.range(0, Math.min(width, MOST_KEYS))
                .mapToObj(i -> Column.of(
                        String.valueOf(i),
                        some.stream()
                                .filter(row -> i < Array.getLength(row))
                                .map(row -> Array.get(row, i))
                                .toList()))
                .toList();
        return new Shape(columns, row -> {
            var cells = new ArrayList<@Nullable Object>();
            for (int i = 0; row != null && i < Math.min(columns.size(), Array.getLength(row)); i++) {
                cells.add(Array.get(row, i));
            }
            return fitted(cells, columns.size());
        });
    }

    private static List<@Nullable Object> fitted(List<@Nullable Object> cells, int width) {
        var fitted = new ArrayList<@Nullable Object>(cells.subList(0, Math.min(width, cells.size())));
        while (fitted.size() < width) {
            fitted.add("");
        }
        return fitted;
    }
}
