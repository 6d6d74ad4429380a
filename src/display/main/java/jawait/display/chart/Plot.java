package jawait.display.chart;

import java.util.List;
import java.util.Map;

/// A chart worked out: axes, and a bounded number of marks on them. All three forms are drawn from it.
///
/// @param kind how the marks are drawn
/// @param frame what stands around
/// @param axes what the marks' places mean
/// @param layers the marks, one layer for each series
public record Plot(Kind kind, Frame frame, Axes axes, List<Layer> layers) {
    /// What stands around the marks.
    ///
    /// @param title may be empty
    /// @param width of all, in pixels
    /// @param height of all, in pixels; of a Gantt chart a row's height times their number, whatever is
    ///     given
    /// @param notes what was left out or drawn together, in sentences
    public record Frame(String title, int width, int height, List<String> notes) {}

    /// Both axes.
    public record Axes(Scale x, Scale y) {}

    /// As `application/vnd.vegalite.v5+json` has it.
    public Map<String, Object> vegaLite() {
        return VegaLite.of(this);
    }

    /// As `image/svg+xml`.
    public String svg() {
        return new SvgPlot(this).draw();
    }

    /// As lines of text.
    ///
    /// @param columns how wide, at least 20
    public String text(int columns) {
        return TextPlot.of(this, Math.max(20, columns));
    }

    boolean isEmpty() {
        return layers.stream().allMatch(layer -> layer.marks().stream().allMatch(Mark::isGap));
    }

    /// Whether the colours have to be explained.
    boolean hasLegend() {
        return kind != Kind.HEATMAP
                && layers.stream().anyMatch(layer -> !layer.name().isEmpty());
    }

    /// From the lowest to the highest value of a heatmap.
    double[] heat() {
        double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
        for (var layer : layers) {
            for (var mark : layer.marks()) {
                min = Math.min(min, mark.end());
                max = Math.max(max, mark.end());
            }
        }
        return min <= max ? new double[] {min, max > min ? max : min + 1} : new double[] {0, 1};
    }
}
