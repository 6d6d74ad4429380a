package jawait.display.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of rows as columns with names: `double[][]`, lists of lists, a map from names to lists.
///
/// In a scatter chart each row is a point; in a heatmap the cell's place is its row and column;
/// anywhere else each row is a series.
final class Matrix {
    private Matrix() {}

    static Data of(Kind kind, @Nullable Object[] rows, List<String> names) {
        return kind == Kind.SCATTER && names.isEmpty() ? points(rows) : cells(rows, names);
    }

    private static Data points(@Nullable Object[] rows) {
        var x = new ArrayList<@Nullable Object>();
        var y = new ArrayList<@Nullable Object>();
        for (Object row : rows) {
            @Nullable Object[] point = Data.within(row);
            x.add(point.length > 0 ? point[0] : null);
            y.add(point.length > 1 ? point[1] : null);
        }
        return new Data(List.of(Column.of("x", x.toArray()), Column.of("y", y.toArray())), false);
    }

    private static Data cells(@Nullable Object[] rows, List<String> names) {
        var columns = new ArrayList<@Nullable Object>();
        var series = new ArrayList<@Nullable Object>();
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < rows.length; i++) {
            @Nullable Object[] row = Data.within(rows[i]);
            Object name = names.isEmpty() ? (Object) i : names.get(i); // numbers, as rows are counted
            for (int j = 0; j < row.length; j++) {
                columns.add(j);
                series.add(name);
                values.add(row[j]);
            }
        }
        return new Data(
                List.of(
                        Column.of("column", columns.toArray()),
                        Column.of("row", series.toArray()),
                        Column.of("value", values.toArray())),
                false,
                "row");
    }
}
