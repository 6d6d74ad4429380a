package jawait.display.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The JSON of Jackson, 2 or 3, as maps, lists and values; known by its names alone.
public final class JsonNodes {
    /// The names that the type of a node has.
    public static final Set<String> TYPES =
            Set.of("com.fasterxml.jackson.databind.JsonNode", "tools.jackson.databind.JsonNode");

    private JsonNodes() {}

    /// The tree.
    ///
    /// @param most how many values at most; what is beyond is left out
    public static @Nullable Object tree(Object node, int most) {
        return new Walk(most).tree(node);
    }

    private static final class Walk {
        private int left;

        Walk(int left) {
            this.left = left;
        }

        @Nullable
        Object tree(Object node) {
            left--;
            if (is(node, "isObject")) {
                return fields(node);
            }
            if (is(node, "isArray")) {
                List<@Nullable Object> list = new ArrayList<>();
                for (Object each : (Iterable<?>) node) {
                    if (left <= 0) {
                        break;
                    }
                    list.add(tree(each));
                }
                return list;
            }
            return is(node, "isNumber")
                    ? call(node, "numberValue")
                    : is(node, "isBoolean")
                            ? call(node, "booleanValue")
                            : is(node, "isNull") || is(node, "isMissingNode") ? null : text(node);
        }

        private Map<String, @Nullable Object> fields(Object node) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            var entries = (Iterable<?>) call(node, "properties");
            for (Object each : entries == null ? List.of() : entries) {
                if (left <= 0) {
                    break;
                }
                var entry = (Map.Entry<?, ?>) each;
                map.put(String.valueOf(entry.getKey()), tree(entry.getValue()));
            }
            return map;
        }

        private static @Nullable Object text(Object node) {
            return call(node, node.getClass().getName().startsWith("tools.") ? "asString" : "asText");
        }
    }

    private static boolean is(Object node, String method) {
        return Boolean.TRUE.equals(call(node, method));
    }

    private static @Nullable Object call(Object node, String method) {
        try {
            var found = node.getClass().getMethod(method);
            found.trySetAccessible();
            return found.invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the JSON cannot be read: " + e, e);
        }
    }
}
