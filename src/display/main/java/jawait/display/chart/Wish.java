package jawait.display.chart;

/// What can be asked of a chart.
public enum Wish {
    /// Text above it.
    TITLE,
    /// Its width in pixels.
    WIDTH,
    /// Its height in pixels.
    HEIGHT,
    /// The names of the fields along the horizontal axis.
    X,
    /// The names of the fields along the vertical axis.
    Y,
    /// The name of the field that colours, or splits into series.
    COLOUR,
    /// Text below the horizontal axis.
    X_LABEL,
    /// Text beside the vertical axis.
    Y_LABEL,
    /// Whether the horizontal axis is logarithmic.
    LOG_X,
    /// Whether the vertical axis is logarithmic.
    LOG_Y,
    /// How many stretches a histogram has.
    BINS,
    /// How many columns the text form takes.
    COLUMNS
}
