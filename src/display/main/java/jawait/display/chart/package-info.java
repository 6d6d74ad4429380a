/// How a chart is drawn: data becomes a [jawait.display.chart.Plot], and that a Vega-Lite tree, an SVG
/// and a text, which show the same marks on the same axes.
///
/// It must never know what a cell types or how things are shown: that is `jawait.display`, which uses it.
@NullMarked
package jawait.display.chart;

import org.jspecify.annotations.NullMarked;
