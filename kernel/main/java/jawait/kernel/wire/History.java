package jawait.kernel.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was run before.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#history">spec</a>
public interface History {
    /// `history_request`.
    ///
    /// @param access `tail`, `range` or `search`
    /// @param count at most so many, the newest; null for all
    record Request(
            String access,
            boolean output,
            int session,
            int start,
            @Nullable Integer stop,
            @Nullable Integer count,
            String pattern,
            boolean unique)
            implements FromClient {
        static Request read(Fields fields) throws WireException {
            return new Request(
                    fields.text("hist_access_type", "tail"),
                    fields.flag("output", false),
                    fields.number("session", 0),
                    fields.number("start", 0),
                    fields.number("stop"),
                    fields.number("n"),
                    fields.text("pattern", "*"),
                    fields.flag("unique", false));
        }
    }

    /// `history_reply`: rows of session, line and input (or the pair of input and output).
    record Reply(List<List<Object>> rows) implements ToClient {
        @Override
        public String type() {
            return "history_reply";
        }

        @Override
        public Map<String, ?> content() {
            return Map.of("status", "ok", "history", rows);
        }
    }
}
