package jawait.kernel.wire;

import java.util.Map;

/// Asking the user for a line.
///
/// @see <a
/// href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#messages-on-the-stdin-router-dealer-channel">spec</a>
public interface Input {
    /// `input_request`, from us.
    record Request(String prompt, boolean secret) implements ToClient {
        @Override
        public String type() {
            return "input_request";
        }

        @Override
        public Map<String, ?> content() {
            return Map.of("prompt", prompt, "password", secret);
        }
    }

    /// `input_reply`, from the client.
    record Reply(String value) implements FromClient {}
}
