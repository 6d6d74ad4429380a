package jawait.display.table;

import java.util.List;
import jawait.display.text.Markup;

/// A page as HTML: a plain table, which a click on a title sorts where scripts are run.
public final class HtmlTable {
    /// Sorts the rows that are shown. Runs where a front end trusts the output; elsewhere the table is as
    /// it is.
    private static final String SORTING = """
            <script>(() => {
            const table = document.currentScript.previousElementSibling, body = table.tBodies[0];
            const cell = (row, i) => row.cells[i].textContent;
            [...table.tHead.rows[0].cells].forEach((title, i) => {
            title.style.cursor = 'pointer';
            title.title = 'Sorts the rows that are shown';
            title.onclick = () => {
            const down = title.dataset.sorted === 'up', number = 'number' in title.dataset;
            [...table.tHead.rows[0].cells].forEach(other => delete other.dataset.sorted);
            title.dataset.sorted = down ? 'down' : 'up';
            table.querySelectorAll('.jawait-arrow').forEach((arrow, j) => arrow.textContent = j === i ? (down ? ' ▾' : ' ▴') : '');
            const rows = [...body.rows].filter(row => !('gap' in row.dataset));
            rows.sort((a, b) => (down ? -1 : 1) * (number ? parseFloat(cell(a, i)) - parseFloat(cell(b, i))
            : cell(a, i).localeCompare(cell(b, i))) || 0);
            [...body.rows].filter(row => 'gap' in row.dataset).forEach(row => row.remove());
            body.append(...rows);
            };
            });
            })();</script>""";

    private HtmlTable() {}

    /// The table with its script and its sentence.
    public static String of(Page page) {
        var html = new StringBuilder("<table><thead><tr>");
        for (var column : page.columns()) {
            html.append(
                            column.number()
                                    ? "<th data-number style=\"text-align:right\">"
                                    : "<th style=\"text-align:left\">")
                    .append(Markup.escape(column.name()))
                    .append("<span class=\"jawait-arrow\"></span>");
            if (!column.type().isEmpty()) {
                html.append("<br><small style=\"font-weight:normal;opacity:.65\">")
                        .append(Markup.escape(column.type()))
                        .append("</small>");
            }
            html.append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        page.head().forEach(row -> row(html, row, page.columns()));
        if (!page.tail().isEmpty()) {
            html.append("<tr data-gap><td colspan=\"").append(page.columns().size());
            html.append("\" style=\"text-align:center;opacity:.65\">⋮</td></tr>\n");
            page.tail().forEach(row -> row(html, row, page.columns()));
        }
        html.append("</tbody></table>").append(page.head().size() > 1 ? SORTING : "");
        return html.append("\n<div style=\"font-size:smaller;opacity:.75\">")
                .append(Markup.escape(page.caption()))
                .append("</div>")
                .toString();
    }

    private static void row(StringBuilder html, List<String> cells, List<Column> columns) {
        html.append("<tr>");
        for (int i = 0; i < columns.size(); i++) {
            html.append(columns.get(i).number() ? "<td style=\"text-align:right\">" : "<td style=\"text-align:left\">")
                    .append(Markup.escape(cells.get(i)))
                    .append("</td>");
        }
        html.append("</tr>\n");
    }
}
