package jawait.notebook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts new outputs into the text of a notebook file and leaves every other character as it is.
final class OutputsText {
    /// Where a value stands in the text.
    private record Span(int start, int end, Object value) {}

    private final String text;
    private final List<Span> spans = new ArrayList<>();

    private OutputsText(String text) {
        this.text = text;
    }

    /// @param changed the new cells, by their place in the notebook
    static String with(String text, Map<Integer, Cell.Code> changed) {
        var outputs = new OutputsText(text);
        try (var parser = JsonText.parser(text)) {
            outputs.file(parser, changed);
        } catch (IOException e) {
            throw new UncheckedIOException("a notebook that was read before is no JSON", e);
        }
        return outputs.replaced();
    }

    private void file(JsonParser parser, Map<Integer, Cell.Code> changed) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean cells = parser.currentName().equals("cells");
            parser.nextToken();
            if (!cells) {
                parser.skipChildren();
                continue;
            }
            int index = 0;
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                cell(parser, changed.get(index++));
            }
        }
    }

    private void cell(JsonParser parser, Cell.@Nullable Code cell) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
            parser.skipChildren();
            if (cell != null && name.equals("outputs")) {
                int end = Math.toIntExact(parser.currentTokenLocation().getCharOffset()) + 1;
                spans.add(new Span(
                        start, end, cell.outputs().stream().map(Writing::output).toList()));
            } else if (cell != null && name.equals("execution_count")) {
                int end = start + parser.getText().length();
                var count = cell.executionCount();
                spans.add(new Span(start, end, count == null ? "null" : count));
            }
        }
    }

    private String replaced() {
        String unit = unit();
        var whole = new StringBuilder(text);
        for (Span span : spans.reversed()) {
            String json =
                    span.value instanceof List<?> list ? JsonText.write(list).strip() : span.value.toString();
            whole.replace(span.start, span.end, indented(json, unit));
        }
        return whole.toString();
    }

    /// How far the file indents one level; Jupyter does it by one blank.
    private String unit() {
        int line = text.indexOf('\n') + 1;
        int end = line;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(line, end);
    }

    /// The value stands in a cell, in the list of cells, in the notebook: three levels deep.
    private static String indented(String json, String unit) {
        var lines = json.lines().toList();
        var all = new StringBuilder(lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            int depth = line.length() - line.stripLeading().length();
            all.append('\n').append(unit.repeat(depth + 3)).append(line.stripLeading());
        }
        return all.toString();
    }
}
