package jawait.display.chart;

/// Draws the marks of a plot within its axes.
///
/// @param area where they are
record SvgMarks(Plot plot, Area area, Svg svg) {
    private static final int MOST_TIPS = 500;

    /// In pixels.
    record Area(double left, double top, double width, double height) {}

    void draw() {
        for (int i = 0; i < plot.layers().size(); i++) {
            var layer = plot.layers().get(i);
            switch (plot.kind()) {
                case LINE -> line(layer);
                case SCATTER -> layer.marks().forEach(mark -> point(layer, mark));
                case BAR -> bars(layer, i);
                case HISTOGRAM -> layer.marks().forEach(mark -> bin(layer, mark));
                case HEATMAP -> cells(layer);
                case GANTT -> layer.marks().forEach(mark -> span(layer, mark));
            }
        }
    }

    private double x(double value) {
        return area.left + plot.axes().x().share(value) * area.width;
    }

    private double y(double value) {
        return area.top + (1 - plot.axes().y().share(value)) * area.height;
    }

    private void line(Layer layer) {
        var path = new StringBuilder();
        boolean pen = false;
        var marks = layer.marks();
        for (int i = 0; i < marks.size(); i++) {
            var mark = marks.get(i);
            if (!mark.isGap()) {
                boolean alone =
                        !pen && (i + 1 == marks.size() || marks.get(i + 1).isGap());
                if (alone) {
                    svg.one("circle", "cx", x(mark.x()), "cy", y(mark.y()), "r", 2.5, "fill", layer.colour());
                } else {
                    path.append(pen ? 'L' : 'M')
                            .append(Numbers.px(x(mark.x())))
                            .append(' ')
                            .append(Numbers.px(y(mark.y())));
                }
                pen = !alone;
            } else {
                pen = false;
            }
        }
        if (!path.isEmpty()) {
            svg.one(
                    "path",
                    "d",
                    path,
                    "fill",
                    "none",
                    "stroke",
                    layer.colour(),
                    "stroke-width",
                    "1.8",
                    "stroke-linejoin",
                    "round");
        }
    }

    private void point(Layer layer, Mark mark) {
        Object[] attributes = {
            "cx", x(mark.x()), "cy", y(mark.y()), "r", 3.0, "fill", layer.colour(), "fill-opacity", ".65"
        };
        tipped("circle", tip(layer, Numbers.text(mark.x()) + ", " + Numbers.text(mark.y())), attributes);
    }

    private void bars(Layer layer, int number) {
        double slot = area.width / Math.max(1, plot.axes().x().names().size());
        double wide = slot * .8 / plot.layers().size();
        for (var mark : layer.marks()) {
            double from = x(mark.x()) - slot * .4 + wide * number;
            double zero = y(plot.axes().y().base()), to = y(mark.y());
            tipped(
                    "rect",
                    tip(layer, plot.axes().x().name(mark.x()) + ": " + Numbers.text(mark.y())),
                    "x",
                    from,
                    "y",
                    Math.min(zero, to),
                    "width",
                    Math.max(.5, wide - (wide > 4 ? 1 : 0)),
                    "height",
                    Math.abs(zero - to),
                    "fill",
                    layer.colour());
        }
    }

    private void bin(Layer layer, Mark mark) {
        double from = x(mark.x()), zero = y(plot.axes().y().base()), to = y(mark.y());
        if (mark.y() > 0) {
            tipped(
                    "rect",
                    tip(
                            layer,
                            Numbers.text(mark.x()) + " to " + Numbers.text(mark.end()) + ": " + Numbers.text(mark.y())),
                    "x",
                    from + .5,
                    "y",
                    to,
                    "width",
                    Math.max(.5, x(mark.end()) - from - 1),
                    "height",
                    zero - to,
                    "fill",
                    layer.colour(),
                    "fill-opacity",
                    plot.layers().size() > 1 ? ".55" : "1");
        }
    }

    private void cells(Layer layer) {
        double[] heat = plot.heat();
        double wide = area.width / Math.max(1, plot.axes().x().names().size());
        double high = area.height / Math.max(1, plot.axes().y().names().size());
        for (var mark : layer.marks()) {
            double share = (mark.end() - heat[0]) / (heat[1] - heat[0]);
            tipped(
                    "rect",
                    plot.axes().x().name(mark.x()) + ", " + plot.axes().y().name(mark.y()) + ": "
                            + Numbers.text(mark.end()),
                    "x",
                    area.left + mark.x() * wide,
                    "y",
                    area.top + mark.y() * high,
                    "width",
                    wide + .3,
                    "height",
                    high + .3,
                    "fill",
                    Palette.heat(share));
        }
    }

    private void span(Layer layer, Mark mark) {
        double high = area.height / Math.max(1, plot.axes().y().names().size());
        double from = x(mark.x());
        String name = plot.axes().y().name(mark.y());
        String said = mark.tip().isEmpty() ? tip(layer, String.valueOf(name)) : mark.tip();
        tipped(
                "rect",
                said,
                "x",
                from,
                "y",
                area.top + mark.y() * high + high * .15,
                "width",
                Math.max(.4, x(mark.end()) - from),
                "height",
                high * .7,
                "fill",
                layer.colour());
    }

    private String tip(Layer layer, String text) {
        return layer.name().isEmpty() ? text : layer.name() + " " + text;
    }

    /// With words for whoever rests the pointer on it, where the marks are not too many.
    private void tipped(String element, String tip, Object... attributes) {
        long marks =
                plot.layers().stream().mapToLong(layer -> layer.marks().size()).sum();
        if (marks > MOST_TIPS) {
            svg.one(element, attributes);
        } else {
            svg.open(element, attributes).title(tip).close(element);
        }
    }
}
