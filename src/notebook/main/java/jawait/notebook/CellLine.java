package jawait.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The line that begins a cell in a script: `//%% Title [markdown] {"tags": ["a"]}`, each part but the signs
/// only where it says something.
///
/// @param kind `code`, `markdown`, `raw` or `notebook`
/// @param fields what is known of the cell besides its text: metadata, and `id` and `attachments`
record CellLine(String kind, Map<String, Object> fields) {
    private static final String TITLE = "title";
    private static final Pattern LINE = Pattern.compile("[ \\t]*// ?%%(.*)", Pattern.DOTALL);
    private static final Pattern KIND = Pattern.compile(
            "(.*?)\\s*\\[(code|markdown|md|raw|notebook)\\]", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITTEN_LIKE_ONE = Pattern.compile("(?m)^([ \\t]*//)(\\\\*)( ?%%)");
    private static final Pattern ESCAPED = Pattern.compile("(?m)^([ \\t]*//)\\\\(\\\\*)( ?%%)");

    /// Reads a line; null when it begins no cell.
    static @Nullable CellLine of(String line) {
        var found = LINE.matcher(line);
        if (!found.matches()) {
            return null;
        }
        String rest = found.group(1).strip();
        Map<String, Object> fields = new TreeMap<>();
        for (int brace = rest.indexOf('{'); brace >= 0; brace = rest.indexOf('{', brace + 1)) {
            if (json(rest.substring(brace)) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> fields.put(String.valueOf(key), value));
                rest = rest.substring(0, brace).strip();
                break;
            }
        }
        String kind = "code";
        var named = KIND.matcher(rest);
        if (named.matches()) {
            kind = named.group(2).toLowerCase(Locale.ROOT).replaceFirst("^md$", "markdown");
            rest = named.group(1).strip();
        }
        if (!rest.isEmpty()) {
            fields.put(TITLE, rest);
        }
        return new CellLine(kind, fields);
    }

    private static @Nullable Object json(String text) {
        try {
            return JsonText.read(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /// The line, which [#of] reads as this.
    String text() {
        if (fields.get(TITLE) instanceof String title) {
            var rest = new TreeMap<>(fields);
            rest.remove(TITLE);
            String line = line(title, rest);
            if (!title.contains("\n") && equals(of(line))) {
                return line;
            }
        }
        return line("", fields);
    }

    private String line(String title, Map<String, Object> rest) {
        return "//%%"
                + (title.isEmpty() ? "" : " " + title)
                + (kind.equals("code") ? "" : " [" + kind + "]")
                + (rest.isEmpty() ? "" : " " + JsonText.line(rest));
    }

    /// A text in which no line is taken for the beginning of a cell; [#unescaped] takes it back.
    static String escaped(String text) {
        return WRITTEN_LIKE_ONE.matcher(text).replaceAll("$1$2\\\\$3");
    }

    static String unescaped(String text) {
        return ESCAPED.matcher(text).replaceAll("$1$2$3");
    }
}
