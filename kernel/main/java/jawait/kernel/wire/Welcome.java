package jawait.kernel.wire;

import java.util.Map;

/// The first message a subscriber sees: from now on nothing is missed.
///
/// @param subscription the topic subscribed to, empty for everything
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#welcome-message">spec</a>
public record Welcome(String subscription) implements ToClient {
    @Override
    public String type() {
        return "iopub_welcome";
    }

    @Override
    public Map<String, ?> content() {
        return Map.of("subscription", subscription);
    }
}
