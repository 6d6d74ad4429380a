package jawait.net;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows as users give them: their values, their columns, and how COPY writes them.
final class SqlCopyText {
    private SqlCopyText() {}

    /// The values of a row: of a list, an array, a record, or the only one.
    static List<@Nullable Object> items(@Nullable Object row) {
        return switch (row) {
            case Collection<?> items -> new ArrayList<>(items);
            case Object[] items -> Arrays.asList(items);
            case Record fields -> values(fields);
            case Map<?, ?> map -> new ArrayList<>(map.values());
            case Object array when array.getClass().isArray() && !(array instanceof byte[]) -> SqlArguments.list(array);
            case null, default -> {
                List<@Nullable Object> alone = new ArrayList<>();
                alone.add(row);
                yield alone;
            }
        };
    }

    private static List<@Nullable Object> values(Record row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                values.add(accessor.invoke(row));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }

    /// The names of its columns; none when it has only their order.
    static List<String> columns(Object row) {
        return switch (row) {
            case Map<?, ?> map -> map.keySet().stream().map(String::valueOf).toList();
            case Record fields ->
                Stream.of(fields.getClass().getRecordComponents())
                        .map(component -> SqlNames.snake(component.getName()))
                        .toList();
            default -> List.of();
        };
    }

    /// Appends a row in COPY's text format.
    static void append(StringBuilder text, List<? extends @Nullable Object> values, String which) {
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : "\t");
            Object value = values.get(i);
            String plain = value == null ? null : SqlArguments.text(value, which + ", value " + (i + 1));
            if (plain == null) {
                text.append("\\N");
            } else {
                escape(text, plain);
            }
        }
        text.append('\n');
    }

    private static void escape(StringBuilder text, String plain) {
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
    }
}
