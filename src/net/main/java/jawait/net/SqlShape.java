package jawait.net;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the rows of a result become.
///
/// @param <T> what each row becomes
sealed interface SqlShape<T extends @Nullable Object> {
    /// Reads the rows of one result.
    interface Reader<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    /// Looks at the columns.
    ///
    /// @throws SQLException when they do not fit
    Reader<T> over(List<SqlColumn> columns) throws SQLException;

    /// A map from names of columns to values, in the order of the columns. The values may be null, and the type does
    /// not say so, because cells show it: an annotation in it would be a name that they cannot resolve.
    record Maps() implements SqlShape<Map<String, Object>> {
        @Override
        @SuppressWarnings("NullAway") // see above
        public Reader<Map<String, Object>> over(List<SqlColumn> columns) {
            return row -> {
                Map<String, Object> values = new LinkedHashMap<>();
                for (SqlColumn column : columns) {
                    values.put(column.name(), column.value(row));
                }
                return values;
            };
        }
    }

    /// The value of the first column, or of the only one.
    record Value<T extends @Nullable Object>(Class<T> type, boolean alone) implements SqlShape<T> {
        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // primitive classes included; null where the database has it
        public Reader<T> over(List<SqlColumn> columns) throws SQLException {
            if (columns.isEmpty() || alone && columns.size() > 1) {
                throw SqlFailure.unfit("expected one column for " + type.getSimpleName() + ", found " + names(columns)
                        + "; a record has a component for each");
            }
            var convert = new SqlConvert(columns.getFirst(), type, "the type asked for");
            return row -> (T) convert.read(row);
        }
    }

    /// A record, by the names of its components.
    record Records<T extends @Nullable Object>(Class<T> type) implements SqlShape<T> {
        @Override
        public Reader<T> over(List<SqlColumn> columns) throws SQLException {
            RecordComponent[] components = type.getRecordComponents();
            List<SqlConvert> converts = new ArrayList<>();
            for (RecordComponent component : components) {
                converts.add(new SqlConvert(
                        column(component, columns),
                        component.getGenericType(),
                        "component " + component.getName() + " of " + type.getSimpleName()));
            }
            Constructor<T> constructor = constructor(components);
            return row -> {
                @Nullable Object[] values = new @Nullable Object[converts.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = converts.get(i).read(row);
                }
                return make(constructor, values);
            };
        }

        private SqlColumn column(RecordComponent component, List<SqlColumn> columns) throws SQLException {
            String name = plain(component.getName());
            return columns.stream()
                    .filter(column -> plain(column.name()).equals(name))
                    .findFirst()
                    .orElseThrow(() -> SqlFailure.unfit(type.getSimpleName() + " has a component " + component.getName()
                            + ", and the query gives no column of that name, only " + names(columns)
                            + "; rename one in the SQL: … AS " + SqlNames.snake(component.getName())));
        }

        private static String plain(String name) {
            return name.replace("_", "").toLowerCase(Locale.ROOT);
        }

        private Constructor<T> constructor(RecordComponent[] components) {
            try {
                Class<?>[] types =
                        Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                Constructor<T> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }

        private static <T> T make(Constructor<T> constructor, @Nullable Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                throw DbStop.sneaky(e.getCause() == null ? e : e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String names(List<SqlColumn> columns) {
        return columns.isEmpty()
                ? "none"
                : columns.stream().map(SqlColumn::name).collect(Collectors.joining(", "));
    }

    /// A record for a class of records, else the one column's value.
    static <T> SqlShape<T> of(Class<T> type, String verb) {
        Objects.requireNonNull(type, () -> verb + ": the type is null");
        return type.isRecord() ? new Records<>(type) : new Value<>(type, true);
    }
}
