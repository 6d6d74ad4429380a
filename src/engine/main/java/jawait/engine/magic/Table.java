package jawait.engine.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jawait.display.MimeBundle;
import jawait.display.text.Markup;

/// Rows to look at: aligned text, and HTML for a notebook.
///
/// @param head the titles of the columns
/// @param rows the rows, each as long as the head
public record Table(List<String> head, List<List<String>> rows) {
    /// The table in both forms.
    ///
    /// @param empty what to say when there are no rows
    public MimeBundle shown(String empty) {
        return rows.isEmpty()
                ? MimeBundle.plain(empty)
                : MimeBundle.plain(text()).with("text/html", html());
    }

    private String text() {
        var all = new ArrayList<List<String>>();
        all.add(head);
        all.addAll(rows);
        int[] widths = new int[head.size()];
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return all.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
        }
        return line.toString().stripTrailing();
    }

    private String html() {
        return "<table><thead>" + row(head, "th") + "</thead><tbody>"
                + rows.stream().map(row -> row(row, "td")).collect(Collectors.joining())
                + "</tbody></table>";
    }

    private static String row(List<String> cells, String tag) {
        return cells.stream()
                .map(cell -> "<" + tag + " style=\"text-align:left\">" + Markup.escape(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }
}
