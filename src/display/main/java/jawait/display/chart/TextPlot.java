package jawait.display.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jawait.display.text.Widths;

/// A plot as lines of text, for terminals and for whoever reads a notebook without pictures.
final class TextPlot {
    private TextPlot() {}

    static String of(Plot plot, int columns) {
        var lines = new ArrayList<String>();
        if (!plot.frame().title().isEmpty()) {
            String title = Widths.cut(plot.frame().title(), columns);
            lines.add(" ".repeat((columns - Widths.of(title)) / 2) + title);
        }
        if (plot.isEmpty()) {
            lines.add("(no data)");
        } else {
            lines.addAll(
                    switch (plot.kind()) {
                        case LINE, SCATTER -> new TextPoints(plot, columns).lines();
                        case BAR, HISTOGRAM -> TextBars.lines(plot, columns);
                        case HEATMAP -> TextCells.lines(plot, columns);
                        case GANTT -> TextSpans.lines(plot, columns);
                    });
        }
        for (var note : plot.frame().notes()) {
            lines.addAll(wrapped(note, columns));
        }
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    static List<String> wrapped(String text, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (!line.isEmpty() && Widths.of(line + " " + word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(Widths.cut(word, columns));
        }
        lines.add(line.toString());
        return lines;
    }

    /// Texts below an axis, each centred at its column where there is room.
    ///
    /// @param from the column where the axis begins
    /// @param width how many columns it has
    static String below(Scale scale, int from, int width) {
        var line = new StringBuilder();
        for (var tick : scale.ticks(Math.max(2, width / 12))) {
            String text = Widths.cut(tick.text(), Math.max(6, width / 3));
            int size = Widths.of(text);
            int at = from + (int) Math.round(scale.share(tick.at()) * (width - 1)) - size / 2;
            at = Math.min(at, from + width - size);
            if (at >= Widths.of(line.toString()) + (line.isEmpty() ? 0 : 1) && at >= 0) {
                line.append(" ".repeat(at - Widths.of(line.toString()))).append(text);
            }
        }
        return line.toString();
    }

    /// What the marks of the series look like.
    static List<String> legend(Plot plot, String marks, int columns) {
        if (!plot.hasLegend()) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        for (int i = 0; i < plot.layers().size(); i++) {
            parts.add(marks.charAt(i % marks.length()) + " "
                    + Widths.cut(plot.layers().get(i).name(), 24).replace(' ', '\u00a0'));
        }
        return wrapped(String.join("  ", parts), columns).stream()
                .map(line -> line.replace('\u00a0', ' '))
                .toList();
    }
}
