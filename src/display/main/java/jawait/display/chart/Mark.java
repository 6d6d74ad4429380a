package jawait.display.chart;

/// Something drawn at a place: a point, a bar, a cell.
///
/// @param x where it is, or begins, on the horizontal axis
/// @param end where a bar of a histogram or Gantt chart ends, or the value of a heatmap's cell; NaN
///     elsewhere
/// @param y where it is on the vertical axis; NaN where a line is broken
/// @param tip what to say of it, may be empty
public record Mark(double x, double end, double y, String tip) {
    /// A point, or a bar that stands on the axis.
    static Mark at(double x, double y) {
        return new Mark(x, Double.NaN, y, "");
    }

    boolean isGap() {
        return Double.isNaN(y);
    }
}
