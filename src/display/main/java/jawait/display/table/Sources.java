package jawait.display.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/// What can be a table.
public final class Sources {
    private static final int MOST_NODES = 1_000_000;

    private Sources() {}

    /// The rows of whatever has some.
    ///
    /// @throws IllegalArgumentException when it has none, or they cannot be read
    public static Source of(@Nullable Object data) {
        return switch (data) {
            case Collection<?> rows -> Source.of(rows);
            case Map<?, ?> map -> Source.of(map);
            case Path file -> JsonFile.is(file) ? of(JsonFile.rows(file)) : Csv.of(file);
            case BaseStream<?, ?> stream -> Source.of(stream.iterator(), "the stream is used up");
            case Iterator<?> rows -> Source.of(rows, "the iterator has moved on");
            case null -> throw wrong("null");
            default -> other(data);
        };
    }

    private static Source other(Object data) {
        if (data.getClass().isArray()) {
            return Source.ofArray(data);
        }
        if (is(data, JsonNodes.TYPES)) {
            return of(ofTree(JsonNodes.tree(data, MOST_NODES)));
        }
        if (is(data, "java.sql.ResultSet")) {
            return SqlRows.of(data);
        }
        if (is(data, ForeignFrame.TYPE)) {
            return ForeignFrame.of(data);
        }
        if (data instanceof Iterable<?> rows) {
            return Source.of(rows);
        }
        if (data.getClass().isRecord()) {
            return Source.of(List.of(data));
        }
        throw wrong("a " + data.getClass().getName());
    }

    /// A tree, or the one row that a value makes.
    static Object ofTree(@Nullable Object tree) {
        return tree instanceof Collection<?> || tree instanceof Map<?, ?> ? tree : List.of(String.valueOf(tree));
    }

    private static IllegalArgumentException wrong(String found) {
        return new IllegalArgumentException("expected what has rows: a collection, array, map, stream, iterator, "
                + "ResultSet, the path of a CSV or JSON file, JSON or a data frame; found " + found);
    }

    /// Data as Java's own collections, for who wants more of it than a table: the rows of a CSV file, a `ResultSet` or
    /// a data frame as maps from the names of the columns, JSON as lists and maps; anything else as it is.
    ///
    /// @param most so many rows are read at most
    /// @throws IllegalArgumentException when it cannot be read
    public static Object plain(Object data, int most) {
        if (data instanceof Path file) {
            return JsonFile.is(file) ? JsonFile.rows(file) : maps(Csv.of(file), most);
        }
        if (is(data, JsonNodes.TYPES)) {
            return ofTree(JsonNodes.tree(data, MOST_NODES));
        }
        return is(data, "java.sql.ResultSet") || is(data, ForeignFrame.TYPE) ? maps(other(data), most) : data;
    }

    private static List<Map<String, @Nullable Object>> maps(Source source, int most) {
        var maps = new ArrayList<Map<String, @Nullable Object>>();
        var rows = source.rows().get();
        while (maps.size() < most && rows.hasNext()) {
            var cells = source.shape().cells().apply(rows.next());
            var map = new LinkedHashMap<String, @Nullable Object>();
            for (int i = 0; i < cells.size(); i++) {
                map.put(source.shape().columns().get(i).name(), cells.get(i));
            }
            maps.add(map);
        }
        return maps;
    }

    /// A CSV file.
    ///
    /// @throws java.io.UncheckedIOException when it cannot be read
    public static Source csv(Path file) {
        return Csv.of(file);
    }

    /// The text of a CSV file.
    public static Source csv(String text) {
        return Csv.of(text);
    }

    /// The rows of a value that is shown as a table also when nobody asks for one: a collection or an array
    /// of records of one kind or of maps with the same keys, or a map of such. Null for any other.
    public static @Nullable Source obvious(Object value) {
        Iterator<?> some = switch (value) {
            case Collection<?> rows -> rows.iterator();
            case Map<?, ?> map -> map.values().iterator();
            case Object[] rows -> Arrays.asList(rows).iterator();
            default -> List.of().iterator();
        };
        return areRows(some) ? of(value) : null;
    }

    private static boolean areRows(Iterator<?> some) {
        Object first = null;
        for (int i = 0; i < Source.SAMPLE && some.hasNext(); i++) {
            Object each = some.next();
            if (each == null) {
                continue;
            }
            first = first == null ? each : first;
            if (!alike(first, each)) {
                return false;
            }
        }
        return first != null;
    }

    /// Outcomes are records, but of more than one kind by nature: a table of the one that all happen to be
    /// would be odd.
    private static boolean alike(Object first, Object each) {
        if (first.getClass().isRecord()) {
            return each.getClass() == first.getClass()
                    && first.getClass().getRecordComponents().length > 0
                    && !first.getClass().getPackageName().equals("jawait");
        }
        return first instanceof Map<?, ?> one
                && each instanceof Map<?, ?> other
                && !one.isEmpty()
                && one.keySet().stream().allMatch(String.class::isInstance)
                && Objects.equals(one.keySet(), other.keySet());
    }

    /// Whether the value is a two-dimensional array with rows of the same length.
    public static boolean isGrid(Object value) {
        if (!(value instanceof Object[] rows)
                || rows.length == 0
                || !value.getClass().getComponentType().isArray()) {
            return false;
        }
        int width = rows[0] == null ? 0 : java.lang.reflect.Array.getLength(rows[0]);
        return width > 0
                && Arrays.stream(rows)
                        .limit(Source.SAMPLE)
                        .allMatch(row -> row != null && java.lang.reflect.Array.getLength(row) == width);
    }

    /// Whether a value has a type of one of these names.
    public static boolean is(Object value, Collection<String> names) {
        return names.stream().anyMatch(name -> is(value, name));
    }

    /// Whether a value has a type of this name, without loading that type.
    public static boolean is(Object value, String name) {
        return is(value.getClass(), name);
    }

    private static boolean is(@Nullable Class<?> type, String name) {
        if (type == null) {
            return false;
        }
        return type.getName().equals(name)
                || is(type.getSuperclass(), name)
                || Arrays.stream(type.getInterfaces()).anyMatch(each -> is(each, name));
    }
}
