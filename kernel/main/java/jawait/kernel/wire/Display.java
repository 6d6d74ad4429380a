package jawait.kernel.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rich output below a cell.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#display-data">spec</a>
public sealed interface Display extends ToClient {
    /// `display_data`: a new output.
    record Data(
            Map<String, Object> data,
            Map<String, Object> metadata,
            @Nullable String displayId) implements Display {
        @Override
        public String type() {
            return "display_data";
        }

        @Override
        public Map<String, ?> content() {
            return tree(data, metadata, displayId);
        }
    }

    /// `update_display_data`: replaces every output that was shown under the id.
    record Update(Map<String, Object> data, Map<String, Object> metadata, String displayId) implements Display {
        @Override
        public String type() {
            return "update_display_data";
        }

        @Override
        public Map<String, ?> content() {
            return tree(data, metadata, displayId);
        }
    }

    /// `clear_output`: takes away what stands below the cell.
    record Clear(boolean await) implements Display {
        @Override
        public String type() {
            return "clear_output";
        }

        @Override
        public Map<String, ?> content() {
            return Map.of("wait", await);
        }
    }

    /// The fields that all rich outputs share.
    static Map<String, Object> tree(
            Map<String, Object> data, Map<String, Object> metadata, @Nullable String displayId) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("data", data);
        tree.put("metadata", metadata);
        tree.put("transient", displayId == null ? Map.of() : Map.of("display_id", displayId));
        return tree;
    }
}
