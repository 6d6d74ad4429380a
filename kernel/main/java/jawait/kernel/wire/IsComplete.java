package jawait.kernel.wire;

import java.util.Map;

/// Whether a text can be run as it is.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#code-completeness">spec</a>
public interface IsComplete {
    /// `is_complete_request`.
    record Request(String code) implements FromClient {}

    /// `is_complete_reply`.
    ///
    /// @param status `complete`, `incomplete` or `invalid`
    /// @param indent what the next line begins with, when incomplete
    record Reply(String status, String indent) implements ToClient {
        @Override
        public String type() {
            return "is_complete_reply";
        }

        @Override
        public Map<String, ?> content() {
            return status.equals("incomplete") ? Map.of("status", status, "indent", indent) : Map.of("status", status);
        }
    }
}
