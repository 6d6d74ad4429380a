package jawait.kernel.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Requests of the Debug Adapter Protocol. There is no debugger yet; what clients without one ask for as well, the
/// variables, is answered.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#debug-request">spec</a>
public interface Debug {
    /// `debug_request`.
    ///
    /// @param number `seq`, which the reply repeats
    /// @param arguments may be empty
    record Request(int number, String command, Map<String, Object> arguments) implements FromClient {
        static Request read(Fields fields) throws WireException {
            return new Request(fields.number("seq", 0), fields.text("command"), fields.object("arguments"));
        }
    }

    /// `debug_reply`.
    ///
    /// @param body what was asked for; null when it cannot be answered
    /// @param message why it cannot, else empty
    record Reply(Request request, @Nullable Map<String, ?> body, String message) implements ToClient {
        @Override
        public String type() {
            return "debug_reply";
        }

        @Override
        public Map<String, ?> content() {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("type", "response");
            tree.put("seq", request.number);
            tree.put("request_seq", request.number);
            tree.put("success", body != null);
            tree.put("command", request.command);
            tree.put("body", body == null ? Map.of() : body);
            if (body == null) {
                tree.put("message", message);
            }
            return tree;
        }
    }
}
