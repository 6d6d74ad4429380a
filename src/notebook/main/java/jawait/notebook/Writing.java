package jawait.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A notebook as a JSON tree of nbformat 4.5.
final class Writing {
    private Writing() {}

    static Map<String, Object> json(Notebook notebook) {
        var json = new LinkedHashMap<String, Object>();
        json.put("cells", notebook.cells().stream().map(Writing::cell).toList());
        json.put("metadata", notebook.metadata());
        json.put("nbformat", 4);
        json.put("nbformat_minor", Math.max(Notebook.MINOR, notebook.minor()));
        return json;
    }

    private static Map<String, @Nullable Object> cell(Cell cell) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", cell.id());
        json.put("metadata", cell.metadata());
        json.put("source", lines(cell.source()));
        switch (cell) {
            case Cell.Code code -> {
                json.put("cell_type", "code");
                json.put("execution_count", code.executionCount());
                json.put("outputs", code.outputs().stream().map(Writing::output).toList());
            }
            case Cell.Markdown prose -> prose(json, "markdown", prose.attachments());
            case Cell.Raw raw -> prose(json, "raw", raw.attachments());
        }
        return json;
    }

    private static void prose(Map<String, @Nullable Object> json, String type, Map<String, Object> attachments) {
        json.put("cell_type", type);
        if (!attachments.isEmpty()) {
            json.put("attachments", attachments);
        }
    }

    static Map<String, Object> output(Output output) {
        return switch (output) {
            case Output.Stream(var name, var text) ->
                Map.of("output_type", "stream", "name", name, "text", lines(text));
            case Output.Display(var data, var metadata) ->
                Map.of("output_type", "display_data", "data", data(data), "metadata", metadata);
            case Output.Result(var count, var data, var metadata) ->
                Map.of(
                        "output_type",
                        "execute_result",
                        "execution_count",
                        count,
                        "data",
                        data(data),
                        "metadata",
                        metadata);
            case Output.Failure(var name, var value, var traceback) ->
                Map.of("output_type", "error", "ename", name, "evalue", value, "traceback", traceback);
        };
    }

    private static Map<String, Object> data(Map<String, Object> data) {
        var json = new LinkedHashMap<>(data);
        json.replaceAll((type, content) -> content instanceof String text && isText(type) ? lines(text) : content);
        return json;
    }

    /// Whether Jupyter keeps the content of this type as JSON.
    static boolean isJson(String type) {
        return type.equals("application/json") || type.startsWith("application/") && type.endsWith("+json");
    }

    /// Jupyter splits all texts but images in base64, so that a difference shows line by line.
    private static boolean isText(String type) {
        return type.startsWith("text/")
                || type.equals("application/javascript")
                || type.equals("image/svg+xml")
                || type.endsWith("+xml");
    }

    /// The lines, each with its end.
    static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        int begin = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            lines.add(text.substring(begin, end + 1));
            begin = end + 1;
        }
        if (begin < text.length()) {
            lines.add(text.substring(begin));
        }
        return lines;
    }
}
