package jawait.kernel.wire;

import java.util.Map;

/// Which comms are open.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#comm-info">spec</a>
public interface CommInfo {
    /// `comm_info_request`.
    ///
    /// @param target only comms of this target; empty for all
    record Request(String target) implements FromClient {}

    /// `comm_info_reply`.
    ///
    /// @param comms target name by comm id
    record Reply(Map<String, String> comms) implements ToClient {
        @Override
        public String type() {
            return "comm_info_reply";
        }

        @Override
        public Map<String, ?> content() {
            var tree = new java.util.LinkedHashMap<String, Object>();
            comms.forEach((id, target) -> tree.put(id, Map.of("target_name", target)));
            return Map.of("status", "ok", "comms", tree);
        }
    }
}
