package jawait.display.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jawait.display.text.Units;
import org.jspecify.annotations.Nullable;

/// Heatmaps: a value for each pair of names.
final class Grid {
    /// More cells a side are drawn together.
    private static final int MOST = 60;

    private static final int LARGEST = 2000;

    private final Measure across;
    private final Measure up;
    private final List<String> notes = new ArrayList<>();
    private double[][] sums = new double[0][0];
    private int[][] counts = new int[0][0];

    private Grid(Measure across, Measure up) {
        this.across = across;
        this.up = up;
    }

    static Plot draft(Series series, Wishes wishes) {
        Data data = series.data();
        List<Column> columns = data.columns();
        Column x = wished(data, wishes, Wish.X, columns.isEmpty() ? null : columns.getFirst());
        Column y = wished(data, wishes, Wish.Y, columns.size() < 2 ? null : columns.get(1));
        Column value = value(data, wishes, x, y);
        var grid = new Grid(Measure.of(List.of(named(x, data))), Measure.of(List.of(named(y, data))));
        Places xs = Places.of(named(x, data)), ys = Places.of(named(y, data));
        grid.read(xs, ys, value);
        return grid.plot(xs, ys, wishes.with(Wish.COLOUR, value == null ? "count" : value.name()));
    }

    private static Column named(@Nullable Column column, Data data) {
        return column == null ? Column.of("", new @Nullable Object[data.size()]) : column;
    }

    private static @Nullable Column wished(Data data, Wishes wishes, Wish wish, @Nullable Column otherwise) {
        var names = wishes.names(wish);
        return names.isEmpty() ? otherwise : data.column(names.getFirst());
    }

    private static @Nullable Column value(Data data, Wishes wishes, @Nullable Column x, @Nullable Column y) {
        String name = wishes.text(Wish.COLOUR);
        if (name != null) {
            Measure.of(List.of(data.column(name))).needsNumbers(Kind.HEATMAP, "colour");
            return data.column(name);
        }
        return Fields.first(data, c -> c != x && c != y && Fields.isMeasured(c)).stream()
                .findFirst()
                .orElse(null);
    }

    private void read(Places xs, Places ys, @Nullable Column value) {
        int wide = xs.blocks(), high = ys.blocks();
        sums = new double[wide][high];
        counts = new int[wide][high];
        int missing = 0, rows = xs.column().size();
        for (int row = 0; row < rows; row++) {
            double number = value == null ? 1 : value.number(row);
            int i = xs.block(row), j = ys.block(row);
            if (!Double.isFinite(number)) {
                missing++;
            } else if (i >= 0 && j >= 0) {
                sums[i][j] += number;
                counts[i][j]++;
            }
        }
        if (missing > 0) {
            notes.add(missing + " of " + Units.count(rows) + " values are no finite numbers and left out");
        }
        boolean several =
                IntStream.range(0, wide).anyMatch(i -> IntStream.range(0, high).anyMatch(j -> counts[i][j] > 1));
        if (several && value != null) {
            notes.add("each cell is the mean of the values in it");
        }
        xs.tell("columns", notes);
        ys.tell("rows", notes);
    }

    private Plot plot(Places xs, Places ys, Wishes wishes) {
        boolean means = !"count".equals(wishes.text(Wish.COLOUR));
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < sums[i].length; j++) {
                if (counts[i][j] > 0) {
                    marks.add(new Mark(i, means ? sums[i][j] / counts[i][j] : sums[i][j], j, ""));
                }
            }
        }
        var axes = new Plot.Axes(
                Scale.names(across.label(), xs.texts()).labelled(wishes.text(Wish.X_LABEL)),
                Scale.names(up.label(), ys.texts()).labelled(wishes.text(Wish.Y_LABEL)));
        var layer = new Layer(wishes.text(Wish.COLOUR, "value"), Palette.INK, marks);
        return new Plot(Kind.HEATMAP, Draft.frame(wishes, notes), axes, List.of(layer));
    }

    /// The names along one side, in blocks where they are too many.
    private record Places(Column column, List<String> names, java.util.Map<String, Integer> order, int all) {
        static Places of(Column column) {
            var found = new java.util.LinkedHashMap<String, Double>();
            int all = 0;
            for (int row = 0; row < column.size(); row++) {
                String name = column.text(row);
                if (!found.containsKey(name)) {
                    all++;
                    if (found.size() < LARGEST) {
                        found.put(name, column.number(row));
                    }
                }
            }
            var names = new ArrayList<>(found.keySet());
            if (column.type() != Column.Type.NAME) {
                names.sort(java.util.Comparator.comparing(found::get));
            }
            var order = new java.util.HashMap<String, Integer>();
            names.forEach(name -> order.put(name, order.size()));
            return new Places(column, names, order, all);
        }

        int blocks() {
            return Math.min(MOST, names.size());
        }

        int block(int row) {
            int place = order.getOrDefault(column.text(row), -1);
            return place < 0 ? -1 : (int) ((long) place * blocks() / names.size());
        }

        List<String> texts() {
            if (names.size() <= MOST) {
                return names;
            }
            return IntStream.range(0, MOST)
                    .mapToObj(i -> names.get((int) (((long) names.size() * i + MOST - 1) / MOST)) + "…")
                    .toList();
        }

        void tell(String what, List<String> notes) {
            if (all > names.size()) {
                notes.add("the first " + Units.count(names.size()) + " " + what + " are drawn, and no more");
            }
            if (names.size() > MOST) {
                notes.add(Units.count(names.size()) + " " + what + ", drawn together as " + MOST);
            }
        }
    }
}
