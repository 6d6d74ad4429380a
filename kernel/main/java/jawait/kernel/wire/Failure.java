package jawait.kernel.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The `error` output of a cell, and the error part of replies.
///
/// @param name the class of what was thrown
/// @param message its message, may be empty
/// @param lines the report, with ANSI colours
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#execution-errors">spec</a>
public record Failure(String name, String message, List<String> lines) implements ToClient {
    @Override
    public String type() {
        return "error";
    }

    @Override
    public Map<String, ?> content() {
        return into(new LinkedHashMap<>());
    }

    /// The fields of an error reply.
    Map<String, Object> reply() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("status", "error");
        return into(tree);
    }

    private Map<String, Object> into(Map<String, Object> tree) {
        tree.put("ename", name);
        tree.put("evalue", message);
        tree.put("traceback", lines);
        return tree;
    }
}
