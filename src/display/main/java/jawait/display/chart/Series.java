package jawait.display.chart;

/// Data under a name.
///
/// @param name what the legend says; empty when nobody named it
public record Series(String name, Data data) {}
