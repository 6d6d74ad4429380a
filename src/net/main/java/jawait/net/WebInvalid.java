package jawait.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a request: where, what was expected and what was found.
///
/// In an answer it is what FastAPI's users know: `{"loc": ["body", "age"], "msg": …, "type": …, "input":
/// …}`.
///
/// @param where `body`, `path`, `query` and so on, then names and indexes
/// @param kind a word for programs: `missing`, `type`, `value`, `json`
/// @param found what was there instead; null when nothing was
/// @param line of the body, from 1; 0 when unknown
/// @param column of the body, from 1
record WebInvalid(
        List<Object> where,
        String message,
        String kind,
        @Nullable Object found,
        int line,
        int column) {
    static WebInvalid missing(List<Object> where, String expected) {
        return new WebInvalid(where, "expected " + expected + ", found nothing", "missing", null, 0, 0);
    }

    static WebInvalid isNull(List<Object> where, String expected) {
        return new WebInvalid(where, "expected " + expected + ", found null", "type", null, 0, 0);
    }

    static WebInvalid of(List<Object> where, String expected, Object found) {
        return new WebInvalid(where, "expected " + expected + ", found " + shown(found), "type", found, 0, 0);
    }

    /// A value as a message shows it: not too much of it.
    static String shown(@Nullable Object found) {
        String text = found instanceof CharSequence chars ? "\"" + chars + "\"" : String.valueOf(found);
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    WebException exception() {
        return exception(List.of(this));
    }

    static WebException exception(List<WebInvalid> all) {
        String message = all.stream().map(WebInvalid::sentence).collect(Collectors.joining("; "));
        return new WebException(
                422, message, all.stream().map(WebInvalid::entry).toList(), Map.of());
    }

    private String sentence() {
        String place = line > 0 ? " (line " + line + ", column " + column + ")" : "";
        return path() + ": " + message + place;
    }

    /// `body.users[0].name`.
    private String path() {
        var text = new StringBuilder();
        for (Object step : where) {
            text.append(step instanceof Integer ? "[" + step + "]" : text.isEmpty() ? step : "." + step);
        }
        return text.toString();
    }

    private Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("loc", new ArrayList<>(where));
        entry.put("msg", message);
        entry.put("type", kind);
        if (found != null) {
            entry.put("input", found);
        }
        if (line > 0) {
            entry.put("line", line);
            entry.put("column", column);
        }
        return entry;
    }
}
