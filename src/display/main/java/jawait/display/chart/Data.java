package jawait.display.chart;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What is to be drawn, as columns with names. Arrays and collections are copied, what they hold is not.
///
/// @param columns all of one size
/// @param implied whether the names are ours, since the data has none: numbers alone have no fields to
///     choose from
/// @param split the name of the column that tells series apart by itself; empty when none does
public record Data(List<Column> columns, boolean implied, String split) {
    /// More rows of a stream are not read: it may have no end.
    public static final int LONGEST = 5_000_000;

    private static final int ROWS_THAT_NAME_FIELDS = 1000;

    Data(List<Column> columns, boolean implied) {
        this(columns, implied, "");
    }

    /// Reads data for a kind of chart.
    ///
    /// @throws IllegalArgumentException when it is of a kind that nobody can draw; says which can be
    public static Data of(Kind kind, Object data) {
        return switch (data) {
            case Map<?, ?> map -> ofMap(kind, map);
            case Collection<?> rows -> ofRows(kind, rows.toArray());
            case BaseStream<?, ?> stream -> ofRows(kind, read(stream));
            case Iterable<?> rows ->
                ofRows(
                        kind,
                        StreamSupport.stream(rows.spliterator(), false)
                                .limit(LONGEST)
                                .toArray());
            default -> {
                if (!data.getClass().isArray()) {
                    throw new IllegalArgumentException(
                            "Chart." + kind.word() + ": expected numbers (an array, a list), "
                                    + "a map, records or maps in a collection, or the path of a CSV or JSON file; found a "
                                    + data.getClass().getSimpleName());
                }
                yield ofRows(kind, elements(data));
            }
        };
    }

    /// Values against others, one by one.
    ///
    /// @throws IllegalArgumentException when they are not equally many
    public static Data of(Kind kind, Object x, Object y) {
        Column across = of(kind, x).only(kind), up = of(kind, y).only(kind);
        if (across.size() != up.size()) {
            throw new IllegalArgumentException(
                    "Chart." + kind.word() + ": expected as many x as y, found " + across.size() + " and " + up.size());
        }
        return new Data(List.of(across.as("x"), up.as("y")), false);
    }

    private Column only(Kind kind) {
        if (columns.size() != 1) {
            throw new IllegalArgumentException(
                    "Chart." + kind.word() + "(x, y): each is to be numbers, an array or a list");
        }
        return columns.getFirst();
    }

    /// How many rows there are.
    public int size() {
        return columns.isEmpty() ? 0 : columns.getFirst().size();
    }

    /// The names of the columns.
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /// The column of a name.
    ///
    /// @throws IllegalArgumentException when there is none; says which there are
    public Column column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field \"" + name + "\" in the data: "
                        + (implied ? "numbers alone have no fields" : "there are " + String.join(", ", names()))));
    }

    private static Object[] read(BaseStream<?, ?> stream) {
        try (stream) {
            var read = new ArrayList<@Nullable Object>();
            for (var each = stream.iterator(); read.size() < LONGEST && each.hasNext(); ) {
                read.add(each.next());
            }
            return read.toArray();
        }
    }

    private static @Nullable Object[] elements(Object array) {
        return array instanceof Object[] objects
                ? objects.clone()
                : IntStream.range(0, Array.getLength(array))
                        .mapToObj(i -> Array.get(array, i))
                        .toArray();
    }

    private static Data ofMap(Kind kind, Map<?, ?> map) {
        Object[] keys = map.keySet().toArray();
        @Nullable Object[] values = new @Nullable Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            values[i] = map.get(keys[i]);
        }
        if (isMany(values)) {
            return Matrix.of(
                    kind, values, List.of(keys).stream().map(String::valueOf).toList());
        }
        Data under = ofRows(kind, values);
        var columns = new ArrayList<Column>();
        columns.add(Column.of("key", keys));
        columns.addAll(under.columns);
        return new Data(columns, under.implied && columns.size() > 2);
    }

    private static Data ofRows(Kind kind, @Nullable Object[] rows) {
        Object first = first(rows);
        return switch (first) {
            case null -> new Data(List.of(Column.of("value", rows)), true);
            case Record record -> ofRecords(record.getClass(), rows);
            case Map.Entry<?, ?> _ ->
                new Data(
                        List.of(
                                Column.of("key", rows, row -> ((Map.Entry<?, ?>) row).getKey()),
                                Column.of("value", rows, row -> ((Map.Entry<?, ?>) row).getValue())),
                        false);
            case Map<?, ?> _ -> ofMaps(rows);
            default ->
                isMany(rows) ? Matrix.of(kind, rows, List.of()) : new Data(List.of(Column.of("value", rows)), true);
        };
    }

    private static @Nullable Object first(@Nullable Object[] rows) {
        for (Object row : rows) {
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private static boolean isMany(@Nullable Object[] rows) {
        Object first = first(rows);
        return first instanceof Collection<?>
                || first != null && first.getClass().isArray();
    }

    /// The elements of a row that is an array or a collection; none of anything else.
    static @Nullable Object[] within(@Nullable Object row) {
        return switch (row) {
            case Collection<?> many -> many.toArray();
            case null -> new Object[0];
            default -> row.getClass().isArray() ? elements(row) : new Object[0];
        };
    }

    private static Data ofRecords(Class<?> type, @Nullable Object[] rows) {
        var columns = new ArrayList<Column>();
        for (var component : type.getRecordComponents()) {
            columns.add(Column.of(component.getName(), rows, accessor(type, component)));
        }
        return new Data(columns, false);
    }

    /// Gives null for what is no record of the type: a sealed family's rows have not all the same fields.
    private static Function<Object, @Nullable Object> accessor(Class<?> type, RecordComponent component) {
        var accessor = component.getAccessor();
        accessor.setAccessible(true); // a record of a cell or a test may be private
        return row -> {
            try {
                return type.isInstance(row) ? accessor.invoke(row) : null;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the field " + component.getName() + " could not be read", e);
            }
        };
    }

    private static Data ofMaps(@Nullable Object[] rows) {
        var names = new LinkedHashSet<Object>();
        for (int i = 0; i < Math.min(rows.length, ROWS_THAT_NAME_FIELDS); i++) {
            if (rows[i] instanceof Map<?, ?> row) {
                names.addAll(row.keySet());
            }
        }
        return new Data(
                names.stream()
                        .map(name -> Column.of(
                                String.valueOf(name), rows, row -> row instanceof Map<?, ?> map ? map.get(name) : null))
                        .toList(),
                false);
    }
}
