package jawait.notebook.html;

import java.util.List;
import java.util.Map;
import jawait.notebook.NotebookFile;
import jawait.notebook.Output;

/// One output as HTML, in the richest form that a page without scripts can show.
final class Shown {
    private static final List<String> RICHEST = List.of(
            "text/html",
            "image/svg+xml",
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "text/markdown",
            "text/latex",
            "application/json",
            "text/plain");

    private final Prose prose;

    Shown(Prose prose) {
        this.prose = prose;
    }

    String html(Output output) {
        return switch (output) {
            case Output.Stream(var name, var text) -> pre(name.equals("stderr") ? "stderr" : "stdout", text);
            case Output.Display(var data, var metadata) -> bundle("display", data, metadata);
            case Output.Result(var count, var data, var metadata) -> bundle("result", data, metadata);
            case Output.Failure(var name, var value, var traceback) ->
                pre("error", traceback.isEmpty() ? name + ": " + value : String.join("\n", traceback));
        };
    }

    private static String pre(String kind, String text) {
        return "<pre class=\"output " + kind + "\">" + Ansi.html(text) + "</pre>\n";
    }

    private String bundle(String kind, Map<String, Object> data, Map<String, Object> metadata) {
        for (String type : RICHEST) {
            Object content = data.get(type);
            if (content != null) {
                return content(kind, type, content, metadata);
            }
        }
        return pre(kind, data.isEmpty() ? "" : "(shown as " + String.join(", ", data.keySet()) + ")");
    }

    private String content(String kind, String type, Object content, Map<String, Object> metadata) {
        String text = content instanceof String given
                ? given
                : NotebookFile.json(content).stripTrailing();
        return switch (type) {
            case "text/html", "image/svg+xml" -> div(kind, withoutProlog(text));
            case "text/markdown" -> div(kind, prose.html(text, Map.of()));
            case "text/latex", "application/json", "text/plain" -> pre(kind, text);
            default ->
                div(
                        kind,
                        "<img alt=\"\" src=\"data:" + type + ";base64," + text.replaceAll("[^A-Za-z0-9+/=]", "") + "\""
                                + size(metadata.get(type)) + ">");
        };
    }

    /// An SVG file may begin in ways that are nothing within a page.
    private static String withoutProlog(String text) {
        return text.replaceFirst("\\A\\s*<\\?xml[^>]*>\\s*", "").replaceFirst("(?i)\\A\\s*<!DOCTYPE[^>]*>\\s*", "");
    }

    private static String size(@org.jspecify.annotations.Nullable Object metadata) {
        var size = new StringBuilder();
        if (metadata instanceof Map<?, ?> map) {
            for (String side : List.of("width", "height")) {
                if (map.get(side) instanceof Number number) {
                    size.append(' ').append(side).append("=\"").append(number).append('"');
                }
            }
        }
        return size.toString();
    }

    private static String div(String kind, String html) {
        return "<div class=\"output " + kind + " rich\">" + html + "</div>\n";
    }
}
