package jawait.kernel.wire;

import java.util.Map;

/// Ending the kernel.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-shutdown">spec</a>
public interface Shutdown {
    /// `shutdown_request`.
    ///
    /// @param restart true when another kernel will follow
    record Request(boolean restart) implements FromClient {}

    /// `shutdown_reply`, to the asker and to everybody.
    record Reply(boolean restart) implements ToClient {
        @Override
        public String type() {
            return "shutdown_reply";
        }

        @Override
        public Map<String, ?> content() {
            return Map.of("status", "ok", "restart", restart);
        }
    }
}
