package jawait.kernel.wire;

import java.util.Map;

/// Stopping what runs.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-interrupt">spec</a>
public interface Interrupt {
    /// `interrupt_request`.
    record Request() implements FromClient {}

    /// `interrupt_reply`: the request was passed on.
    record Reply() implements ToClient {
        @Override
        public String type() {
            return "interrupt_reply";
        }

        @Override
        public Map<String, ?> content() {
            return Map.of("status", "ok");
        }
    }
}
