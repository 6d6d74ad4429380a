package jawait.kernel.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/// Which ports the kernel listens on. Deprecated, and still asked by old clients.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#connect">spec</a>
public interface Connect {
    /// `connect_request`.
    record Request() implements FromClient {}

    /// `connect_reply`: port by name, `shell_port` and so on.
    record Reply(Map<String, Integer> ports) implements ToClient {
        @Override
        public String type() {
            return "connect_reply";
        }

        @Override
        public Map<String, ?> content() {
            var tree = new LinkedHashMap<String, Object>(ports);
            tree.put("status", "ok");
            return tree;
        }
    }
}
