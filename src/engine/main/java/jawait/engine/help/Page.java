package jawait.engine.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jawait.display.MimeBundle;
import jawait.display.text.Markup;
import jawait.engine.help.doc.Doc;

/// What there is to say about a name, in three forms.
final class Page {
    private static final int MOST_LINES = 300;

    /// One thing that the name can mean.
    ///
    /// @param signature as in the source
    /// @param facts names and values, as `Value` and `[1, 2]`
    /// @param source its source; empty when that is not asked for
    record Entry(String signature, Map<String, String> facts, Doc doc, String source) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Page add(Entry entry) {
        entries.add(entry);
        return this;
    }

    Page note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
        return this;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    MimeBundle bundle() {
        String text = entries.stream().map(Page::text).collect(Collectors.joining("\n\n"));
        String html = entries.stream().map(Page::html).collect(Collectors.joining("<hr>\n"));
        String markdown = entries.stream().map(Page::markdown).collect(Collectors.joining("\n\n---\n\n"));
        for (String note : notes) {
            text += "\n\n" + note;
            html += "<p><i>" + Markup.escape(note) + "</i></p>";
            markdown += "\n\n*" + note + "*";
        }
        return MimeBundle.plain(text.strip()).with("text/html", html).with("text/markdown", markdown);
    }

    private static String text(Entry entry) {
        var out = new StringBuilder(entry.signature());
        entry.facts()
                .forEach((name, value) ->
                        out.append("\n").append(name).append(": ").append(value));
        String doc = entry.doc().text();
        out.append(doc.isEmpty() ? "" : "\n\n" + doc.indent(4).stripTrailing());
        return out.append(entry.source().isEmpty() ? "" : "\n\nSource:\n" + bounded(entry.source()))
                .toString();
    }

    private static String html(Entry entry) {
        var out = new StringBuilder("<pre><b>")
                .append(Markup.escape(entry.signature()))
                .append("</b></pre>\n");
        entry.facts()
                .forEach((name, value) -> out.append("<p>")
                        .append(Markup.escape(name))
                        .append(": <code>")
                        .append(Markup.escape(value))
                        .append("</code></p>\n"));
        out.append(entry.doc().html());
        return out.append(entry.source().isEmpty() ? "" : "\n<pre>" + Markup.escape(bounded(entry.source())) + "</pre>")
                .toString();
    }

    private static String markdown(Entry entry) {
        var out = new StringBuilder(fenced(entry.signature()));
        entry.facts()
                .forEach((name, value) -> out.append("\n\n")
                        .append(name)
                        .append(": `")
                        .append(value.replace('`', '\''))
                        .append('`'));
        String doc = entry.doc().markdown();
        out.append(doc.isEmpty() ? "" : "\n\n" + doc);
        return out.append(entry.source().isEmpty() ? "" : "\n\n" + fenced(bounded(entry.source())))
                .toString();
    }

    private static String fenced(String code) {
        String fence = code.contains("```") ? "~~~~" : "```";
        return fence + "java\n" + code + "\n" + fence;
    }

    private static String bounded(String source) {
        var lines = source.lines().toList();
        return lines.size() <= MOST_LINES
                ? source
                : String.join("\n", lines.subList(0, MOST_LINES)) + "\n… and " + (lines.size() - MOST_LINES)
                        + " more lines";
    }
}
