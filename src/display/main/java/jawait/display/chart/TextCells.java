package jawait.display.chart;

import java.util.ArrayList;
import java.util.List;
import jawait.display.text.Widths;

/// Heatmaps in a terminal: five shades from the lowest value to the highest.
final class TextCells {
    private static final String SHADES = "·░▒▓█";

    private TextCells() {}

    static List<String> lines(Plot plot, int columns) {
        Scale x = plot.axes().x(), y = plot.axes().y();
        int margin = Math.min(
                columns / 3, y.names().stream().mapToInt(Widths::of).max().orElse(0));
        int most = columns - margin - 1;
        int each = Math.clamp(most / Math.max(1, x.names().size()), 1, 6);
        int shown = Math.min(x.names().size(), most / each);
        var rows = new char[y.names().size()][shown];
        double[] heat = plot.heat();
        for (var row : rows) {
            java.util.Arrays.fill(row, ' ');
        }
        for (var mark : plot.layers().getFirst().marks()) {
            if (mark.x() < shown) {
                double share = (mark.end() - heat[0]) / (heat[1] - heat[0]);
                rows[(int) mark.y()][(int) mark.x()] = SHADES.charAt((int) Math.clamp(share * 5, 0, 4));
            }
        }
        var lines = new ArrayList<String>();
        for (int i = 0; i < rows.length; i++) {
            var line = new StringBuilder(Widths.fit(y.names().get(i), margin, true)).append(' ');
            for (char cell : rows[i]) {
                line.append(String.valueOf(cell).repeat(each));
            }
            lines.add(line.toString());
        }
        lines.add(names(x.names().subList(0, shown), margin + 1, each));
        String shades = Numbers.text(heat[0]) + " " + SHADES + " " + Numbers.text(heat[1]);
        lines.addAll(TextPlot.wrapped(shades, columns));
        if (shown < x.names().size()) {
            lines.addAll(TextPlot.wrapped("the first " + shown + " columns", columns));
        }
        return lines;
    }

    private static String names(List<String> names, int from, int each) {
        var line = new StringBuilder(" ".repeat(from));
        int at = from;
        for (int i = 0; i < names.size(); i++) {
            int place = from + i * each;
            if (place >= at) {
                String name = Widths.cut(names.get(i), Math.max(5, each - 1));
                line.append(" ".repeat(place - Widths.of(line.toString()))).append(name);
                at = place + Widths.of(name) + 1;
            }
        }
        return line.toString();
    }
}
