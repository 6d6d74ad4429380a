package jawait.display.chart;

/// A mark on an axis.
///
/// @param at the value there
/// @param text what stands beside it
record Tick(double at, String text) {}
