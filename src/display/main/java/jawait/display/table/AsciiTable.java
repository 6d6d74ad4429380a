package jawait.display.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jawait.display.text.Widths;

/// A page as aligned text, for terminals and wherever HTML is not shown.
public final class AsciiTable {
    private static final int WIDEST_CELL = 40;

    private AsciiTable() {}

    /// The table: titles, a line, rows, and a sentence if something is left out.
    public static String of(Page page) {
        var columns = page.columns();
        if (columns.isEmpty()) {
            return "(" + page.caption() + ")";
        }
        int[] widths = columns.stream()
                .mapToInt(column -> Math.min(WIDEST_CELL, Widths.of(column.name())))
                .toArray();
        var all = new ArrayList<>(page.head());
        all.addAll(page.tail());
        for (var row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST_CELL, Widths.of(row.get(i))));
            }
        }
        var lines = new ArrayList<String>();
        lines.add(line(columns.stream().map(Column::name).toList(), columns, widths));
        lines.add(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("-+-")));
        page.head().forEach(row -> lines.add(line(row, columns, widths)));
        if (!page.tail().isEmpty()) {
            lines.add(line(columns.stream().map(column -> "...").toList(), columns, widths));
            page.tail().forEach(row -> lines.add(line(row, columns, widths)));
        }
        if (!page.whole() || all.isEmpty()) {
            lines.add("(" + page.caption() + ")");
        }
        return String.join("\n", lines);
    }

    private static String line(List<String> cells, List<Column> columns, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(
                        i -> Widths.fit(cells.get(i), widths[i], columns.get(i).number()))
                .collect(Collectors.joining(" | "))
                .stripTrailing();
    }
}
