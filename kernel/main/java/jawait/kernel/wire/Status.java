package jawait.kernel.wire;

import java.util.Locale;
import java.util.Map;

/// What the kernel does right now, for the request in the parent header.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-status">spec</a>
public enum Status implements ToClient {
    /// Sent once, before anything else.
    STARTING,
    /// A request is being answered.
    BUSY,
    /// The request has been answered.
    IDLE;

    @Override
    public String type() {
        return "status";
    }

    @Override
    public Map<String, ?> content() {
        return Map.of("execution_state", name().toLowerCase(Locale.ROOT));
    }
}
