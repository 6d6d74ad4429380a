package jawait.display.chart;

import jawait.display.text.Widths;

/// What the colours of a plot mean, to its right.
final class SvgLegend {
    private static final double LONGEST = 140;
    private static final double LINE = 18;
    private static final double BAR = 120;

    private SvgLegend() {}

    static double width(Plot plot) {
        if (plot.kind() == Kind.HEATMAP) {
            return 36 + Math.max(Labels.pixels(high(plot)), Labels.pixels(low(plot)));
        }
        if (!plot.hasLegend()) {
            return 0;
        }
        return 40
                + plot.layers().stream()
                        .mapToDouble(layer -> Math.min(LONGEST, Labels.pixels(layer.name())))
                        .max()
                        .orElse(0);
    }

    static double height(Plot plot) {
        return plot.kind() == Kind.HEATMAP
                ? BAR + 30
                : plot.hasLegend() ? plot.layers().size() * LINE + 8 : 0;
    }

    private static String low(Plot plot) {
        return Numbers.text(plot.heat()[0]);
    }

    private static String high(Plot plot) {
        return Numbers.text(plot.heat()[1]);
    }

    static void draw(Plot plot, Svg svg, double x, double y) {
        if (plot.kind() == Kind.HEATMAP && !plot.isEmpty()) {
            gradient(plot, svg, x, y + 14);
        } else if (plot.hasLegend()) {
            double at = y + 2;
            for (var layer : plot.layers()) {
                svg.open("g");
                svg.title(layer.name());
                svg.one("rect", "x", x, "y", at, "width", 12.0, "height", 12.0, "rx", 2.0, "fill", layer.colour());
                svg.text(x + 18, at + 10, "start", Labels.fit(layer.name(), LONGEST));
                svg.close("g");
                at += LINE;
            }
        }
    }

    private static void gradient(Plot plot, Svg svg, double x, double y) {
        int steps = 30;
        for (int i = 0; i < steps; i++) {
            svg.one(
                    "rect",
                    "x",
                    x,
                    "y",
                    y + BAR * i / steps,
                    "width",
                    14.0,
                    "height",
                    BAR / steps + .5,
                    "fill",
                    Palette.heat(1 - (i + .5) / steps));
        }
        svg.text(
                x,
                y - 5,
                "start",
                Widths.cut(Labels.clean(plot.layers().getFirst().name()), 8));
        svg.text(x + 18, y + 9, "start", high(plot));
        svg.text(x + 18, y + BAR, "start", low(plot));
    }
}
