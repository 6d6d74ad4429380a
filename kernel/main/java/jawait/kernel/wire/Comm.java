package jawait.kernel.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Custom messages between a front end's widget and the kernel, both ways. Buffers are extra frames.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages">spec</a>
public interface Comm {
    /// What a client sends.
    sealed interface FromClientSide extends FromClient {
        /// Which comm.
        String id();

        /// The `data` field.
        Map<String, Object> data();
    }

    /// `comm_open`.
    record Open(String id, String target, Map<String, Object> data) implements FromClientSide {}

    /// `comm_msg`.
    record Message(String id, Map<String, Object> data) implements FromClientSide {}

    /// `comm_close`.
    record Closed(String id, Map<String, Object> data) implements FromClientSide {}

    /// What we send.
    ///
    /// @param verb `open`, `msg` or `close`
    /// @param target only for `open`; else empty
    record Ours(
            String verb, String id, String target, Map<String, ?> data, Map<String, ?> metadata, List<byte[]> buffers)
            implements ToClient {
        @Override
        public String type() {
            return "comm_" + verb;
        }

        @Override
        public Map<String, ?> content() {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("comm_id", id);
            if (!target.isEmpty()) {
                tree.put("target_name", target);
            }
            tree.put("data", data);
            return tree;
        }
    }

    /// `comm_close`, sent by us because nobody here serves the target.
    static Ours refused(String id) {
        return new Ours("close", id, "", Map.of(), Map.of(), List.of());
    }
}
