package jawait.display.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gantt charts: bars from a start to an end.
///
/// @param name of the row, or null for its number
/// @param start where each bar begins, or null for zero
/// @param end where it ends, or how long it is when `isLength`
/// @param colour what the colours tell apart, or null
record Spans(
        @Nullable Column name,
        @Nullable Column start,
        Column end,
        boolean isLength,
        @Nullable Column colour) {
    private static final int MOST = 200;
    private static final Set<String> STARTS =
            Set.of("start", "begin", "began", "begun", "from", "started", "startedat");
    private static final Set<String> ENDS =
            Set.of("end", "finish", "ended", "to", "until", "stop", "finished", "endedat");

    static Plot draft(List<Series> series, Wishes wishes) {
        Data data = series.getFirst().data();
        if (data.size() == 0) {
            return new Plot(
                    Kind.GANTT,
                    Draft.frame(wishes, List.of()),
                    new Plot.Axes(Scale.numbers("", 0, 1, false), Scale.names("", List.of())),
                    List.of());
        }
        return of(data, wishes).plot(wishes);
    }

    private static Spans of(Data data, Wishes wishes) {
        var ys = Fields.columns(data, wishes.names(Wish.Y));
        var xs = Fields.columns(data, wishes.names(Wish.X));
        String split = wishes.text(Wish.COLOUR);
        Column colour = split == null ? null : data.column(split);
        Column start = xs.isEmpty() ? called(data, STARTS) : xs.getFirst();
        Column end = xs.size() > 1 ? xs.get(1) : called(data, ENDS);
        Column length = end == null ? length(data, start) : null;
        Column name = ys.isEmpty()
                ? Fields.first(data, c -> c.type() == Column.Type.NAME && c != colour).stream()
                        .findFirst()
                        .orElse(null)
                : ys.getFirst();
        if (end == null && length == null) {
            throw new IllegalArgumentException(
                    "Chart.gantt: expected fields named start and end, or start and duration, or "
                            + ".x(\"start\", \"end\"); the data has " + String.join(", ", data.names()));
        }
        return new Spans(
                name, start, end == null ? java.util.Objects.requireNonNull(length) : end, end == null, colour);
    }

    private static @Nullable Column called(Data data, Set<String> names) {
        return Fields.first(data, c -> names.contains(c.name().toLowerCase(Locale.ROOT))).stream()
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Column length(Data data, @Nullable Column start) {
        return Fields.first(
                        data, c -> c != start && (c.type() == Column.Type.DURATION || c.type() == Column.Type.NUMBER))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private Plot plot(Wishes wishes) {
        Measure along = Measure.of(start == null ? List.of(end) : axis(start));
        along.needsNumbers(Kind.GANTT, "x");
        Map<String, Integer> rows = new LinkedHashMap<>();
        Map<String, List<Mark>> groups = new LinkedHashMap<>();
        int missing = 0, size = end.size();
        for (int row = 0; row < size; row++) {
            String label = name == null ? String.valueOf(row) : name.text(row);
            double from = start == null ? 0 : along.read(start, row);
            double to = isLength ? from + length(along, row) : along.read(end, row);
            if (Double.isNaN(from) || Double.isNaN(to)) {
                missing++;
            } else if (rows.size() < MOST || rows.containsKey(label)) {
                int place = rows.computeIfAbsent(label, _ -> rows.size());
                groups.computeIfAbsent(colour == null ? "" : colour.text(row), _ -> new ArrayList<>())
                        .add(new Mark(Math.min(from, to), Math.max(from, to), place, ""));
            }
        }
        return plot(wishes, along, rows.keySet().stream().toList(), layers(groups), missing);
    }

    private List<Column> axis(Column from) {
        return isLength && from.type() != end.type() ? List.of(from) : List.of(from, end);
    }

    private double length(Measure along, int row) {
        boolean inMillis = start != null && start.type() == Column.Type.TIME && end.type() == Column.Type.DURATION;
        return inMillis ? end.number(row) * 1000 : along.read(end, row);
    }

    private static List<Layer> layers(Map<String, List<Mark>> groups) {
        var layers = new ArrayList<Layer>();
        groups.forEach((group, marks) -> layers.add(Layer.of(layers.size(), group, marks)));
        return layers;
    }

    private Plot plot(Wishes wishes, Measure along, List<String> names, List<Layer> layers, int missing) {
        var notes = new ArrayList<String>();
        if (missing > 0) {
            notes.add(missing + " bars have no start or end and are left out");
        }
        if (names.size() == MOST && end.size() > MOST) {
            notes.add("the first " + MOST + " rows are drawn");
        }
        var reach = Measure.Reach.of(Draft.values(layers, Mark::x), false, false);
        for (double to : Draft.values(layers, Mark::end)) {
            reach = reach.with(to);
        }
        return new Plot(
                Kind.GANTT,
                Draft.frame(wishes, notes),
                new Plot.Axes(
                        along.scale(reach, wishes.text(Wish.X_LABEL)),
                        Scale.names(name == null ? "" : name.name(), names).labelled(wishes.text(Wish.Y_LABEL))),
                layers);
    }
}
