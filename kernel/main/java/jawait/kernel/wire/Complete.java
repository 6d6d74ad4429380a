package jawait.kernel.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What could be typed at the cursor. Positions on the wire are Unicode code points.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#completion">spec</a>
public interface Complete {
    /// `complete_request`.
    ///
    /// @param cursor in code points; null means the end
    record Request(String code, @Nullable Integer cursor) implements FromClient {
        static Request read(Fields fields) throws WireException {
            return new Request(fields.text("code"), fields.number("cursor_pos"));
        }
    }

    /// One suggestion with what clients draw beside it.
    record Match(String text, String type, String signature) {}

    /// `complete_reply`.
    record Reply(int start, int end, List<Match> matches) implements ToClient {
        @Override
        public String type() {
            return "complete_reply";
        }

        @Override
        public Map<String, ?> content() {
            var types = new ArrayList<Map<String, Object>>();
            for (var match : matches) {
                types.add(Map.of(
                        "text", match.text,
                        "type", match.type,
                        "start", start,
                        "end", end,
                        "signature", match.signature));
            }
            var tree = new LinkedHashMap<String, Object>();
            tree.put("status", "ok");
            tree.put("matches", matches.stream().map(Match::text).toList());
            tree.put("cursor_start", start);
            tree.put("cursor_end", end);
            tree.put("metadata", Map.of("_jupyter_types_experimental", types));
            return tree;
        }
    }
}
