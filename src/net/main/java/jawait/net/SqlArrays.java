package jawait.net;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Lists as PostgreSQL writes arrays: `{1,NULL,"a \"quoted\" text"}`.
///
/// Arrays of texts are sent without a type, so that the server takes them for arrays of whatever the place
/// wants.
final class SqlArrays {
    private final StringBuilder text = new StringBuilder();
    private final TreeSet<String> types = new TreeSet<>();
    private final String which;

    private SqlArrays(String which) {
        this.which = which;
    }

    /// What the driver takes for such a list; lists in it are further dimensions.
    static Object typed(List<? extends @Nullable Object> items, String which) {
        var array = new SqlArrays(which);
        array.add(items);
        String literal = array.text.toString();
        String type = array.type();
        return type.isEmpty() ? literal : SqlArguments.typed("_" + type, literal);
    }

    /// Such a list, written out.
    static String text(List<? extends @Nullable Object> items, String which) {
        var array = new SqlArrays(which);
        array.add(items);
        return array.text.toString();
    }

    /// Numbers of several kinds go together; so does a text, which may be anything, with itself only.
    private String type() {
        if (types.size() <= 1) {
            return types.isEmpty() ? "" : types.first();
        }
        for (String numeric : List.of("float8", "float4", "numeric", "int8", "int4", "int2")) {
            if (types.contains(numeric)
                    && List.of("float8", "float4", "numeric", "int8", "int4", "int2")
                            .containsAll(types)) {
                return numeric;
            }
        }
        throw new IllegalArgumentException(
                which + " is a list of items of several types: " + String.join(", ", types) + "; an array has one");
    }

    private void add(List<? extends @Nullable Object> items) {
        text.append('{');
        for (int i = 0; i < items.size(); i++) {
            text.append(i == 0 ? "" : ",");
            addItem(items.get(i));
        }
        text.append('}');
    }

    private void addItem(@Nullable Object item) {
        switch (item) {
            case null -> text.append("NULL");
            case Collection<?> nested -> add(new ArrayList<>(nested));
            case Object array
            when array.getClass().isArray() && !(array instanceof byte[]) -> add(SqlArguments.list(array));
            default -> {
                Map.Entry<String, String> typed = SqlArguments.item(item, which);
                types.add(typed.getKey());
                quote(typed.getValue());
            }
        }
    }

    private void quote(String item) {
        text.append('"')
                .append(item.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }
}
