package jawait.display.chart;

import java.util.ArrayList;
import java.util.List;
import jawait.display.text.Widths;

/// Gantt charts in a terminal.
final class TextSpans {
    private static final String SIGNS = "█▒░▓═×+o*#";
    private static final int MOST = 60;

    private TextSpans() {}

    static List<String> lines(Plot plot, int columns) {
        Scale x = plot.axes().x(), y = plot.axes().y();
        int margin = Math.min(
                columns * 2 / 5, y.names().stream().mapToInt(Widths::of).max().orElse(0));
        int width = columns - margin - 3;
        var rows = new StringBuilder[Math.min(MOST, y.names().size())];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new StringBuilder(" ".repeat(width));
        }
        for (int i = 0; i < plot.layers().size(); i++) {
            char sign = SIGNS.charAt(i % SIGNS.length());
            for (var mark : plot.layers().get(i).marks()) {
                if (mark.y() < rows.length) {
                    fill(rows[(int) mark.y()], x.share(mark.x()) * width, x.share(mark.end()) * width, sign);
                }
            }
        }
        var lines = new ArrayList<String>();
        for (int i = 0; i < rows.length; i++) {
            lines.add(Widths.fit(y.names().get(i), margin, false) + " │" + rows[i]);
        }
        if (rows.length < y.names().size()) {
            lines.add("… and " + (y.names().size() - rows.length) + " more rows");
        }
        lines.add(" ".repeat(margin) + " └" + "─".repeat(width));
        lines.add(TextPlot.below(x, margin + 2, width));
        if (!x.label().isEmpty()) {
            String label = Widths.cut(Labels.clean(x.label()), width);
            lines.add(" ".repeat(margin + 2 + (width - Widths.of(label)) / 2) + label);
        }
        lines.addAll(TextPlot.legend(plot, SIGNS, columns));
        return lines;
    }

    /// At least one character: what was short is seen as well.
    private static void fill(StringBuilder row, double from, double to, char sign) {
        int first = Math.clamp(Math.round(from), 0, row.length() - 1);
        int last = Math.clamp(Math.round(to), first + 1, row.length());
        for (int i = first; i < last; i++) {
            row.setCharAt(i, sign);
        }
    }
}
