package jawait.kernel.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Further lines of cells that run beside the main one. They share its variables.
///
/// @see <a href="https://jupyter.org/enhancement-proposals/91-kernel-subshells/kernel-subshells.html">JEP 91</a>
public interface Subshell {
    /// What a client asks for, on control.
    sealed interface Request extends FromClient {}

    /// `create_subshell_request`.
    record Create() implements Request {}

    /// `delete_subshell_request`.
    record Delete(String id) implements Request {}

    /// `list_subshell_request`.
    record ListAll() implements Request {}

    /// `create_subshell_reply`: how requests name it in their header's `subshell_id`.
    record Created(String id) implements Reply {
        @Override
        public String type() {
            return "create_subshell_reply";
        }

        @Override
        public Map<String, ?> fields() {
            return Map.of("subshell_id", id);
        }
    }

    /// `delete_subshell_reply`.
    record Deleted() implements Reply {
        @Override
        public String type() {
            return "delete_subshell_reply";
        }

        @Override
        public Map<String, ?> fields() {
            return Map.of();
        }
    }

    /// `list_subshell_reply`.
    record Listed(List<String> ids) implements Reply {
        @Override
        public String type() {
            return "list_subshell_reply";
        }

        @Override
        public Map<String, ?> fields() {
            return Map.of("subshell_id", ids);
        }
    }

    /// What the kernel answers.
    sealed interface Reply extends ToClient {
        /// The fields beside the status.
        Map<String, ?> fields();

        @Override
        default Map<String, ?> content() {
            var tree = new LinkedHashMap<String, Object>(fields());
            tree.put("status", "ok");
            return tree;
        }
    }

    /// The reply to a request that names a subshell which is not there.
    static Refusal unknown(String request, String id) {
        var message = "there is no subshell " + id;
        return new Refusal(request, new Failure("UnknownSubshellError", message, List.of(message)));
    }
}
