package jawait.kernel.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands at the cursor.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#introspection">spec</a>
public interface Inspect {
    /// `inspect_request`.
    ///
    /// @param cursor in code points; null means the end
    /// @param detailed true for all there is to say
    record Request(String code, @Nullable Integer cursor, boolean detailed) implements FromClient {
        static Request read(Fields fields) throws WireException {
            return new Request(fields.text("code"), fields.number("cursor_pos"), fields.number("detail_level", 0) > 0);
        }
    }

    /// `inspect_reply`.
    ///
    /// @param data the description by MIME type, empty when nothing was found
    record Reply(Map<String, Object> data, Map<String, Object> metadata) implements ToClient {
        @Override
        public String type() {
            return "inspect_reply";
        }

        @Override
        public Map<String, ?> content() {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("status", "ok");
            tree.put("found", !data.isEmpty());
            tree.put("data", data);
            tree.put("metadata", metadata);
            return tree;
        }
    }
}
