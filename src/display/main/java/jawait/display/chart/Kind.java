package jawait.display.chart;

/// The kinds of charts there are.
public enum Kind {
    /// Points joined from left to right.
    LINE,
    /// A bar for each name, beside each other where there are several series.
    BAR,
    /// Points alone.
    SCATTER,
    /// How many values lie in each stretch.
    HISTOGRAM,
    /// A coloured cell for each pair of names.
    HEATMAP,
    /// Bars from a start to an end, a row for each name.
    GANTT;

    /// `line`, as in `Chart.line`.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
