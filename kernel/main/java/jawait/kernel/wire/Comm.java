package jawait.kernel.wire;

import java.util.Map;

/// Custom messages between a front end's widget and the kernel. No target is known yet: every comm is closed again.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages">spec</a>
public interface Comm {
    /// What a client sends.
    sealed interface FromClientSide extends FromClient {}

    /// `comm_open`.
    record Open(String id, String target) implements FromClientSide {}

    /// `comm_msg`.
    record Message(String id) implements FromClientSide {}

    /// `comm_close`.
    record Closed(String id) implements FromClientSide {}

    /// `comm_close`, sent by us because nobody here serves the target.
    record Refused(String id) implements ToClient {
        @Override
        public String type() {
            return "comm_close";
        }

        @Override
        public Map<String, ?> content() {
            return Map.of("comm_id", id, "data", Map.of());
        }
    }
}
