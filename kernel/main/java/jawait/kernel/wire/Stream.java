package jawait.kernel.wire;

import java.util.Map;

/// Text printed by a cell.
///
/// @param name `stdout` or `stderr`
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#streams-stdout-stderr-etc">spec</a>
public record Stream(String name, String text) implements ToClient {
    @Override
    public String type() {
        return "stream";
    }

    @Override
    public Map<String, ?> content() {
        return Map.of("name", name, "text", text);
    }

    @Override
    public String topic() {
        return "stream." + name;
    }
}
