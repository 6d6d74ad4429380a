package jawait.display.chart;

import java.util.ArrayList;
import java.util.List;
import jawait.display.text.Widths;

/// Bars in a terminal: they lie, a line each, so that their names have room.
final class TextBars {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
    private static final int MOST = 40;

    private final Plot plot;
    private final Scale scale;
    private final int nameWidth, numberWidth, width;

    private TextBars(Plot plot, int columns) {
        this.plot = plot;
        this.scale = plot.axes().y();
        int names = 0, numbers = 0;
        for (var layer : plot.layers()) {
            for (var mark : layer.marks()) {
                names = Math.max(names, Widths.of(name(layer, mark)));
                numbers = Math.max(numbers, Numbers.text(mark.y()).length());
            }
        }
        nameWidth = Math.min(names, columns * 2 / 5);
        numberWidth = numbers;
        width = Math.max(4, columns - nameWidth - numberWidth - 3);
    }

    static List<String> lines(Plot plot, int columns) {
        var bars = new TextBars(plot, columns);
        var lines = new ArrayList<String>();
        String label = plot.axes().y().label();
        if (!label.isEmpty()) {
            lines.add(Widths.cut(Labels.clean(label), columns));
        }
        int places = plot.kind() == Kind.BAR
                ? plot.axes().x().names().size()
                : plot.layers().getFirst().marks().size();
        int left = 0;
        for (int place = 0; place < places; place++) {
            for (var layer : plot.layers()) {
                for (var mark : bars.at(layer, place)) {
                    if (lines.size() < MOST + 1) {
                        lines.add(bars.line(layer, mark));
                    } else {
                        left++;
                    }
                }
            }
        }
        if (left > 0) {
            lines.add("… and " + left + " more bars");
        }
        return lines;
    }

    private List<Mark> at(Layer layer, int place) {
        return plot.kind() == Kind.BAR
                ? layer.marks().stream().filter(mark -> mark.x() == place).toList()
                : place < layer.marks().size() ? List.of(layer.marks().get(place)) : List.of();
    }

    private String name(Layer layer, Mark mark) {
        String place = plot.kind() == Kind.BAR
                ? String.valueOf(plot.axes().x().name(mark.x()))
                : plot.axes().x().type() == Scale.Type.TIMES
                        ? Ticks.name(mark.x())
                        : Numbers.text(mark.x()) + " – " + Numbers.text(mark.end());
        return layer.name().isEmpty() ? place : place + " " + layer.name();
    }

    private String line(Layer layer, Mark mark) {
        return Widths.fit(name(layer, mark), nameWidth, true) + " │" + bar(mark.y()) + " " + Numbers.text(mark.y());
    }

    private String bar(double value) {
        double zero = scale.share(scale.base()) * width, to = scale.share(value) * width;
        if (zero < .5) {
            int eighths = (int) Math.round(Math.max(0, to) * 8);
            return "█".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : EIGHTHS.charAt(eighths % 8));
        }
        int from = (int) Math.round(Math.min(zero, to)), end = (int) Math.round(Math.max(zero, to));
        return " ".repeat(from) + (from == end ? "│" : "█".repeat(end - from));
    }
}
