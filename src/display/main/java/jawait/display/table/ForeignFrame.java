package jawait.display.table;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A data frame of [DFLib](https://dflib.org), known by its names alone.
final class ForeignFrame {
    /// The interface that a frame of theirs has.
    static final String TYPE = "org.dflib.DataFrame";

    private ForeignFrame() {}

    /// @throws IllegalArgumentException when it is no frame as we know them
    static Source of(Object frame) {
        var type = type(frame.getClass());
        int height = (int) call(type, frame, "height");
        var index = call(type, frame, "getColumnsIndex");
        String[] names = (String[]) call(index.getClass(), index, "toArray");
        var columns = IntStream.range(0, names.length)
                .mapToObj(column -> Column.of(
                        names[column],
                        IntStream.range(0, Math.min(height, Source.SAMPLE))
                                .mapToObj(row -> cell(type, frame, column, row))
                                .toList()))
                .toList();
        java.util.function.IntFunction<Iterator<List<@Nullable Object>>> from = first -> IntStream.range(first, height)
                .mapToObj(row -> row(type, frame, names.length, row))
                .iterator();
        return new Source(Shape.ready(columns), () -> from.apply(0), height, from, null);
    }

    private static List<@Nullable Object> row(Class<?> type, Object frame, int width, int row) {
        var cells = new ArrayList<@Nullable Object>();
        for (int column = 0; column < width; column++) {
            cells.add(cell(type, frame, column, row));
        }
        return cells;
    }

    private static @Nullable Object cell(Class<?> type, Object frame, int column, int row) {
        try {
            return type.getMethod("get", int.class, int.class).invoke(frame, column, row);
        } catch (ReflectiveOperationException e) {
            throw strange(e);
        }
    }

    private static Object call(Class<?> type, Object target, String method) {
        try {
            var found = type.getMethod(method);
            found.trySetAccessible();
            return found.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw strange(e);
        }
    }

    private static IllegalArgumentException strange(ReflectiveOperationException e) {
        return new IllegalArgumentException(
                "the data frame cannot be read: "
                        + (e instanceof InvocationTargetException thrown ? thrown.getCause() : e),
                e);
    }

    private static Class<?> type(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (var face : each.getInterfaces()) {
                if (face.getName().equals(TYPE)) {
                    return face;
                }
            }
        }
        throw new IllegalArgumentException("expected a " + TYPE + ", found a " + type.getName());
    }
}
