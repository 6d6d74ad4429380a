package jawait.kernel.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Running a cell.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#execute">spec</a>
public interface Execute {
    /// What a client asks for with `execute_request`; missing fields have the defaults of the protocol.
    record Request(
            String code,
            boolean silent,
            boolean storeHistory,
            Map<String, Object> expressions,
            boolean allowStdin,
            boolean stopOnError)
            implements FromClient {
        static Request read(Fields fields) throws WireException {
            boolean silent = fields.flag("silent", false);
            return new Request(
                    fields.text("code"),
                    silent,
                    !silent && fields.flag("store_history", true),
                    fields.object("user_expressions"),
                    fields.flag("allow_stdin", true),
                    fields.flag("stop_on_error", true));
        }
    }

    /// How the cell ended: `execute_reply`.
    sealed interface Reply extends ToClient {
        @Override
        default String type() {
            return "execute_reply";
        }

        /// The `status` field.
        default String status() {
            return String.valueOf(content().get("status"));
        }
    }

    /// The cell ended well.
    record Done(int count, List<Map<String, Object>> payload, Map<String, Object> expressions) implements Reply {
        @Override
        public Map<String, ?> content() {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("status", "ok");
            tree.put("execution_count", count);
            tree.put("payload", payload);
            tree.put("user_expressions", expressions);
            return tree;
        }
    }

    /// The cell failed.
    record Failed(int count, Failure failure) implements Reply {
        @Override
        public Map<String, ?> content() {
            Map<String, Object> tree = failure.reply();
            tree.put("execution_count", count);
            tree.put("payload", List.of());
            tree.put("user_expressions", Map.of());
            return tree;
        }
    }

    /// The cell did not run, because one before it failed.
    record Aborted() implements Reply {
        @Override
        public Map<String, ?> content() {
            return Map.of("status", "aborted");
        }
    }

    /// Tells every client what runs: `execute_input`.
    record Input(String code, int count) implements ToClient {
        @Override
        public String type() {
            return "execute_input";
        }

        @Override
        public Map<String, ?> content() {
            return Map.of("code", code, "execution_count", count);
        }
    }

    /// The value of the cell's last expression: `execute_result`.
    record Result(
            int count,
            Map<String, Object> data,
            Map<String, Object> metadata,
            @Nullable String displayId) implements ToClient {
        @Override
        public String type() {
            return "execute_result";
        }

        @Override
        public Map<String, ?> content() {
            var tree = Display.tree(data, metadata, displayId);
            tree.put("execution_count", count);
            return tree;
        }
    }

    /// The value of one user expression, for [Done].
    static Map<String, Object> value(Map<String, Object> data, Map<String, Object> metadata) {
        return Map.of("status", "ok", "data", data, "metadata", metadata);
    }

    /// The failure of one user expression, for [Done].
    static Map<String, Object> failure(Failure failure) {
        return failure.reply();
    }

    /// A payload that puts code into the next cell, for [Done].
    static Map<String, Object> nextInput(String code) {
        return Map.of("source", "set_next_input", "text", code, "replace", false);
    }

    /// A payload that shows text in the pager, for [Done].
    static Map<String, Object> page(Map<String, Object> data) {
        return Map.of("source", "page", "data", data, "start", 0);
    }
}
