package jawait.notebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A notebook out of a JSON tree; refuses what is not nbformat 4 and says where.
final class Reading {
    private final String file;
    private final Set<String> ids = new HashSet<>();

    private Reading(String file) {
        this.file = file;
    }

    static Notebook notebook(String file, @Nullable Object json) throws NotebookException {
        return new Reading(file).notebook(json);
    }

    private Notebook notebook(@Nullable Object json) throws NotebookException {
        if (!(json instanceof Map<?, ?> top) || !top.containsKey("nbformat")) {
            throw wrong("it has no nbformat");
        }
        if (!(top.get("nbformat") instanceof Integer major) || major != 4) {
            throw new NotebookException(file + " has nbformat " + shown(top.get("nbformat")) + ", expected 4; "
                    + "open and save it in JupyterLab, or run `jupyter nbconvert --to notebook`");
        }
        if (!(top.get("cells") instanceof List<?> listed)) {
            throw wrong("it has no list of cells");
        }
        var cells = new ArrayList<Cell>();
        for (Object cell : listed) {
            cells.add(cell(cell, cells.size() + 1));
        }
        int minor = top.get("nbformat_minor") instanceof Integer found ? found : 0;
        return new Notebook(map(top.get("metadata")), cells, minor);
    }

    private static String shown(@Nullable Object json) {
        return json == null ? "null" : JsonText.line(json);
    }

    private Cell cell(@Nullable Object json, int number) throws NotebookException {
        if (!(json instanceof Map<?, ?> cell)) {
            throw wrong("cell " + number + " is no object");
        }
        String id = id(cell, number);
        String source = text(cell.get("source"), "cell " + number + ": the source");
        var metadata = map(cell.get("metadata"));
        return switch (String.valueOf(cell.get("cell_type"))) {
            case "code" ->
                new Cell.Code(
                        id,
                        metadata,
                        source,
                        cell.get("execution_count") instanceof Integer count ? count : null,
                        outputs(cell.get("outputs"), number));
            case "markdown" -> new Cell.Markdown(id, metadata, source, map(cell.get("attachments")));
            case "raw" -> new Cell.Raw(id, metadata, source, map(cell.get("attachments")));
            default ->
                throw wrong(
                        "cell " + number + " is of type " + cell.get("cell_type") + ", expected code, markdown or raw");
        };
    }

    /// Its own, unless an earlier cell has the same, as copies do, or it is none that nbformat allows. A cell of
    /// an old notebook that has none gets the same one at each reading.
    private String id(Map<?, ?> cell, int number) {
        String id = cell.get("id") instanceof String given && given.matches("[A-Za-z0-9_-]{1,64}")
                ? given
                : "cell-" + number;
        for (int copy = 2; !ids.add(id); copy++) {
            id = "cell-" + number + "-" + copy;
        }
        return id;
    }

    private List<Output> outputs(@Nullable Object json, int number) throws NotebookException {
        var outputs = new ArrayList<Output>();
        for (Object each : json instanceof List<?> list ? list : List.of()) {
            if (!(each instanceof Map<?, ?> output)) {
                throw wrong("cell " + number + " has an output that is no object");
            }
            outputs.add(output(output, number));
        }
        return outputs;
    }

    private Output output(Map<?, ?> output, int number) throws NotebookException {
        return switch (String.valueOf(output.get("output_type"))) {
            case "stream" ->
                new Output.Stream(
                        String.valueOf(output.get("name")),
                        text(output.get("text"), "cell " + number + ": the text of an output"));
            case "display_data" -> new Output.Display(data(output.get("data")), map(output.get("metadata")));
            case "execute_result" ->
                new Output.Result(
                        output.get("execution_count") instanceof Integer count ? count : 0,
                        data(output.get("data")),
                        map(output.get("metadata")));
            case "error" ->
                new Output.Failure(
                        String.valueOf(output.get("ename")),
                        String.valueOf(output.get("evalue")),
                        strings(output.get("traceback")));
            default ->
                throw wrong("cell " + number + " has an output of type " + output.get("output_type")
                        + ", expected stream, display_data, execute_result or error");
        };
    }

    /// Content of text types may be split into lines; that of JSON types is left alone.
    private static Map<String, Object> data(@Nullable Object json) {
        var data = map(json);
        data.replaceAll((type, content) ->
                content instanceof List<?> && !Writing.isJson(type) ? String.join("", strings(content)) : content);
        return data;
    }

    private String text(@Nullable Object json, String what) throws NotebookException {
        return switch (json) {
            case String text -> text;
            case List<?> lines -> lines.stream().map(String::valueOf).collect(Collectors.joining());
            case null, default -> throw wrong(what + " is neither text nor a list of lines");
        };
    }

    private static List<String> strings(@Nullable Object json) {
        return json instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    @SuppressWarnings("unchecked") // JSON objects have strings for keys
    private static Map<String, Object> map(@Nullable Object json) {
        return json instanceof Map<?, ?> map
                ? new java.util.LinkedHashMap<>((Map<String, Object>) map)
                : new java.util.LinkedHashMap<>();
    }

    /// As JupyterLab names cells: eight characters.
    static String newId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private NotebookException wrong(String why) {
        return new NotebookException(file + " is not a notebook: " + why);
    }
}
