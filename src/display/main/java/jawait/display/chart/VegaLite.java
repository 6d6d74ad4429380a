package jawait.display.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A plot as a Vega-Lite 5 specification: the same marks on the same axes, which the pointer can ask.
///
/// The fields are called by single letters: names of users may hold dots and brackets, which Vega-Lite
/// reads as paths.
final class VegaLite {
    private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

    /// Vega would write the hours of afternoons as those of mornings.
    private static final String HOURS = "utcFormat(datum.value, {'hours': '%H:%M', 'minutes': '%H:%M'})";

    private final Plot plot;

    private VegaLite(Plot plot) {
        this.plot = plot;
    }

    static Map<String, Object> of(Plot plot) {
        return new VegaLite(plot).spec();
    }

    /// A JSON object of names and values in turn.
    private static Map<String, @Nullable Object> tree(@Nullable Object... pairs) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            tree.put((String) java.util.Objects.requireNonNull(pairs[i]), pairs[i + 1]);
        }
        return tree;
    }

    private Map<String, Object> spec() {
        var frame = plot.frame();
        var lines = new ArrayList<>(frame.notes());
        if (plot.isEmpty()) {
            lines.addFirst("no data");
        }
        var spec = new LinkedHashMap<String, Object>();
        spec.put("$schema", SCHEMA);
        if (!frame.title().isEmpty() || !lines.isEmpty()) {
            spec.put("title", tree("text", frame.title(), "subtitle", lines));
        }
        spec.put("width", Math.max(60, frame.width() - 130));
        spec.put("height", plot.kind() == Kind.GANTT ? tree("step", 22) : Math.max(60, frame.height() - 70));
        spec.put("data", tree("values", values()));
        spec.put("mark", mark());
        spec.put("encoding", encoding());
        spec.put("config", config());
        spec.put("background", "transparent");
        // Drawn as SVG, so that it is sharp and can be copied; and with the menu that saves it.
        spec.put("usermeta", tree("embedOptions", tree("renderer", "svg")));
        return spec;
    }

    private static Object config() {
        return tree(
                "axis",
                        tree(
                                "labelColor",
                                Palette.INK,
                                "titleColor",
                                Palette.INK,
                                "tickColor",
                                Palette.INK,
                                "domainColor",
                                Palette.INK,
                                "gridColor",
                                Palette.INK,
                                "gridOpacity",
                                .25),
                "legend", tree("labelColor", Palette.INK, "titleColor", Palette.INK),
                "title", tree("color", Palette.INK, "subtitleColor", Palette.INK),
                "view", tree("stroke", null));
    }

    private Object mark() {
        return switch (plot.kind()) {
            case LINE ->
                tree(
                        "type",
                        "line",
                        "tooltip",
                        true,
                        "point",
                        plot.layers().stream().mapToInt(l -> l.marks().size()).sum() <= 60,
                        "strokeWidth",
                        1.8);
            case SCATTER -> tree("type", "circle", "tooltip", true, "opacity", .65, "size", 30);
            case BAR -> tree("type", "bar", "tooltip", true);
            case HISTOGRAM ->
                tree("type", "bar", "tooltip", true, "opacity", plot.layers().size() > 1 ? .55 : 1);
            case HEATMAP -> tree("type", "rect", "tooltip", true);
            case GANTT -> tree("type", "bar", "tooltip", true, "height", tree("band", .7));
        };
    }

    private List<Map<String, @Nullable Object>> values() {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var layer : plot.layers()) {
            for (var mark : layer.marks()) {
                var row = tree(
                        "x",
                        place(plot.axes().x(), mark.x()),
                        "y",
                        place(plot.axes().y(), mark.y()));
                if (!Double.isNaN(mark.end())) {
                    row.put(
                            plot.kind() == Kind.HEATMAP ? "v" : "e",
                            place(plot.axes().x(), mark.end(), plot.kind()));
                }
                if (plot.hasLegend()) {
                    row.put("c", layer.name());
                }
                if (!mark.tip().isEmpty()) {
                    row.put("t", mark.tip());
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object place(Scale scale, double end, Kind kind) {
        Object place = kind == Kind.HEATMAP ? number(end) : place(scale, end);
        return java.util.Objects.requireNonNull(place);
    }

    private static @Nullable Object place(Scale scale, double at) {
        return Double.isNaN(at) ? null : scale.type() == Scale.Type.NAMES ? scale.name(at) : number(at);
    }

    /// Whole numbers without a point, which is shorter.
    private static Number number(double at) {
        long whole = (long) at;
        return whole == at && Math.abs(at) < 1e15 ? (Number) whole : (Number) at;
    }

    private Map<String, Object> encoding() {
        var encoding = new LinkedHashMap<String, Object>();
        encoding.put("x", axis("x", plot.axes().x()));
        encoding.put("y", axis("y", plot.axes().y()));
        if (plot.kind() == Kind.HISTOGRAM || plot.kind() == Kind.GANTT) {
            encoding.put("x2", tree("field", "e"));
        }
        if (plot.kind() != Kind.GANTT && hasBars() && plot.axes().y().type() == Scale.Type.LOGS) {
            encoding.put("y2", tree("datum", plot.axes().y().min())); // there is no zero to stand on
        }
        if (plot.kind() == Kind.HEATMAP) {
            var heat = plot.heat();
            encoding.put(
                    "color",
                    tree(
                            "field",
                            "v",
                            "type",
                            "quantitative",
                            "title",
                            plot.layers().getFirst().name(),
                            "scale",
                            tree("domain", List.of(heat[0], heat[1]), "range", Palette.HEAT)));
        } else if (plot.hasLegend()) {
            encoding.put("color", colour());
            if (plot.kind() == Kind.BAR) {
                encoding.put("xOffset", tree("field", "c", "type", "nominal", "scale", tree("domain", names())));
            }
        } else {
            encoding.put(
                    "color",
                    tree(
                            "value",
                            plot.layers().isEmpty()
                                    ? Palette.INK
                                    : plot.layers().getFirst().colour()));
        }
        if (plot.layers().stream()
                .anyMatch(layer ->
                        layer.marks().stream().anyMatch(mark -> !mark.tip().isEmpty()))) {
            encoding.put("tooltip", tree("field", "t", "type", "nominal"));
            encoding.put("description", tree("field", "t", "type", "nominal"));
        }
        return encoding;
    }

    private List<String> names() {
        return plot.layers().stream().map(Layer::name).toList();
    }

    private Object colour() {
        return tree(
                "field",
                "c",
                "type",
                "nominal",
                "title",
                null,
                "scale",
                tree(
                        "domain",
                        names(),
                        "range",
                        plot.layers().stream().map(Layer::colour).toList()));
    }

    private Map<String, @Nullable Object> axis(String field, Scale scale) {
        var axis = tree("field", field, "title", scale.label().isEmpty() ? null : scale.label());
        switch (scale.type()) {
            case NAMES -> {
                axis.put("type", "nominal");
                axis.put("sort", null);
                axis.put("scale", tree("domain", scale.names()));
                axis.put(
                        "axis",
                        field.equals("x")
                                ? tree("labelOverlap", true, "labelAngle", crowded(scale) ? -40 : 0)
                                : tree("labelOverlap", plot.kind() == Kind.HEATMAP, "labelLimit", 220));
            }
            case NUMBERS, LOGS -> {
                axis.put("type", "quantitative");
                axis.put(
                        "scale",
                        tree(
                                "domain",
                                List.of(scale.min(), scale.max()),
                                "nice",
                                false,
                                "zero",
                                false,
                                "type",
                                scale.type() == Scale.Type.LOGS ? "log" : "linear"));
            }
            case TIMES -> {
                axis.put("type", "temporal");
                axis.put("scale", tree("type", "utc", "domain", List.of(scale.min(), scale.max()), "nice", false));
                axis.put("axis", tree("labelExpr", HOURS));
            }
        }
        if (hasBars()) {
            axis.put("stack", null);
        }
        if (plot.kind() == Kind.HISTOGRAM && field.equals("x")) {
            axis.put("bin", tree("binned", true));
        }
        return axis;
    }

    private boolean hasBars() {
        return plot.kind() == Kind.BAR || plot.kind() == Kind.HISTOGRAM;
    }

    private boolean crowded(Scale scale) {
        double widest = scale.names().stream().mapToDouble(Labels::pixels).max().orElse(0);
        return widest + 8
                > (double) (plot.frame().width() - 130)
                        / Math.max(1, scale.names().size());
    }
}
