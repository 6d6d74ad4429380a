package jawait.display.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which columns are drawn, and as what: those that were asked for, and else the first that fit.
///
/// @param x along the horizontal axis; null for the number of the row
/// @param ys along the vertical axis, a series each; empty to count the rows
/// @param colour what splits the rows into series, or null
record Fields(@Nullable Column x, List<Column> ys, @Nullable Column colour) {
    static Fields of(Kind kind, Data data, Wishes wishes) {
        Column colour = colour(data, wishes);
        List<Column> ys = columns(data, wishes.names(Wish.Y));
        List<Column> xs = columns(data, wishes.names(Wish.X));
        if (kind == Kind.HISTOGRAM) {
            return histogram(data, xs.isEmpty() ? ys : xs, colour);
        }
        var taken = new ArrayList<>(ys);
        if (colour != null) {
            taken.add(colour);
        }
        Column x = xs.isEmpty() ? across(kind, data, taken) : xs.getFirst();
        if (ys.isEmpty()) {
            ys = up(kind, data, x, colour);
        }
        return new Fields(x, ys, colour);
    }

    private static Fields histogram(Data data, List<Column> wished, @Nullable Column colour) {
        var columns = wished.isEmpty()
                ? first(
                        data,
                        column -> isMeasured(column)
                                && !column.name().equals(data.split())
                                && column != colour
                                && !(data.split().equals("row") && column.name().equals("column")))
                : wished;
        return new Fields(null, columns.isEmpty() && data.size() == 0 ? List.of() : columns, colour);
    }

    private static @Nullable Column colour(Data data, Wishes wishes) {
        String name = wishes.text(Wish.COLOUR, data.split());
        return name.isEmpty() ? null : data.column(name);
    }

    static List<Column> columns(Data data, List<String> names) {
        return names.stream().map(data::column).toList();
    }

    private static @Nullable Column across(Kind kind, Data data, List<Column> taken) {
        var rest = data.columns().stream().filter(c -> !taken.contains(c)).toList();
        boolean needed = taken.stream().noneMatch(Fields::isCounted)
                || taken.size() == 1 && !data.split().isEmpty();
        if (rest.isEmpty() || rest.size() == 1 && needed && (kind != Kind.BAR || isCounted(rest.getFirst()))) {
            return null;
        }
        Predicate<Column> fits = switch (kind) {
            case BAR -> column -> column.type() == Column.Type.NAME;
            case LINE -> column -> column.type() == Column.Type.TIME;
            default -> Fields::isMeasured;
        };
        return rest.stream().filter(fits).findFirst().orElse(rest.getFirst());
    }

    private static List<Column> up(Kind kind, Data data, @Nullable Column x, @Nullable Column colour) {
        var found = first(data, column -> column != x && column != colour && isCounted(column));
        if (found.isEmpty() && kind != Kind.BAR && data.size() > 0) {
            throw new IllegalArgumentException("Chart." + kind.word()
                    + ": no field with numbers is left for y; the data has "
                    + data.columns().stream()
                            .map(column -> column.name() + " ("
                                    + column.type().name().toLowerCase(java.util.Locale.ROOT) + ")")
                            .collect(Collectors.joining(", ")));
        }
        return found;
    }

    static List<Column> first(Data data, Predicate<Column> fits) {
        return data.columns().stream().filter(fits).limit(1).toList();
    }

    static boolean isMeasured(Column column) {
        return column.type() != Column.Type.NAME;
    }

    private static boolean isCounted(Column column) {
        return column.type() == Column.Type.NUMBER || column.type() == Column.Type.DURATION;
    }
}
