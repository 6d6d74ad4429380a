package jawait.display.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the values along an axis are measured in, so that several columns can share it.
final class Measure {
    private static final Map<String, Double> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("d", 86_400.0);
        UNITS.put("h", 3_600.0);
        UNITS.put("min", 60.0);
        UNITS.put("s", 1.0);
        UNITS.put("ms", 1e-3);
        UNITS.put("µs", 1e-6);
    }

    private final Column.Type type;
    private final String label;
    private final double unit;
    private final Map<String, Integer> names = new LinkedHashMap<>();

    private Measure(Column.Type type, String label, double unit) {
        this.type = type;
        this.label = label;
        this.unit = unit;
    }

    /// For these columns; they are names where they are not all of one type.
    static Measure of(List<Column> columns) {
        var types = columns.stream()
                .filter(c -> c.size() > 0)
                .map(Column::type)
                .distinct()
                .toList();
        var type = types.isEmpty() ? Column.Type.NUMBER : types.size() == 1 ? types.getFirst() : Column.Type.NAME;
        var named = columns.stream().map(Column::name).distinct().toList();
        String label = named.size() == 1 ? named.getFirst() : "";
        if (type != Column.Type.DURATION) {
            return new Measure(type, label, 1);
        }
        var unit = unit(columns);
        return new Measure(type, (label + " (" + unit.getKey() + ")").strip(), unit.getValue());
    }

    /// The largest of which there are at least two.
    private static Map.Entry<String, Double> unit(List<Column> columns) {
        double most = 0;
        for (var column : columns) {
            for (int row = 0; row < column.size(); row++) {
                double seconds = Math.abs(column.number(row));
                most = seconds > most ? seconds : most;
            }
        }
        for (var unit : UNITS.entrySet()) {
            if (most >= 2 * unit.getValue() || most >= unit.getValue() && unit.getValue() <= 1) {
                return unit;
            }
        }
        return most > 0 ? Map.entry("ns", 1e-9) : Map.entry("s", 1.0);
    }

    /// Says which field is not of the type that is needed.
    void needsNumbers(Kind kind, String axis) {
        if (type == Column.Type.NAME) {
            throw new IllegalArgumentException("Chart." + kind.word() + ": " + axis + " needs numbers, and "
                    + (label.isEmpty() ? "there are" : "the field \"" + label + "\" holds")
                    + " texts or values of several kinds");
        }
    }

    boolean isNames() {
        return type == Column.Type.NAME;
    }

    boolean isTimes() {
        return type == Column.Type.TIME;
    }

    String label() {
        return label;
    }

    /// The place of a row's value: a number, or that of a name that is kept by its number. NaN for what
    /// has none.
    double read(Column column, int row) {
        if (type != Column.Type.NAME) {
            return column.number(row) / unit;
        }
        return names.computeIfAbsent(column.text(row), _ -> names.size());
    }

    /// The names read so far, each at its place.
    List<String> names() {
        return new ArrayList<>(names.keySet());
    }

    /// The axis for marks between these values.
    Scale scale(Reach reach, @Nullable String wished) {
        Scale scale;
        if (type == Column.Type.NAME) {
            scale = Scale.names(label, names());
        } else if (type == Column.Type.TIME) {
            scale = Scale.times(label, reach.min(), reach.max());
        } else if (reach.log()) {
            scale = Scale.logs(label, reach.min(), reach.max());
        } else {
            scale = Scale.numbers(label, reach.min(), reach.max(), reach.round());
        }
        return scale.labelled(wished);
    }

    /// What an axis has to hold.
    ///
    /// @param log whether by logarithms
    /// @param round whether its ends are to be round numbers
    record Reach(double min, double max, boolean log, boolean round) {
        static Reach of(double[] values, boolean log, boolean round) {
            double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
            for (double value : Objects.requireNonNull(values)) {
                if (!Double.isNaN(value)) {
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
            return new Reach(min, max, log, round);
        }

        Reach with(double value) {
            return new Reach(Math.min(min, value), Math.max(max, value), log, round);
        }
    }
}
