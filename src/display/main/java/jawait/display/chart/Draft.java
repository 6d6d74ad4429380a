package jawait.display.chart;

import java.util.ArrayList;
import java.util.List;

/// Works out what is drawn.
public final class Draft {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LARGEST = 10_000;

    private Draft() {}

    /// The plot of this data.
    ///
    /// @throws IllegalArgumentException when a field that is asked for is not there, or holds no
    ///     numbers where they
    ///     are needed
    public static Plot of(Kind kind, List<Series> series, Wishes wishes) {
        return switch (kind) {
            case LINE, SCATTER -> Points.draft(kind, series, wishes);
            case BAR -> Bars.draft(series, wishes);
            case HISTOGRAM -> areNames(series) ? Bars.draft(series, wishes) : Bins.draft(series, wishes);
            case HEATMAP -> Grid.draft(series.getFirst(), wishes);
            case GANTT -> Spans.draft(series, wishes);
        };
    }

    /// Whether there is nothing but names, of which each is a stretch of its own.
    private static boolean areNames(List<Series> series) {
        return series.stream()
                .map(Series::data)
                .allMatch(data -> data.size() > 0
                        && data.columns().size() == 1
                        && !Fields.isMeasured(data.columns().getFirst()));
    }

    static Plot.Frame frame(Wishes wishes, List<String> notes) {
        return new Plot.Frame(
                Labels.clean(wishes.text(Wish.TITLE, "")),
                Math.clamp(wishes.number(Wish.WIDTH, WIDTH), 120, LARGEST),
                Math.clamp(wishes.number(Wish.HEIGHT, HEIGHT), 80, LARGEST),
                List.copyOf(notes));
    }

    /// All values of one coordinate.
    static double[] values(List<Layer> layers, java.util.function.ToDoubleFunction<Mark> coordinate) {
        var values = new ArrayList<Mark>();
        layers.forEach(layer -> values.addAll(layer.marks()));
        return values.stream().mapToDouble(coordinate).toArray();
    }
}
