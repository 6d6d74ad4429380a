package jawait.display.chart;

import java.util.List;

/// Draws a plot as SVG: room for the labels first, then the axes, then the marks.
final class SvgPlot {
    private static final int TITLE_SIZE = 14;
    private static final double LINE = 16;
    private static final double SLANT = Math.sin(Math.toRadians(35));
    private static final double LONGEST_LABEL = 180;
    private static final double LONGEST_SLANTED = 120;
    private static final double ROW = 22;

    private final Plot plot;
    private final Scale x;
    private final Scale y;
    private final double left, right, top, bottom, width, height;
    private final boolean slanted;
    private final Svg svg;

    SvgPlot(Plot plot) {
        this.plot = plot;
        this.x = plot.axes().x();
        this.y = plot.axes().y();
        var frame = plot.frame();
        boolean hasTitle = !frame.title().isEmpty();
        double rightMargin = SvgLegend.width(plot);
        left = Math.min(frame.width() * .4, 14 + widest(y, 6) + (y.label().isEmpty() ? 0 : LINE + 4));
        right = Math.max(left + 40, frame.width() - Math.max(rightMargin, 18));
        width = right - left;
        top = hasTitle ? 34 : 14;
        slanted = x.type() == Scale.Type.NAMES
                && widest(x, 0) + 6 > width / x.names().size();
        double labels = slanted ? Math.min(widest(x, 0), LONGEST_SLANTED) * SLANT + 16 : 18;
        double below = labels + (x.label().isEmpty() ? 4 : LINE + 6) + LINE * notes().size();
        double rows = plot.kind() == Kind.GANTT ? Math.max(1, y.names().size()) * ROW : 0;
        height = rows > 0 ? rows : Math.max(40, frame.height() - top - below);
        bottom = top + height;
        double total = Math.max(bottom + below + 4, top + SvgLegend.height(plot));
        svg = new Svg(Math.max(frame.width(), right + 18), total, frame.title());
        labelsBelow = labels;
    }

    private final double labelsBelow;

    private List<String> notes() {
        return plot.frame().notes();
    }

    private static double widest(Scale scale, int ticks) {
        return scale.ticks(ticks == 0 ? 8 : ticks).stream()
                .mapToDouble(tick -> Math.min(LONGEST_LABEL, Labels.pixels(tick.text())))
                .max()
                .orElse(0);
    }

    String draw() {
        if (!plot.frame().title().isEmpty()) {
            svg.text(
                    Labels.fit(plot.frame().title(), plot.frame().width() * .72),
                    "x",
                    (left + right) / 2,
                    "y",
                    20.0,
                    "text-anchor",
                    "middle",
                    "font-size",
                    TITLE_SIZE,
                    "font-weight",
                    "600");
        }
        drawY();
        drawX();
        if (plot.isEmpty()) {
            svg.text((left + right) / 2, (top + bottom) / 2, "middle", "no data");
        } else {
            new SvgMarks(plot, new SvgMarks.Area(left, top, width, height), svg).draw();
        }
        SvgLegend.draw(plot, svg, right + 14, top);
        double at = bottom + labelsBelow + (x.label().isEmpty() ? 4 : LINE + 6) + 8;
        for (var note : notes()) {
            svg.text(
                    Labels.fit(note, plot.frame().width() * 1.05),
                    "x",
                    8.0,
                    "y",
                    at,
                    "font-size",
                    10,
                    "font-style",
                    "italic");
            at += LINE;
        }
        return svg.end();
    }

    private void drawY() {
        boolean names = y.type() == Scale.Type.NAMES;
        double step = height / Math.max(1, y.names().size());
        double last = Double.POSITIVE_INFINITY;
        for (var tick : names && plot.kind() != Kind.HEATMAP ? y.ticks(0) : y.ticks((int) Math.max(2, height / 45))) {
            double at = names ? top + (tick.at() + .5) * step : bottom - y.share(tick.at()) * height;
            if (!names) {
                svg.one(
                        "line",
                        "x1",
                        left,
                        "x2",
                        right,
                        "y1",
                        at,
                        "y2",
                        at,
                        "stroke",
                        Palette.INK,
                        "stroke-opacity",
                        ".25");
            }
            if (Math.abs(last - at) >= 11) {
                label(tick.text(), at);
                last = at;
            }
        }
        if (!y.label().isEmpty()) {
            double middle = (top + bottom) / 2;
            svg.text(
                    Labels.fit(Labels.clean(y.label()), height),
                    "transform",
                    "translate(13 " + Numbers.px(middle) + ") rotate(-90)",
                    "text-anchor",
                    "middle",
                    "font-weight",
                    "600");
        }
    }

    /// Cut to the room that there is; the whole name when the pointer rests on it.
    private void label(String text, double at) {
        String cut = Labels.fit(text, Math.max(20, left - 10 - (y.label().isEmpty() ? 0 : LINE + 2)));
        svg.open("g");
        if (!cut.equals(text)) {
            svg.title(text);
        }
        svg.text(cut, "x", left - 6, "y", at + 4, "text-anchor", "end", "xml:space", "preserve")
                .close("g");
    }

    private void drawX() {
        svg.one("line", "x1", left, "x2", right, "y1", bottom, "y2", bottom, "stroke", Palette.INK);
        double last = Double.NEGATIVE_INFINITY;
        for (var tick : x.ticks((int) Math.max(2, width / 80))) {
            double at = left + x.share(tick.at()) * width;
            String text = Labels.fit(tick.text(), LONGEST_LABEL);
            double half = slanted ? 6 : Labels.pixels(text) / 2 + 4;
            if (at - half >= last) {
                last = at + half;
                svg.one("line", "x1", at, "x2", at, "y1", bottom, "y2", bottom + 4, "stroke", Palette.INK);
                if (slanted) {
                    svg.text(
                            Labels.fit(text, Math.min(LONGEST_SLANTED, at / Math.cos(Math.toRadians(35)))),
                            "transform",
                            "translate(" + Numbers.px(at + 3) + " " + Numbers.px(bottom + 13) + ") rotate(-35)",
                            "text-anchor",
                            "end");
                } else {
                    svg.text(Math.min(at, plot.frame().width() - half), bottom + 15, "middle", text);
                }
            }
        }
        if (!x.label().isEmpty()) {
            svg.text(
                    Labels.fit(Labels.clean(x.label()), width),
                    "x",
                    (left + right) / 2,
                    "y",
                    bottom + labelsBelow + 12,
                    "text-anchor",
                    "middle",
                    "font-weight",
                    "600");
        }
    }
}
